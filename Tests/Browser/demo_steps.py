"""Steps that the tests of the demo share."""

from urllib.parse import quote, urlsplit

from playwright.sync_api import Locator, Page, expect

from recordings import link_of

# What Chromium prints by itself about answers with an error status.
FAILED_LOAD = "Failed to load resource"


def ask(page: Page, case: str) -> Locator:
    """Pastes a recorded post's link, as a person would, and waits for the result."""
    page.get_by_label("Link or share text").fill(link_of(case))
    page.get_by_role("button", name="Get media").click()
    result = page.locator(".result")
    expect(result).to_be_visible()
    return result


def address_of(case: str) -> str:
    return f"/demo/?url={quote(link_of(case), safe='')}"


def ready(page: Page, least: int = 2) -> None:
    """Waits until the player shows a picture of the place it is at."""
    condition = "least => [...document.querySelectorAll('video')].some((one) => one.readyState >= least && !one.seeking)"
    page.wait_for_function(condition, arg=least)


def media_responses(page: Page) -> list:
    return [answer for answer in page.watch.responses if urlsplit(answer.url).path == "/api/media-proxy"]


def answer_with(page: Page, body: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
    """The next parses answer so, whatever is asked."""
    page.route("**/api/demo/parse", lambda route: route.fulfill(json=body, status=status, headers=headers or {}))


def fits(page: Page) -> None:
    """Nothing sticks out at the side."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def failure(code: str, status: int = 200, **more) -> dict:
    return {"status": status, "data": None, "msg": "Said by the service.", "code": code, "retryable": False,
            "requestId": "req-1", "docUrl": f"/docs/errors/#{more.get('reason', code)}", **more}


