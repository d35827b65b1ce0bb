"""The status page: what the service says of its platforms, and that it says so when nobody answers."""

import re

import pytest
from playwright.sync_api import Page, expect

from demo_steps import FAILED_LOAD, address_of, fits

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
NAMES = ["TikTok", "Douyin", "YouTube", "X / Twitter", "Instagram", "Xiaohongshu", "Bilibili", "Kuaishou", "Weibo"]


def window(minutes: int, parses: int, rate: float | None, median: int | None) -> dict:
    return {"minutes": minutes, "parses": parses, "successes": round(parses * (rate or 0)), "successRate": rate,
            "medianMilliseconds": median}


def platform(name: str, state: str, message: str = "", last: str | None = "2026-11-25T11:57:00Z", **windows) -> dict:
    short, long = windows.get("short", (40, 0.975, 640)), windows.get("long", (500, 0.99, 710))
    return {"id": name.lower(), "name": name, "state": state, "message": message, "lastSuccess": last,
            "windows": [window(5, *short), window(60, *long)]}


def status(*platforms: dict) -> dict:
    return {"status": 200, "msg": "success", "data": {"generatedAt": "2026-11-25T12:00:00Z", "platforms": list(platforms)}}


BLOCK = "Most parses are refused by the platform at the moment. Failed parses cost nothing."
MIXED = status(
    platform("TikTok", "operational"),
    platform("YouTube", "failing", BLOCK, short=(20, 0.1, 2400), long=(300, 0.62, 1900)),
    platform("Weibo", "degraded", "Some answers of the platform do not come in time at the moment.", short=(10, 0.7, 12_340)),
    platform("Kuaishou", "unknown", last=None, short=(0, None, None), long=(0, None, None)),
)


def answer(page: Page, body: object, code: int = 200) -> None:
    page.unroute("**/api/v1/status")
    page.route("**/api/v1/status", lambda route: route.fulfill(json=body, status=code))


def open_status(open_page, body: object = MIXED, **options) -> Page:
    """The page as it is at noon, with that answer."""
    page = open_page("about:blank", expected=(FAILED_LOAD,), **options)
    page.clock.install(time="2026-11-25T12:00:00Z")
    page.clock.pause_at("2026-11-25T12:00:10Z")
    answer(page, body)
    page.goto("/status/")
    expect(page.locator(".status-table")).to_be_visible()
    return page


def row(page: Page, name: str):
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))


def test_real_service_is_shown_with_what_it_has_parsed(open_page, screenshot):
    demo = open_page(address_of("weibo/video-qualities"))
    expect(demo.locator(".result")).to_be_visible()
    page = open_page("/status/")
    for name in NAMES:
        expect(row(page, name)).to_be_visible()
    weibo = row(page, "Weibo")
    expect(weibo.get_by_role("cell").nth(1)).to_contain_text("%")
    expect(weibo.get_by_role("cell").nth(2)).to_contain_text("s")
    expect(weibo.locator("time")).to_have_text(re.compile("ago|just now"))
    screenshot(page, "status")


def test_states_stand_in_words_with_figures(open_page):
    page = open_status(open_page)
    expect(page.locator(".status-summary")).to_have_text("1 failing, 1 with some failures, of 4 platforms")
    assert row(page, "TikTok").get_by_role("cell").all_inner_texts() == [
        "Working", "97.5% of 40", "640 ms", "99% of 500", "710 ms", "3 minutes ago"]
    youtube = row(page, "YouTube")
    expect(youtube.locator(".state")).to_have_text("Failing")
    expect(youtube.locator(".state svg")).to_be_visible()
    expect(youtube).to_contain_text(BLOCK)
    expect(row(page, "Weibo")).to_contain_text("12.3 s")
    assert row(page, "Kuaishou").get_by_role("cell").all_inner_texts() == [
        "No recent parses", "–", "–", "–", "–", "none seen"]
    expect(page.get_by_text("As of 10 seconds ago.")).to_be_visible()


@pytest.mark.parametrize(
    "states, words",
    [
        (["operational", "operational"], "Every platform that was asked is working"),
        (["operational", "unknown"], "Every platform that was asked is working"),
        (["unknown", "unknown"], "No parses in the last hour"),
        (["degraded", "operational"], "1 with some failures, of 2 platforms"),
        (["something new", "operational"], "Every platform that was asked is working"),
    ],
)
def test_summary_says_how_it_is(open_page, states, words):
    page = open_status(open_page, status(*(platform(f"P{place}", state) for place, state in enumerate(states))))
    expect(page.locator(".status-summary")).to_have_text(words)


def test_page_brings_itself_up_to_date(open_page):
    page = open_status(open_page)
    expect(row(page, "YouTube").locator(".state")).to_have_text("Failing")
    answer(page, status(platform("YouTube", "operational")))
    page.clock.run_for(29_000)
    expect(row(page, "YouTube").locator(".state")).to_have_text("Failing")
    page.clock.run_for(2_000)
    expect(row(page, "YouTube").locator(".state")).to_have_text("Working")
    expect(page.locator("#announcement")).to_have_text("Every platform that was asked is working")


@pytest.mark.parametrize("code, body", [(502, {"status": 502}), (200, {"data": None}), (200, {"data": {"platforms": "x"}})])
def test_service_that_cannot_be_reached_is_said_and_the_last_is_kept(open_page, screenshot, code, body):
    page = open_status(open_page)
    answer(page, body, code)
    page.clock.run_for(31_000)
    expect(page.locator(".status-summary")).to_contain_text("The service cannot be reached at the moment.")
    expect(row(page, "TikTok").locator(".state")).to_have_text("Working")
    expect(page.get_by_text("As of 41 seconds ago.")).to_be_visible()
    screenshot(page, "status-unreachable")
    answer(page, MIXED)
    page.clock.run_for(31_000)
    expect(page.locator(".status-summary")).to_contain_text("1 failing")


def test_service_that_was_never_reached_is_said(open_page):
    page = open_page("about:blank", expected=(FAILED_LOAD,))
    page.route("**/api/v1/status", lambda route: route.abort())
    page.goto("/status/")
    expect(page.locator(".status-summary")).to_have_text(
        "The service cannot be reached. Check your connection; this page goes on trying.")


def test_hostile_answer_does_nothing(open_page):
    hostile = "<img src=x onerror=\"document.title='taken'\">"
    entry = {"id": 1, "name": hostile, "state": hostile, "message": hostile, "lastSuccess": hostile,
             "windows": [None, 7, {"minutes": 5, "parses": hostile, "successRate": hostile, "medianMilliseconds": {}}]}
    page = open_status(open_page, status(entry, None, "text", {}))
    expect(page.get_by_role("rowheader", name=hostile)).to_be_visible()
    assert page.locator("main img, main [onerror]").count() == 0
    assert page.title() == "Status · Easydown"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_accessible(open_page, accessible, screenshot, scheme):
    page = open_status(open_page, color_scheme=scheme)
    # axe-core waits by the page's clock.
    page.clock.resume()
    accessible(page)
    screenshot(page, f"status-{scheme}")


def test_page_fits_a_phone(open_page, accessible, screenshot):
    page = open_status(open_page, **PHONE)
    fits(page)
    page.clock.resume()
    accessible(page)
    # Laid out as cards it is still a table to a screen reader.
    expect(row(page, "TikTok").get_by_role("cell")).to_have_count(6)
    screenshot(page, "status-phone")


@pytest.mark.parametrize("width", [320, 700, 900, 1024, 1400])
def test_page_fits_every_width(open_page, width):
    fits(open_status(open_page, viewport={"width": width, "height": 800}))


def test_without_scripts_the_page_says_where_to_look(open_page):
    page = open_page("/status/", java_script_enabled=False)
    expect(page.locator("noscript .notice")).to_contain_text("/api/v1/status")
