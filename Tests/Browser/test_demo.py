"""The demo page on recorded posts of all nine platforms: found, looked at, played, saved."""

import json
import re

import pytest
from playwright.sync_api import expect

import media
from demo_steps import FAILED_LOAD, address_of, ask, fits, media_responses, ready
from recordings import link_of

# A case of each platform, what its heading says, and which file the best download gives.
POSTS = [
    ("tiktok/video", "A made-up clip", "TikTok", "tall.mp4"),
    ("douyin/video", "一个例子", "Douyin", "tall.mp4"),
    ("youtube/for-children", "An invented video", "YouTube", "wide.mp4"),
    ("twitter/video-qualities", "A clip & five renditions", "X / Twitter", "wide.mp4"),
    ("instagram/embed", "In a frame", "Instagram", "tall.mp4"),
    ("xiaohongshu/video-qualities", "揉面的声音", "Xiaohongshu", "tall.mp4"),
    ("bilibili/video-file-only", "没有分开的流", "Bilibili", "wide.mp4"),
    ("kuaishou/video-qualities", "一段虚构的视频", "Kuaishou", "tall.mp4"),
    ("weibo/video-qualities", "一段示例视频", "Weibo", "wide.mp4"),
]
GALLERIES = [("tiktok/photo", 3), ("douyin/gallery", 3), ("twitter/gallery", 4), ("instagram/carousel", 20),
             ("xiaohongshu/gallery", 5), ("kuaishou/gallery", 5), ("weibo/gallery-long-visitor", 11)]
# A case with split streams, the codec of one of them, and the picture's file.
SPLIT = [("tiktok/video-silent-variant", "H.265", "silent-h265.mp4"), ("douyin/split-streams", "H.264", "silent.mp4"),
         ("youtube/qualities", "H.264", "silent.mp4"), ("instagram/reel-qualities", "H.264", "silent.mp4"),
         ("bilibili/video-page", "H.264", "silent.mp4")]


@pytest.mark.parametrize("case, title, platform, file", POSTS, ids=[post[0] for post in POSTS])
def test_post_is_found_played_and_saved(open_page, media_files, screenshot, tmp_path, case, title, platform, file):
    page = open_page("/demo/")
    result = ask(page, case)
    heading = result.get_by_role("heading", level=2)
    expect(heading).to_contain_text(title)
    expect(heading).to_be_focused()
    expect(result.locator(".post-kind")).to_contain_text(platform)
    expect(page.locator("#announcement")).to_contain_text(title)

    ready(page)
    page.evaluate("document.querySelector('video').currentTime = 24")
    ready(page)
    assert page.evaluate("document.querySelector('video').currentTime") >= 23.9
    parts = [answer for answer in media_responses(page) if answer.status == 206]
    starts = [int(answer.headers["content-range"].split()[1].split("-")[0]) for answer in parts]
    assert max(starts) > 0, "the player asked for no later part"

    with page.expect_download() as download:
        result.locator(".post-actions .primary").click()
    saved = tmp_path / "saved"
    download.value.save_as(saved)
    assert saved.read_bytes() == (media_files / file).read_bytes()
    assert download.value.suggested_filename.endswith(".mp4")
    expect(result.locator(".post-actions .download-outcome")).to_have_text("Saved")
    screenshot(page, f"demo-{case.replace('/', '-')}")


@pytest.mark.parametrize("case, count", GALLERIES, ids=[gallery[0] for gallery in GALLERIES])
def test_gallery_keeps_the_posts_order(open_page, screenshot, case, count):
    page = open_page(address_of(case))
    result = page.locator(".result")
    expect(result.locator(".strip li")).to_have_count(count)
    place = result.locator(".stage-place")
    expect(place).to_have_text(f"1 of {count}")
    page.wait_for_function("() => document.querySelector('.stage-part img')?.naturalWidth > 0")
    result.get_by_role("button", name="Previous").click()
    expect(place).to_have_text(f"{count} of {count}")
    result.get_by_role("button", name="Next").click()
    expect(place).to_have_text(f"1 of {count}")
    result.locator(".strip button").nth(1).click()
    expect(place).to_have_text(f"2 of {count}")
    expect(result.locator(".strip button").nth(1)).to_have_attribute("aria-current", "true")
    screenshot(page, f"demo-{case.replace('/', '-')}")


def test_gallery_is_saved_whole(open_page, media_files, tmp_path):
    page = open_page(address_of("tiktok/photo"))
    saved = []
    page.on("download", lambda download: saved.append(download))
    button = page.locator(".post-actions .primary")
    expect(button).to_have_text("Download all 3")
    button.click()
    expect(page.locator(".post-actions .download-outcome")).to_have_text("All 3 saved")
    for number, download in enumerate(saved):
        download.save_as(tmp_path / str(number))
        assert (tmp_path / str(number)).read_bytes() == (media_files / f"picture{number}.jpg").read_bytes()
    assert len(saved) == 3


def test_carousel_plays_its_videos_in_their_places(open_page):
    page = open_page(address_of("instagram/carousel"))
    page.get_by_role("button", name="Video 4 of 20").click()
    ready(page)
    expect(page.get_by_role("heading", name="Qualities: 4 of 20")).to_be_visible()
    page.get_by_role("button", name="Image 5 of 20").click()
    expect(page.locator("video")).to_have_count(0)


def test_live_photo_shows_its_picture_and_plays_its_motion(open_page):
    page = open_page(address_of("xiaohongshu/live-photos-mixed"))
    expect(page.get_by_role("img", name="Live photo 1 of 3")).to_be_visible()
    page.get_by_role("button", name="Play the motion").click()
    ready(page)
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")


@pytest.mark.parametrize("case, codec, picture", SPLIT, ids=[split[0] for split in SPLIT])
def test_split_stream_is_saved_as_one_file_with_picture_and_sound(open_page, media_files, tmp_path, case, codec, picture):
    page = open_page(address_of(case))
    row = page.locator(".qualities tbody tr").filter(has_text="Picture only").filter(has_text=codec).first
    with page.expect_download() as download:
        row.get_by_role("button", name="Download").first.click()
    saved = tmp_path / "merged"
    download.value.save_as(saved)
    assert media.packets(saved) == media.packets(media_files / picture, media_files / "sound.m4a")


def test_merged_file_plays_on_the_page(open_page):
    page = open_page(address_of("douyin/split-streams"))
    page.get_by_role("button", name="Play: 1080p").click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.5")
    assert page.evaluate("document.querySelector('video').videoWidth") == 640
    expect(page.locator(".stage-note")).to_contain_text("put together")


def test_sound_and_picture_of_a_split_stream_can_be_had_alone(open_page, media_files, tmp_path):
    page = open_page(address_of("youtube/qualities"))
    row = page.locator(".qualities tbody tr").filter(has_text="1080p60").filter(has_text="H.264")
    row.get_by_role("button", name="More").click()
    for button, file in [(row.get_by_role("button", name="Picture only"), "silent.mp4"),
                         (page.locator(".tracks li").filter(has_text="AAC").first.get_by_role("button", name="Download"), "sound.m4a")]:
        with page.expect_download() as download:
            button.click()
        download.value.save_as(tmp_path / file)
        assert (tmp_path / file).read_bytes() == (media_files / file).read_bytes()


def test_further_choices_are_put_away_by_escape(open_page):
    page = open_page(address_of("youtube/qualities"))
    more = page.get_by_role("button", name="More: 1080p60 H.264")
    more.click()
    expect(page.get_by_role("button", name="Picture only: 1080p60 H.264")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Picture only: 1080p60 H.264")).to_be_hidden()
    expect(more).to_be_focused()


def test_playlist_is_explained_and_can_be_copied(open_page, screenshot):
    page = open_page(address_of("youtube/playlist-only"), permissions=["clipboard-read", "clipboard-write"])
    expect(page.get_by_text("This post comes as a stream in many pieces")).to_be_visible()
    page.locator(".stage").get_by_role("button", name="Copy the command").click()
    expect(page.locator("#announcement")).to_have_text("Copied")
    command = page.evaluate("navigator.clipboard.readText()")
    assert command.startswith("ffmpeg -i 'http://localhost:") and command.endswith("' -c copy video.mp4")
    expect(page.get_by_role("button", name="Download")).to_have_count(0)
    fits(page)
    screenshot(page, "demo-playlist")


def test_quality_that_the_reader_chooses_is_played(open_page):
    page = open_page(address_of("twitter/video-qualities"))
    page.get_by_role("button", name="Play: 360p").click()
    expect(page.locator(".stage-note")).to_have_text("Playing 360p")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")


def test_answer_is_shown_as_json_and_copied(open_page):
    page = open_page(address_of("tiktok/video"), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy JSON").click()
    expect(page.locator("#announcement")).to_have_text("Copied")
    answer = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert answer["data"]["platform"] == "tiktok"
    assert json.loads(page.get_by_role("region", name="The answer as JSON").inner_text()) == answer
    page.locator(".json > summary").click()
    expect(page.get_by_role("region", name="The answer as JSON")).to_be_hidden()


def test_copied_link_fetches_the_file_without_this_page(open_page, media_files, service):
    page = open_page(address_of("tiktok/video"), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link: 540p").click()
    expect(page.locator("#announcement")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    answer = page.context.request.get(link)
    assert answer.body() == (media_files / "tall.mp4").read_bytes()


def test_shared_address_shows_the_same_result(open_page):
    page = open_page("/demo/")
    ask(page, "kuaishou/gallery")
    again = open_page(page.url.split("/", 3)[3].join(["/", ""]))
    expect(again.get_by_role("heading", level=2, name="一组虚构的照片")).to_be_visible()
    expect(again.get_by_label("Link or share text")).to_have_value(link_of("kuaishou/gallery"))


def test_share_text_on_several_lines_is_taken(open_page):
    page = open_page("/demo/")
    page.get_by_label("Link or share text").fill(f"Look at this!\n{link_of('weibo/video-qualities')}\nNice, isn't it?")
    page.get_by_role("button", name="Get media").click()
    expect(page.get_by_role("heading", level=2, name="一段示例视频")).to_be_visible()


def test_paste_button_takes_the_clipboard(open_page):
    page = open_page("/demo/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", link_of("twitter/gif"))
    page.get_by_role("button", name="Paste").click()
    expect(page.get_by_role("heading", level=2, name="It moves")).to_be_visible()


def test_every_platform_has_an_example_and_its_forms(open_page, screenshot):
    page = open_page("/demo/", expected=(FAILED_LOAD,))
    forms = page.locator(".demo-forms > ul > li")
    expect(forms).to_have_count(9)
    chips = page.locator(".demo-examples").get_by_role("button")
    expect(chips).to_have_count(9)
    screenshot(page, "demo-empty")
    chips.nth(2).click()
    expect(page.get_by_label("Link or share text")).to_have_value(re.compile("youtu"))
    # Offline a recorded post is offered.
    expect(page.locator(".result")).to_be_visible()


def test_large_file_goes_to_the_browsers_own_downloads(open_page, media_files, tmp_path):
    page = open_page("/demo/")
    page.route("**/demo/download.js", lambda route: route.fulfill(
        body=route.fetch().text().replace("256 * 1024 * 1024", "1024 * 1024"), content_type="text/javascript"))
    page.goto(address_of("weibo/video-qualities"))
    with page.expect_download() as download:
        page.locator(".qualities").get_by_role("button", name="Download: 360p").click()
    row = page.locator(".qualities tbody tr").last
    expect(row.get_by_text("Handed to the browser's downloads")).to_be_visible()
    download.value.save_as(tmp_path / "large")
    assert (tmp_path / "large").read_bytes() == (media_files / "wide.mp4").read_bytes()
