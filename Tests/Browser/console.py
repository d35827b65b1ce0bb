"""An account and its console, as the tests of the console use them."""

import json
import re
import urllib.error
import urllib.request

from playwright.sync_api import Page, expect

# Chromium reports these statuses by itself.
UNAUTHORIZED = "the server responded with a status of 401"

MODES = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Account:
    """An account of its own, made by the operator's commands."""

    def __init__(self, service, name="Blue Whale Studio", credits=1000):
        self.service = service
        self.name = name
        self.id = json.loads(service.command("account", "create", name, "--json"))["id"]
        if credits:
            service.command("credits", "add", self.id, str(credits), "--note", "welcome gift")
        self.session: list[dict] | None = None
        self.renew_token()

    def renew_token(self) -> None:
        """Makes the account's token; the one before ends."""
        self.token = json.loads(self.service.command("account", "token", self.id, "--json"))["token"]

    def key(self, *options: str, name="backend") -> tuple[str, str]:
        """A key's id and token."""
        made = json.loads(self.service.command("key", "create", self.id, "--name", name, *options, "--json"))
        return made["id"] if "id" in made else made["key"]["id"], made["token"]

    def keys(self) -> list[dict]:
        return self.call("GET", "/api/v1/keys")[1]["data"]["keys"]

    def call(self, method: str, path: str, body=None, token=None) -> tuple[int, dict]:
        request = urllib.request.Request(self.service.origin + path, method=method,
                                         data=None if body is None else json.dumps(body).encode())
        request.add_header("Authorization", f"Bearer {token or self.token}")
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def parse(self, token: str, link: str) -> tuple[int, dict]:
        return self.call("POST", "/api/v1/parse", {"url": link}, token=token)


VIDEO = "https://www.tiktok.com/@easydown.example/video/7500000000000000001"


def magic(digits: str) -> str:
    return f"https://www.tiktok.com/@easydown/video/700000000000000{digits}"


def sign_in(page: Page, account: Account) -> None:
    page.get_by_label("Account token", exact=True).fill(account.token)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1, name=account.name)).to_be_visible()


def view(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Console").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()


def row(page: Page, name: str):
    """The row of a key."""
    return page.locator("#keys-list tbody tr").filter(has=page.get_by_text(name, exact=True))


def shown_token(page: Page) -> str:
    """The token that the dialog of a new or reset key shows."""
    expect(page.locator("#token-text")).to_have_text(re.compile(r"^ed_\w{50,}$"))
    return page.locator("#token-text").inner_text()


def cells(page, table):
    """The texts of a table's rows; the bars have none."""
    rows = page.get_by_role("table", name=table).locator("tbody tr").all()
    return [[cell.inner_text() for cell in row.locator("th, td:not(.bar-cell)").all()] for row in rows]


def no_sideways_scroll(page: Page) -> None:
    # Not held against the document's own width: a phone widens that for what sticks out.
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], "the page scrolls sideways"
