"""What the demo page says where something does not work, and what it does with an answer that means harm."""

import re

import pytest
from playwright.sync_api import Page, expect

from demo_steps import FAILED_LOAD, address_of, answer_with, failure
from service import ROOT

ERRORS = ROOT / "Sources/API/Errors/ErrorCode.swift"
REASONS = ROOT / "Sources/Platforms/Extraction/FailureReason.swift"

# Recorded refusals of every kind, and the words for them.
REFUSALS = [
    ("tiktok/deleted", "There is no such post"),
    ("instagram/private", "The post is private"),
    ("douyin/region", "Not available where this server stands"),
    ("weibo/live", "This is live, or has not begun"),
    ("bilibili/paid", "Paid or copy-protected"),
    ("twitter/age-restricted", "Age-restricted"),
    ("xiaohongshu/login", "The platform shows this only to people who are signed in"),
    ("kuaishou/changed", "The platform's answer has changed its shape"),
    ("youtube/bot-check", "The platform refused to answer this server"),
    ("twitter/text-only", "There is nothing to download in this post"),
]


def ask_anything(page: Page) -> None:
    page.get_by_label("Link or share text").fill("https://youtu.be/easydown-01")
    page.get_by_role("button", name="Get media").click()


@pytest.mark.parametrize("case, words", REFUSALS, ids=[refusal[0] for refusal in REFUSALS])
def test_refusal_of_a_platform_is_explained(open_page, case, words):
    page = open_page(address_of(case))
    heading = page.get_by_role("heading", level=2, name=words)
    expect(heading).to_be_focused()
    expect(page.locator("#announcement")).to_have_text(words)
    link = page.get_by_role("link", name="More about this error")
    assert re.fullmatch(r"/docs/errors/#[a-z0-9_]+", link.get_attribute("href"))
    expect(page.locator(".failure code").nth(1)).to_have_text(re.compile("^[A-Za-z0-9._-]{8,}$"))


def test_text_without_a_link_is_explained(open_page):
    page = open_page("/demo/", expected=(FAILED_LOAD,))
    page.get_by_label("Link or share text").fill("just words")
    page.get_by_role("button", name="Get media").click()
    expect(page.get_by_role("heading", level=2, name="No link to a single post in that text")).to_be_focused()


def test_empty_field_is_explained_without_asking(open_page):
    page = open_page("/demo/")
    page.get_by_role("button", name="Get media").click()
    expect(page.get_by_role("alert")).to_have_text("Paste a link first.")
    expect(page.get_by_label("Link or share text")).to_be_focused()
    assert not [answer for answer in page.watch.responses if "/api/demo/" in answer.url]


# Answers to requests that this page never makes.
NOT_FOR_PAGES = {"idempotency_conflict", "key_not_found", "key_revoked", "method_not_allowed", "unsupported_media_type"}
# Errors of downloads never answer a parse.
OF_DOWNLOADS = {"invalid_signature", "link_expired", "download_failed", "upstream_empty", "upstream_html",
                "upstream_timeout", "merge_failed"}


def cases(file) -> list[str]:
    """The values of the first enumeration in a Swift file."""
    found = re.findall(r'^    case `?(\w+)`?(?: = "(\w+)")?$', file.read_text().split("var ")[0], re.MULTILINE)
    return [value or name for name, value in found]


def test_every_code_and_reason_of_the_service_has_words(open_page):
    """Also those that are added later: the page says of none of them that it cannot be read."""
    codes, reasons = cases(ERRORS), cases(REASONS)
    assert len(codes) > 20 and len(reasons) == 12
    page = open_page("/demo/")
    titles, shorts, told = page.evaluate("""async ([codes, reasons]) => {
        const { failureWords, downloadWords } = await import("/assets/demo/failure-words.js");
        const title = (code, reason) => failureWords({ code, reason, status: 0 }).title;
        return [codes.map((code) => title(code, "")), codes.map((code) => downloadWords({ code })),
            reasons.map((reason) => title("304", reason))];
    }""", [codes, reasons])
    unreadable = "The service's answer cannot be read"
    for code, title, short in zip(codes, titles, shorts):
        if code in OF_DOWNLOADS | {"rate_limited", "busy"}:
            assert "refused (" not in short, code
        if code not in OF_DOWNLOADS | NOT_FOR_PAGES:
            assert title != unreadable, code
    assert len(set(told)) == 12 and unreadable not in told
    assert "The platform gave no media for this link" not in told


def test_both_languages_say_the_same_things(open_page):
    page = open_page("/demo/")
    keys = page.evaluate("""async () => {
        const { english } = await import("/assets/demo/words-en.js");
        const { chinese } = await import("/assets/demo/words-zh.js");
        const values = (words) => Object.fromEntries(Object.entries(words).map(([key, text]) =>
            [key, (text.match(/\\{\\w+\\}/g) ?? []).sort().join(" ")]));
        return [values(english), values(chinese)];
    }""")
    assert keys[0] == keys[1]


def test_waiting_time_is_counted_down_and_then_asked_again(open_page):
    page = open_page("/demo/", expected=(FAILED_LOAD,))
    page.clock.install(time="2026-11-25T12:00:00Z")
    page.clock.pause_at("2026-11-25T12:00:10Z")
    body = failure("rate_limited", 429, retryable=True, retryAfter=42)
    answer_with(page, body, 429, {"Retry-After": "42"})
    ask_anything(page)
    expect(page.get_by_role("heading", level=2, name="Too many requests from you")).to_be_visible()
    button = page.get_by_role("button", name="Try again in 42 s")
    expect(button).to_be_disabled()
    page.clock.run_for(30_000)
    expect(page.get_by_role("button", name="Try again in 12 s")).to_be_disabled()
    page.clock.run_for(13_000)
    again = page.get_by_role("button", name="Try again", exact=True)
    expect(again).to_be_enabled()
    page.unroute("**/api/demo/parse")
    again.click()
    expect(page.get_by_role("heading", level=2, name="An invented video")).to_be_visible()


@pytest.mark.parametrize(
    "body, status, words",
    [
        (failure("not_found", 404), 404, "The demo is switched off on this server"),
        (failure("insufficient_credits", 402), 402, "The demo's credits are used up"),
        (failure("busy", 503, retryable=True, retryAfter=2), 503, "The service is busy"),
        ("<html>no JSON</html>", 502, "The service's answer cannot be read"),
        ([1, 2], 200, "The service's answer cannot be read"),
        ({"status": 200, "data": "text"}, 200, "The service's answer cannot be read"),
        ({"status": 200, "data": None, "code": {"a": 1}, "reason": 7, "msg": []}, 200, "The service's answer cannot be read"),
    ],
)
def test_failure_of_the_service_is_explained(open_page, body, status, words):
    page = open_page("/demo/", expected=(FAILED_LOAD,))
    answer_with(page, body, status)
    ask_anything(page)
    expect(page.get_by_role("heading", level=2, name=words)).to_be_focused()


def test_unreachable_service_is_explained_and_can_be_asked_again(open_page, screenshot):
    page = open_page("/demo/", expected=(FAILED_LOAD,))
    page.route("**/api/demo/parse", lambda route: route.abort())
    ask_anything(page)
    expect(page.get_by_role("heading", level=2, name="The service cannot be reached")).to_be_focused()
    screenshot(page, "demo-unreachable")
    page.unroute("**/api/demo/parse")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=2, name="An invented video")).to_be_visible()


def test_waiting_can_be_cancelled(open_page, screenshot):
    page = open_page("/demo/")
    page.route("**/api/demo/parse", lambda route: None)
    ask_anything(page)
    expect(page.get_by_text("Asking the platform…").first).to_be_visible()
    screenshot(page, "demo-waiting")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("Link or share text")).to_be_focused()
    expect(page.locator(".waiting")).to_have_count(0)


def test_download_that_is_refused_says_why_and_can_be_tried_again(open_page):
    page = open_page(address_of("tiktok/video"), expected=(FAILED_LOAD,))
    main = page.locator(".post-actions .download")
    page.route("**/api/media-proxy**", lambda route: route.fulfill(json=failure("download_failed", 502), status=502))
    main.get_by_role("button").click()
    expect(main.locator(".download-outcome")).to_have_text(
        "Not saved: The platform's host did not give the file. Get the media again.")
    expect(main.get_by_role("button")).to_be_focused()
    page.unroute("**/api/media-proxy**")
    with page.expect_download():
        main.get_by_role("button").click()


def test_download_that_breaks_off_leaves_no_short_file(open_page):
    page = open_page(address_of("tiktok/video"), expected=(FAILED_LOAD,))
    saved = []
    page.on("download", lambda download: saved.append(download))
    page.route("**/api/media-proxy**", lambda route: route.abort("connectionreset"))
    page.locator(".post-actions .primary").click()
    expect(page.locator(".post-actions .download-outcome")).to_have_text("Not saved: The transfer broke off. Try again.")
    assert saved == []


def test_download_can_be_stopped(open_page):
    page = open_page(address_of("tiktok/video"))
    page.route("**/api/media-proxy**", lambda route: None)
    page.locator(".post-actions .primary").click()
    progress = page.get_by_role("progressbar")
    expect(progress).to_be_visible()
    page.locator(".post-actions").get_by_role("button", name="Cancel").click()
    expect(page.locator(".post-actions .download-outcome")).to_have_text("Cancelled.")
    expect(page.locator(".post-actions .primary")).to_be_focused()


HOSTILE = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
EVIL = "javascript:document.title='taken'"


def hostile_item(**more) -> dict:
    return {"url": EVIL, "proxyUrl": EVIL, "mergeUrl": EVIL, "audioUrl": "data:text/html," + HOSTILE, "index": 0,
            "quality": HOSTILE, "mimeType": HOSTILE, "codecs": HOSTILE, "width": HOSTILE, "height": {}, "size": HOSTILE,
            "bitrate": "9e999", "fps": [], "hasAudio": HOSTILE, "source": HOSTILE, "expiresAt": HOSTILE, **more}


def hostile_answer() -> dict:
    reachable = "https://media.example/" + HOSTILE
    data = {
        "platform": HOSTILE, "title": HOSTILE, "thumbnail": EVIL, "duration": HOSTILE, "webpageUrl": EVIL,
        "author": {"name": HOSTILE, "username": HOSTILE}, "publishedAt": HOSTILE,
        "images": [hostile_item(), hostile_item(url=reachable, index=1), None, 7, "text"],
        "videos": [hostile_item(), hostile_item(url=reachable, index=2),
                   hostile_item(proxyUrl="https://evil.example/api/other?x=1", url=reachable, index=3),
                   hostile_item(proxyUrl="https://user:pass@evil.example/api/media-proxy?x=1", url=reachable, index=4)],
        "audios": [hostile_item(), hostile_item(url=reachable, language=HOSTILE)],
    }
    return {"status": 200, "data": data, "msg": HOSTILE}


def unsafe_addresses(page: Page) -> list[str]:
    """Whatever an element of the page leads to or loads, and that is neither ours nor a web address."""
    return page.evaluate("""() => [...document.querySelectorAll("[src], [href], [poster], [action]")]
        .flatMap((one) => ["src", "href", "poster", "action"].map((name) => one.getAttribute(name)))
        .filter((address) => address && !/^(https?:\\/\\/|\\/|#)/.test(address))""")


def test_hostile_answer_does_nothing(open_page):
    page = open_page("/demo/", expected=(FAILED_LOAD,))
    answer_with(page, hostile_answer())
    ask_anything(page)
    expect(page.locator("#post-title")).to_have_text(HOSTILE)
    for place in range(page.locator(".strip button").count()):
        page.locator(".strip button").nth(place).click()
        assert unsafe_addresses(page) == []
        assert page.locator("main script, main [onerror], main iframe").count() == 0
    assert page.title() == "Demo · Easydown"
    # What looked like the proxy of another host was asked here, or not at all; the harness fails on foreign requests.
    assert page.evaluate("document.querySelectorAll('img[src=x]').length") == 0


def test_hostile_failure_does_nothing(open_page):
    page = open_page("/demo/", expected=(FAILED_LOAD,))
    answer_with(page, failure(HOSTILE, 400, reason=HOSTILE, msg=HOSTILE, docUrl=EVIL, requestId=HOSTILE, retryable=True,
                              retryAfter=1e308), 400)
    ask_anything(page)
    expect(page.get_by_role("heading", level=2, name="The service's answer cannot be read")).to_be_visible()
    expect(page.get_by_role("link", name="More about this error")).to_have_count(0)
    assert unsafe_addresses(page) == []
    assert page.title() == "Demo · Easydown"


def test_address_gives_a_link_and_nothing_else(open_page):
    page = open_page("/demo/?url=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&language=zh&html=%3Cb%3E", expected=(FAILED_LOAD,))
    expect(page.get_by_label("Link or share text")).to_have_value("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("heading", level=2, name="No link to a single post in that text")).to_be_visible()
    assert page.locator("main img, main b").count() == 0
