"""Keys in the console, each change seen through the API."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from console import PHONE, VIDEO, magic, no_sideways_scroll, row, shown_token

SAMPLE = magic("0200")


def open_form(page, name):
    page.get_by_role("button", name="Create key").click()
    expect(page.get_by_label("Name")).to_be_focused()
    page.get_by_label("Name").fill(name)
    return page.get_by_role("dialog")


def create(page, dialog) -> str:
    """Sends the form; the token that is shown."""
    dialog.get_by_role("button", name="Create key").click()
    expect(page.get_by_role("heading", name="Key created")).to_be_visible()
    return shown_token(page)


def done(page):
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def act(page, action, name):
    page.get_by_role("button", name=f"{action} {name}").click()
    return page.get_by_role("dialog")


def test_a_new_key_works_and_its_token_is_shown_once(console, account):
    page = console()
    dialog = open_form(page, "Web backend")
    dialog.get_by_role("radio", name="Test").check()
    token = create(page, dialog)
    expect(page.get_by_text("It will not be shown again")).to_be_visible()
    done(page)
    assert account.parse(token, SAMPLE)[0] == 200
    expect(row(page, "Web backend")).to_contain_text("test")
    expect(row(page, "Web backend")).to_contain_text("active")
    assert token not in page.content()
    page.reload()
    expect(row(page, "Web backend")).to_be_visible()
    assert token not in page.content()
    [key] = account.keys()
    assert (key["name"], key["mode"]) == ("Web backend", "test")
    assert (key["expires"], key["platforms"], key["addresses"]) == (None, None, [])


def test_the_token_is_copied(console):
    page = console(permissions=["clipboard-read", "clipboard-write"])
    token = create(page, open_form(page, "copied"))
    page.get_by_role("button", name="Copy token").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator("#token-status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == token


def test_expiration_platforms_and_addresses_are_what_the_form_said(console, account):
    page = console()
    dialog = open_form(page, "bounded")
    page.get_by_label("Last day").fill("2031-12-31")
    page.get_by_label("Only these").check()
    for name in ("YouTube", "X / Twitter"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_label("Client addresses").fill("127.0.0.0/8\n::1  192.0.2.7")
    token = create(page, dialog)
    done(page)
    [key] = account.keys()
    assert key["expires"] == "2032-01-01T00:00:00Z"
    assert key["platforms"] == ["twitter", "youtube"]
    assert key["addresses"] == ["127.0.0.0/8", "::1", "192.0.2.7"]
    assert account.parse(token, VIDEO)[1]["code"] == "platform_not_allowed"
    for text in ("31 Dec 2031", "X / Twitter, YouTube", "from 3 address blocks"):
        expect(row(page, "bounded")).to_contain_text(text)


def test_mistakes_are_told_at_their_fields_and_nothing_is_sent(console, account):
    page = console()
    dialog = open_form(page, "   ")
    page.get_by_label("Last day").fill("2020-01-01")
    page.get_by_label("Only these").check()
    page.get_by_label("Client addresses").fill("our office")
    dialog.get_by_role("button", name="Create key").click()
    expect(page.get_by_label("Name")).to_be_focused()
    for label, sentence in {
        "Name": "Give the key a name.", "Last day": "This day is over", "Client addresses": "our is no address",
    }.items():
        expect(page.get_by_label(label)).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_label(label)).to_have_accessible_description(re.compile(sentence))
    platforms = page.get_by_role("group", name="Platforms")
    expect(platforms).to_have_accessible_description("Choose at least one platform, or all.")
    assert account.keys() == []


def test_what_only_the_server_can_refuse_stands_at_its_field_too(console, account):
    page = console(expected=("status of 400",))
    dialog = open_form(page, "addressed")
    page.get_by_label("Client addresses").fill("999.1.1.1")
    dialog.get_by_role("button", name="Create key").click()
    expect(page.get_by_label("Client addresses")).to_have_accessible_description(re.compile("999.1.1.1 is no address"))
    expect(page.get_by_label("Client addresses")).to_be_focused()
    page.get_by_label("Client addresses").fill("")
    create(page, dialog)
    assert [key["name"] for key in account.keys()] == ["addressed"]


def test_editing_sends_what_changed_and_keeps_the_token(console, account):
    _, token = account.key("--test", "--expires", "2031-12-31", "--platforms", "tiktok,youtube",
                           "--addresses", "127.0.0.0/8", name="before")
    page = console()
    dialog = act(page, "Edit", "before")
    expect(page.get_by_label("Last day")).to_have_value("2031-12-31")
    expect(page.get_by_role("checkbox", name="TikTok")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Weibo")).not_to_be_checked()
    page.get_by_label("Name").fill("after")
    page.get_by_role("checkbox", name="YouTube").uncheck()
    with page.expect_request(lambda request: request.method == "PATCH") as sent:
        dialog.get_by_role("button", name="Save changes").click()
    assert sent.value.post_data_json == {"name": "after", "platforms": ["tiktok"]}
    expect(row(page, "after")).to_be_visible()
    [key] = account.keys()
    assert (key["name"], key["platforms"], key["expires"]) == ("after", ["tiktok"], "2032-01-01T00:00:00Z")
    assert account.parse(token, SAMPLE)[0] == 200


def test_a_blank_day_makes_a_key_permanent_again(console, account):
    _, token = account.key("--test", "--expires", "2020-01-01", name="returning")
    assert account.parse(token, SAMPLE)[1]["code"] == "token_expired"
    page = console()
    expect(row(page, "returning")).to_contain_text("expired")
    dialog = act(page, "Edit", "returning")
    page.get_by_label("Last day").fill("")
    dialog.get_by_role("button", name="Save changes").click()
    expect(row(page, "returning")).to_contain_text("active")
    assert account.parse(token, SAMPLE)[0] == 200


def test_a_key_that_ends_within_a_day_keeps_its_instant_where_that_was_not_touched(console, account):
    account.key("--expires", "2031-05-01T12:30:00Z", name="precise")
    page = console()
    dialog = act(page, "Edit", "precise")
    expect(page.get_by_label("Last day")).to_have_accessible_description(re.compile("1 May 2031, 12:30 UTC"))
    page.get_by_label("Name").fill("renamed")
    dialog.get_by_role("button", name="Save changes").click()
    expect(row(page, "renamed")).to_be_visible()
    assert account.keys()[0]["expires"] == "2031-05-01T12:30:00Z"


def test_a_reset_ends_the_old_token_at_once_and_keeps_the_rest(console, account):
    _, old = account.key("--test", "--platforms", "tiktok", name="reset me")
    page = console()
    dialog = act(page, "Reset", "reset me")
    expect(dialog).to_contain_text("reset me gets a new token")
    assert account.parse(old, SAMPLE)[0] == 200, "the question alone must change nothing"
    dialog.get_by_role("button", name="Reset token").click()
    expect(page.get_by_role("heading", name="New token")).to_be_visible()
    new = shown_token(page)
    assert account.parse(old, SAMPLE)[0] == 401
    assert account.parse(new, SAMPLE)[0] == 200
    assert account.keys()[0]["platforms"] == ["tiktok"]


def test_a_reset_with_grace_lets_the_old_token_live_on(console, account):
    _, old = account.key("--test", name="gently")
    page = console()
    dialog = act(page, "Reset", "gently")
    page.get_by_label("The present token stops").select_option("after one hour")
    dialog.get_by_role("button", name="Reset token").click()
    expect(page.get_by_role("heading", name="New token")).to_be_visible()
    assert account.parse(old, SAMPLE)[0] == 200
    assert account.parse(shown_token(page), SAMPLE)[0] == 200


@pytest.mark.parametrize("action, way_out", [
    ("Reset", "Cancel"), ("Revoke", "Keep it"), ("Reset", "Escape"), ("Revoke", "Escape"),
])
def test_a_question_that_is_refused_changes_nothing(console, account, action, way_out):
    _, token = account.key("--test", name="spared")
    page = console()
    dialog = act(page, action, "spared")
    if way_out == "Escape":
        page.keyboard.press("Escape")
    else:
        dialog.get_by_role("button", name=way_out).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name=f"{action} spared")).to_be_focused()
    assert account.parse(token, SAMPLE)[0] == 200


def test_a_revoked_key_is_refused_and_leaves_the_list(console, account):
    _, token = account.key("--test", name="doomed")
    account.key(name="staying")
    page = console()
    dialog = act(page, "Revoke", "doomed")
    dialog.get_by_role("button", name="Revoke key").click()
    expect(row(page, "doomed")).to_have_count(0)
    expect(row(page, "staying")).to_be_visible()
    assert account.parse(token, SAMPLE)[0] == 401
    page.get_by_label("Show 1 revoked").check()
    expect(row(page, "doomed")).to_contain_text("revoked")
    expect(row(page, "doomed").get_by_role("button")).to_have_count(0)


def test_a_key_shows_when_it_was_made_and_last_used(console, account):
    _, token = account.key(name="busy")
    account.key(name="idle")
    account.parse(token, VIDEO)
    page = console()
    today = datetime.datetime.now(datetime.UTC)
    expect(row(page, "busy").locator("time").last).to_have_attribute("datetime", re.compile(f"^{today:%Y-%m-%d}"))
    expect(row(page, "busy").locator("time")).to_have_count(2)
    expect(row(page, "idle").locator("td[data-label='Last used']")).to_have_text("Never")


HOSTILE = {
    "markup": "<img src=x onerror=document.title='owned'>",
    "a script": "\"'><script>document.title='owned'</script>",
    "template marks": "{{constructor.constructor('document.title=1')()}} ${7*7}",
    "a name that turns the line around": "safe\u202etxt.exe\u2066",
    "a long word": "W" * 100,
    "combining marks": "Z" + "\u0300" * 60,
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_name_stays_a_text(console, account, name):
    account.key("--test", name=name)
    page = console(**PHONE)
    title = page.title()
    expect(page.locator("#keys-list bdi")).to_have_text(name)
    act(page, "Revoke", name)
    expect(page.locator("#revoke-name")).to_have_text(name)
    no_sideways_scroll(page)
    page.keyboard.press("Escape")
    act(page, "Edit", name)
    expect(page.get_by_label("Name")).to_have_value(name)
    assert page.title() == title
    assert page.locator("#keys-list :is(img, script)").count() == 0


def test_an_empty_account_is_told_what_to_do(console):
    page = console()
    expect(page.get_by_text("Create a test key first")).to_be_visible()
