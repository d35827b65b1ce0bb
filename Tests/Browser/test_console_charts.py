"""The charts of the console's usage: the right figures, readable with the pointer, the keyboard and a screen reader."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from console import Account, cells, view


@pytest.fixture(scope="module")
def account(service):
    return Account(service)


def day(back: int) -> str:
    return str(datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(back))


def told(back, platform, outcome, count):
    return {"date": day(back), "platform": platform, "outcome": outcome, "count": count}


COUNTS = [
    told(6, "youtube", "success", 40), told(6, "youtube", "blocked_by_platform", 10),
    told(2, "tiktok", "success", 730), told(2, "", "rate_limited", 3), told(0, "weibo", "success", 1),
]


@pytest.fixture
def history(console):
    """Usage over some days, which no test can wait for."""
    asked = []

    def answer(route):
        query = dict(part.split("=") for part in route.request.url.split("?")[1].split("&"))
        asked.append((query["from"], query["to"]))
        route.fulfill(json={"status": 200, "msg": "success", "data": {**query, "balance": 0, "usage": COUNTS}})

    page = console()
    page.route("**/api/v1/usage?*", answer)
    view(page, "Usage")
    page.get_by_role("radio", name="7 days").check()
    expect(page.locator(".plot .band")).to_have_count(7)
    page.asked = asked
    return page


def test_columns_are_as_high_as_their_figures(history):
    boxes = history.evaluate("""[...document.querySelectorAll('.plot rect:not(.band)')]
        .map((rect) => [rect.getAttribute('class'), rect.height.baseVal.value])""")
    marks = history.locator(".plot .mark:not(.day)").all_text_contents()
    height = history.evaluate("document.querySelector('.plot .band').height.baseVal.value")
    assert marks == ["0", "200", "400", "600", "800"]
    assert [name for name, _ in boxes] == ["succeeded", "failed", "succeeded", "failed", "succeeded"]
    for (_, drawn), figure in zip(boxes, [40, 10, 730, 3, 1]):
        assert drawn == pytest.approx(height * figure / 800, abs=0.01)


def test_platforms_and_outcomes_are_summed_up_the_largest_first(history):
    assert cells(history, "Parses by platform") == [
        ["TikTok", "730", "0", "100 %"], ["YouTube", "40", "10", "80 %"], ["Not recognised", "0", "3", "0 %"],
        ["Weibo", "1", "0", "100 %"],
    ]
    assert cells(history, "Parses by outcome") == [
        ["Succeeded", "771", "98 %"], ["Blocked by platform", "10", "1 %"], ["Rate limited", "3", "< 1 %"],
    ]


def test_every_day_stands_in_a_table_too(history):
    history.get_by_text("Show as a table").click()
    assert [row[1:] for row in cells(history, "Parses by day")] == [
        ["1", "0"], ["0", "0"], ["730", "3"], ["0", "0"], ["0", "0"], ["0", "0"], ["40", "10"],
    ]


def test_the_picture_says_in_words_what_it_shows(history):
    picture = history.get_by_role("img", name="Parses by day")
    sentence = re.compile("771 succeeded, 13 failed. The busiest day was .* with 733")
    expect(picture).to_have_accessible_description(sentence)


def test_a_day_is_read_with_the_pointer(history):
    head = history.locator(".chart-head")
    band = history.locator(".plot .band").nth(0)
    plot, box = history.locator(".plot").bounding_box(), band.bounding_box()
    history.mouse.move(box["x"] + box["width"] / 2, plot["y"] + 50)
    expect(head).to_contain_text("Succeeded 40")
    expect(head).to_contain_text("Failed 10")
    expect(history.locator(".band.is-read")).to_have_count(1)
    history.mouse.move(plot["x"], plot["y"] - 40)
    expect(head).to_contain_text("Succeeded 771")
    expect(history.locator(".band.is-read")).to_have_count(0)


def test_a_day_is_read_with_the_keyboard(history):
    slider = history.get_by_role("slider", name="Day to read")
    slider.focus()
    expect(slider).to_have_attribute("aria-valuetext", re.compile(": 1 succeeded, 0 failed"))
    history.keyboard.press("ArrowLeft")
    history.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(": 730 succeeded, 3 failed"))
    expect(history.locator(".chart-head")).to_contain_text("Succeeded 730")
    history.keyboard.press("Home")
    expect(history.locator(".chart-head")).to_contain_text("Succeeded 40")


@pytest.mark.parametrize("days", [7, 30, 90])
def test_a_span_asks_for_just_its_days(history, days):
    history.get_by_role("radio", name=f"{days} days").check()
    expect(history.locator(".plot .band")).to_have_count(days)
    assert history.asked[-1] == (day(days - 1), day(0))
