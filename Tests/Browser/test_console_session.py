"""The console's session: an account token in, a cookie that scripts cannot read, nothing kept."""

import pytest
from playwright.sync_api import expect

from console import UNAUTHORIZED, row, sign_in, view

SIGN_IN = "Sign in to the console"


@pytest.fixture
def front(open_page):
    """The console before anybody has signed in."""
    return open_page("/console/", expected=(UNAUTHORIZED,))


def field(page):
    return page.get_by_label("Account token", exact=True)


def submit(page, token):
    field(page).fill(token)
    page.get_by_role("button", name="Sign in").click()


def is_signed_out(page):
    expect(page.get_by_role("heading", name=SIGN_IN)).to_be_visible()
    expect(page.locator("#signed-in")).to_be_hidden()


def test_asks_for_a_token_and_says_how_one_is_made(front):
    is_signed_out(front)
    expect(front.get_by_text("easydown account token acct_…")).to_be_visible()
    expect(field(front)).to_have_attribute("type", "password")


@pytest.mark.parametrize("token, sentence", [
    ("ed_acct_" + "0" * 49, "This token is not valid"),
    ("nonsense", "This token is not valid"),
    ("ed_live_" + "0" * 49, "This is the token of a key"),
    ("   ", "Paste the account token"),
])
def test_a_wrong_token_is_refused_at_its_field(front, token, sentence):
    submit(front, token)
    expect(front.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    expect(field(front)).to_have_attribute("aria-invalid", "true")
    expect(field(front)).to_be_focused()
    expect(field(front)).to_have_value("")
    assert front.context.cookies() == []


def test_a_good_token_opens_the_account(front, account):
    sign_in(front, account)
    expect(front.locator("#account-id")).to_have_text(account.id)
    expect(front.locator("#account-credits")).to_have_text("1,000")
    expect(front.get_by_role("heading", name=SIGN_IN)).to_be_hidden()


def test_the_cookie_is_out_of_every_script_s_reach(console):
    page = console()
    [cookie] = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/api/")
    assert page.evaluate("document.cookie") == ""


def test_the_token_is_kept_nowhere(console, account):
    page = console()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
    assert account.token not in page.content()
    assert account.token not in page.evaluate("[...document.querySelectorAll('input')].map((one) => one.value)")
    assert account.token not in page.url


def test_the_token_travels_once_and_only_in_the_body_of_the_sign_in(front, account):
    bearers = []

    def note(request):
        if account.token in f"{request.url} {request.headers} {request.post_data}":
            bearers.append((request.method, request.url, request.post_data_json))

    front.on("request", note)
    sign_in(front, account)
    view(front, "Ledger")
    expect(front.get_by_text("Credits added")).to_be_visible()
    assert bearers == [("POST", account.service.origin + "/api/session", {"token": account.token})]


def test_a_reload_goes_on_with_the_session_and_the_view(console, account):
    page = console("#ledger")
    page.reload()
    expect(page.get_by_role("heading", level=1, name=account.name)).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Ledger")).to_be_visible()


def test_signing_out_leaves_nothing_behind(console, account):
    account.key(name="left behind")
    page = console()
    expect(row(page, "left behind")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    is_signed_out(page)
    expect(page.get_by_role("status").filter(has_text="You have signed out.")).to_be_visible()
    for trace in (account.name, account.id, "left behind"):
        assert trace not in page.content()
    assert page.context.cookies() == []
    page.reload()
    is_signed_out(page)


def test_a_session_that_ended_elsewhere_brings_the_form_back(console, account):
    page = console(expected=(UNAUTHORIZED,))
    page.get_by_role("button", name="Create key").click()
    page.get_by_label("Name").fill("too late")
    account.renew_token()
    page.get_by_role("dialog").get_by_role("button", name="Create key").click()
    is_signed_out(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Your session has ended. Sign in again to go on.")).to_be_visible()
    assert account.name not in page.content()
    assert account.keys() == []


def test_the_next_account_sees_nothing_of_the_one_before(console, account, other_account):
    account.key(name="private name")
    page = console()
    expect(row(page, "private name")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, other_account)
    expect(page.get_by_text("No keys")).to_be_visible()
    assert "private name" not in page.content()


def test_a_server_out_of_reach_is_said_and_tried_again(console):
    page = console(expected=("net::ERR_FAILED",))
    page.route("**/api/v1/ledger*", lambda route: route.abort())
    view(page, "Ledger")
    expect(page.get_by_role("alert").filter(has_text="could not be reached")).to_be_visible()
    page.unroute("**/api/v1/ledger*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Credits added")).to_be_visible()
    expect(page.get_by_text("could not be reached")).to_have_count(0)
