"""The console for everybody: by keyboard, on a phone, with a screen reader, in the dark."""

import pytest
from playwright.sync_api import expect

from console import Account, MODES, PHONE, VIDEO, magic, no_sideways_scroll, row, view

SIZES = {"desk": {"viewport": {"width": 1280, "height": 800}}, "phone": PHONE}


@pytest.fixture(scope="module")
def account(service):
    """An account with a bit of everything."""
    account = Account(service)
    _, token = account.key(name="Web backend")
    account.key("--test", name="Continuous integration")
    account.key("--platforms", "tiktok,youtube,instagram", "--expires", "2031-01-31",
                "--addresses", "192.0.2.0/24,2001:db8::/32",
                name="Nightly archive of the marketing department")
    account.key("--expires", "2020-01-01", name="Old importer")
    gone, _ = account.key(name="Gone")
    account.call("POST", f"/api/v1/keys/{gone}/revoke")
    for link in (VIDEO, VIDEO, "https://www.tiktok.com/@easydown.example/video/7500000000000000011"):
        account.parse(token, link)
    return account


@pytest.fixture(params=[(mode, size) for mode in MODES for size in SIZES], ids=lambda one: "-".join(one))
def look(request, accessible, screenshot):
    """Judges and keeps what a page looks like, in one mode and size."""
    mode, size = request.param

    def look(page, name):
        no_sideways_scroll(page)
        accessible(page)
        screenshot(page, f"console-{mode}-{size}-{name}")

    look.options = {**MODES[mode], **SIZES[size]}
    return look


def test_signing_in_is_for_everybody(open_page, look):
    page = open_page("/console/", **look.options)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert").filter(has_text="Paste the account token")).to_be_visible()
    look(page, "sign-in")


def test_keys_are_for_everybody(console, look):
    page = console(**look.options)
    page.get_by_label("Show 1 revoked").check()
    expect(row(page, "Gone")).to_be_visible()
    look(page, "keys")


def test_the_key_form_is_for_everybody(console, look):
    page = console(**look.options)
    page.get_by_role("button", name="Create key").click()
    page.get_by_label("Only these").check()
    expect(page.get_by_role("checkbox", name="Weibo")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Create key").click()
    expect(page.get_by_text("Give the key a name.")).to_be_visible()
    look(page, "key-form")
    page.get_by_label("All, also").check()
    page.get_by_label("Name").fill("new")
    page.get_by_role("dialog").get_by_role("button", name="Create key").click()
    expect(page.get_by_role("heading", name="Key created")).to_be_visible()
    look(page, "token")


@pytest.mark.parametrize("action", ["Reset", "Revoke"])
def test_questions_are_for_everybody(console, look, action):
    page = console(**look.options)
    page.get_by_role("button", name=f"{action} Web backend").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look(page, action.lower())


def test_usage_is_for_everybody(console, look):
    page = console("#usage", **look.options)
    page.get_by_text("Show as a table").click()
    expect(page.get_by_role("table", name="Parses by day")).to_be_visible()
    look(page, "usage")


def test_the_ledger_is_for_everybody(console, look):
    page = console("#ledger", **look.options)
    expect(page.locator("#ledger-list tbody tr")).to_have_count(3)
    look(page, "ledger")


def test_trying_is_for_everybody(console, account, look):
    _, token = account.key("--test", name="test")
    page = console("#try", **look.options)
    page.get_by_label("Key token").fill(token)
    page.get_by_label("Link or share text").fill(magic("0200"))
    page.get_by_role("button", name="Send request").click()
    expect(page.locator("#try-status")).to_contain_text("HTTP 200")
    look(page, "try")


def press_to(page, target):
    """Goes on by Tab until the target has the focus."""
    for _ in range(60):
        if target.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never came there")


def test_everything_goes_by_keyboard(open_page, other_account):
    page = open_page("/console/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    press_to(page, page.get_by_label("Account token", exact=True))
    page.keyboard.insert_text(other_account.token)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=other_account.name)).to_be_visible()

    press_to(page, page.get_by_role("button", name="Create key"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.insert_text("by hand")
    press_to(page, page.get_by_role("radio", name="Live"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy token")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Edit by hand")).to_be_focused()
    assert [(key["name"], key["mode"]) for key in other_account.keys()] == [("by hand", "test")]

    press_to(page, page.get_by_role("button", name="Revoke by hand"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Keys")).to_be_focused()
    assert other_account.keys()[0]["status"] == "revoked"


def test_a_dialog_holds_the_focus(console):
    page = console()
    page.get_by_role("button", name="Reset Web backend").click()
    for _ in range(12):
        page.keyboard.press("Tab")
        # The body: the browser's own controls, beyond the page.
        place = page.evaluate("(document.activeElement.closest('dialog') ?? document.activeElement).tagName")
        assert place in ("DIALOG", "BODY"), "the focus left the dialog"


def test_changes_are_spoken(console, account):
    account.key(name="spoken")
    page = console()
    page.get_by_role("button", name="Revoke spoken").click()
    page.get_by_role("button", name="Revoke key").click()
    expect(page.get_by_role("status").filter(has_text="Key spoken was revoked.")).to_have_count(1)


def test_views_are_links_with_history(console):
    page = console()
    for name in ("Usage", "Ledger"):
        view(page, name)
        expect(page.get_by_role("heading", level=2, name=name)).to_be_focused()
    expect(page.get_by_role("link", name="Ledger")).to_have_attribute("aria-current", "page")
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Usage")).to_be_visible()


def test_targets_are_large_enough_for_fingers(console):
    page = console(**PHONE)
    expect(row(page, "Web backend")).to_be_visible()
    for button in page.locator("#signed-in").get_by_role("button").all():
        box = button.bounding_box()
        assert box["height"] >= 24 and box["width"] >= 24
