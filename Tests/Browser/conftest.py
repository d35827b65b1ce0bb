"""A real Chromium in front of a real service. Run by scripts/test-browser."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

from console import Account, sign_in
from recordings import MEDIA, recorded_posts
from service import ROOT, Service

SCREENSHOTS = Path(os.environ.get("SCREENSHOTS", ROOT / ".build/screenshots"))

# Machines that also build are slow.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def recordings(tmp_path_factory):
    return recorded_posts(tmp_path_factory.mktemp("recordings"))


@pytest.fixture(scope="session")
def media_files(recordings):
    """What the recorded media hosts give."""
    return recordings / MEDIA


@pytest.fixture(scope="session")
def service(recordings):
    # All tests come from one address.
    service = Service(recordings, {"EASYDOWN_DEMO_RATE": "100/2000"})
    yield service
    service.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Tests run as root in containers, where Chromium's own sandbox cannot be set up.
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


class Watch:
    """What a page must not do: complain on the console, fail, or ask another host."""

    def __init__(self, page: Page, origin: str):
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.responses: list = []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._judge(request.url, origin))
        page.on("response", lambda response: self.responses.append(response))

    def _judge(self, url: str, origin: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"{parts.scheme}://{parts.netloc}" != origin:
            self.foreign.append(url)


@pytest.fixture
def open_page(browser, service):
    """Opens a path in a fresh browser context; at the end no page may have misbehaved.

    `expected` names console messages that belong to a test, such as a failure's status that Chromium prints by itself.
    """
    contexts, watches = [], []

    def open_page(path: str, *, expected: tuple[str, ...] = (), **options) -> Page:
        context = browser.new_context(base_url=service.origin, **options)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.watch = Watch(page, service.origin)
        contexts.append(context)
        watches.append((path, page.watch, expected))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    for path, watch, expected in watches:
        complaints = [text for text in watch.complaints if not any(part in text for part in expected)]
        assert complaints == [], f"{path} complained"
        assert watch.foreign == [], f"{path} asked other hosts"


@pytest.fixture
def accessible():
    """Fails on what axe-core finds against WCAG 2.2, levels A and AA."""

    def check(page: Page) -> None:
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": rules}})
        assert found.violations_count == 0, found.generate_report()

    return check


@pytest.fixture
def screenshot():
    """Keeps a picture for a person to look at."""

    def keep(page: Page, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return keep


@pytest.fixture
def account(service):
    """An account of its own for each test."""
    return Account(service)


@pytest.fixture
def other_account(service):
    return Account(service, name="Somebody else", credits=0)


@pytest.fixture
def console(open_page, account):
    """The console of the test's account, signed in; an account that several tests share signs in once.

    Signing in has a rate of its own, which a whole suite would meet.
    """

    def console(fragment: str = "", *, expected: tuple[str, ...] = (), **options) -> Page:
        kept = {"cookies": account.session or [], "origins": []}
        page = open_page(f"/console/{fragment}", expected=expected, storage_state=kept, **options)
        if account.session:
            expect(page.get_by_role("heading", level=1, name=account.name)).to_be_visible()
        else:
            sign_in(page, account)
            account.session = page.context.cookies()
        return page

    return console
