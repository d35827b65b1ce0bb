"""The demo page for everybody: by keyboard, on a phone, in the dark, in Chinese, and as axe-core judges it."""

import pytest
from playwright.sync_api import expect

from demo_steps import FAILED_LOAD, address_of, fits, ready
from recordings import link_of

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
SCENES = ["", "youtube/qualities", "instagram/carousel", "tiktok/private", "youtube/playlist-only", "weibo/moving-pictures"]


def open_scene(open_page, scene: str, **options):
    page = open_page(address_of(scene) if scene else "/demo/", expected=(FAILED_LOAD,), **options)
    expect(page.locator(".result, .failure" if scene else ".demo-forms > ul > li").first).to_be_visible()
    if page.locator("video").count() > 0:
        ready(page, 1)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scene", SCENES)
def test_page_is_accessible(open_page, accessible, screenshot, scene, scheme):
    page = open_scene(open_page, scene, color_scheme=scheme)
    accessible(page)
    screenshot(page, f"demo-{scheme}-{scene.replace('/', '-') or 'empty'}")


@pytest.mark.parametrize("scene", SCENES)
def test_page_fits_a_phone(open_page, accessible, screenshot, scene):
    page = open_scene(open_page, scene, **PHONE)
    fits(page)
    # Where the page stands, the sticky head may cover half a button.
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    accessible(page)
    screenshot(page, f"demo-phone-{scene.replace('/', '-') or 'empty'}")


@pytest.mark.parametrize("width", [320, 520, 768, 1024, 1100, 1920])
def test_page_fits_every_width(open_page, width):
    page = open_scene(open_page, "youtube/qualities", viewport={"width": width, "height": 800})
    fits(page)


def test_chinese_reader_gets_chinese(open_page, accessible, screenshot):
    page = open_scene(open_page, "xiaohongshu/live-photos-mixed", locale="zh-CN")
    expect(page.get_by_role("heading", level=1)).to_have_text("粘贴链接，取得媒体")
    expect(page.get_by_role("button", name="下载全部 5 项")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.title() == "演示 · Easydown"
    accessible(page)
    screenshot(page, "demo-chinese")


def test_failure_is_explained_in_chinese(open_page):
    page = open_scene(open_page, "tiktok/private", locale="zh-TW")
    expect(page.get_by_role("heading", level=2, name="这条帖子是私密的")).to_be_focused()


def test_choice_of_language_is_kept(open_page):
    page = open_scene(open_page, "tiktok/video")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("粘贴链接，取得媒体")
    expect(page.locator(".qualities h3")).to_have_text("清晰度")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("粘贴链接，取得媒体")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Paste a link, get the media")
    assert page.evaluate("document.documentElement.lang") == "en"


def focused(page) -> str:
    return page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText.trim()")


def tab_to(page, name: str, most: int = 40) -> None:
    """Presses the tabulator until the part with that name has the focus, as somebody without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    raise AssertionError(f"{name} is not reached by keyboard")


def test_everything_works_by_keyboard(open_page):
    page = open_page("/demo/")
    expect(page.get_by_label("Link or share text")).to_be_focused()
    page.keyboard.insert_text(link_of("twitter/mixed"))
    heading = page.get_by_role("heading", level=2, name="Two invented pictures")
    # A failure of this post, which another test has asked for, is remembered for up to a minute.
    for _ in range(14):
        page.keyboard.press("Enter")
        expect(page.locator(".result, .failure")).to_be_visible()
        if page.locator(".result").is_visible():
            break
        page.wait_for_timeout(5_000)
        page.get_by_label("Link or share text").focus()
    expect(heading).to_be_focused()
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    expect(page.locator(".stage-place")).to_have_text("2 of 4")
    ready(page, 1)
    tab_to(page, "Download all")
    tab_to(page, "Play: 720p")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")
    tab_to(page, "Download: 720p")
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Download: 720p")).to_be_focused()
    tab_to(page, "JSON")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="The answer as JSON")).to_be_hidden()


def test_focus_can_be_seen(open_page):
    page = open_scene(open_page, "tiktok/video")
    tab_to(page, "Copy link to this result")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_shift_and_enter_break_the_line(open_page):
    page = open_page("/demo/")
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    expect(page.get_by_label("Link or share text")).to_have_value("one\ntwo")


def test_motion_is_spared_for_those_who_ask(open_page):
    page = open_page("/demo/", reduced_motion="reduce")
    page.route("**/api/demo/parse", lambda route: None)
    page.get_by_label("Link or share text").fill("https://youtu.be/x")
    page.get_by_role("button", name="Get media").click()
    expect(page.locator(".spinner")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.spinner')).animationName") == "none"


def test_without_scripts_the_page_says_what_to_do(open_page):
    page = open_page("/demo/", java_script_enabled=False)
    expect(page.locator("noscript .notice")).to_contain_text("The demo needs JavaScript.")
