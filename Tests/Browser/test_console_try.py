"""The try-it panel: one request as a backend would make it."""

import json
import os
import re
import subprocess

import pytest
from playwright.sync_api import expect

from console import VIDEO, Account, magic, shown_token, view


@pytest.fixture(scope="module")
def account(service):
    return Account(service)


@pytest.fixture
def panel(console):
    return console("#try")


def send(page, token, link):
    page.get_by_label("Key token").fill(token)
    page.get_by_label("Link or share text").fill(link)
    page.get_by_role("button", name="Send request").click()


def header(page, name):
    return page.locator(f".headers dt:text-is('{name}') + dd")


def shown(page) -> dict:
    return json.loads(page.locator("#try-answer pre").inner_text())


def test_a_live_parse_shows_status_body_and_credits(panel, account):
    _, token = account.key(name="live")
    send(panel, token, VIDEO)
    expect(panel.get_by_role("status").filter(has_text="HTTP 200")).to_be_visible()
    expect(header(panel, "X-Credits-Charged")).to_have_text("1")
    expect(header(panel, "X-Credits-Remaining")).to_have_text("999")
    expect(panel.locator("#account-credits")).to_have_text("999")
    expect(panel.locator("#try-status")).to_contain_text(re.compile(r"\d+ (ms|s), [\d,]+ bytes"))
    assert shown(panel)["data"]["title"] == "A made-up clip #example"
    entry = account.call("GET", "/api/v1/ledger")[1]["data"]["entries"][0]
    expect(header(panel, "X-Request-Id")).to_have_text(entry["request"])


def test_a_failure_says_what_happened_and_leads_to_its_page(panel, account):
    _, token = account.key("--test", name="test")
    send(panel, token, magic("0302"))
    expect(panel.locator("#try-status")).to_contain_text("304 private")
    expect(panel.locator("#try-status")).to_contain_text("The post is private.")
    expect(panel.get_by_role("link", name="About this answer")).to_have_attribute("href", "/docs/errors/#private")


def test_a_refused_token_is_an_answer_and_no_end_of_the_session(console, account):
    page = console("#try", expected=("status of 401",))
    send(page, "ed_test_" + "0" * 49, VIDEO)
    expect(page.locator("#try-status")).to_contain_text("HTTP 401")
    expect(page.get_by_role("heading", level=1, name=account.name)).to_be_visible()


def test_the_request_carries_the_key_and_not_the_session(panel, account):
    _, token = account.key("--test", name="test")
    with panel.expect_request("**/api/v1/parse") as sent:
        send(panel, token, magic("0200"))
    headers = sent.value.all_headers()
    assert headers["authorization"] == f"Bearer {token}"
    assert "cookie" not in headers
    assert panel.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("token, link, sentence", [
    ("", VIDEO, "Paste the token of a key"),
    ("ed_acct_" + "0" * 49, VIDEO, "This is an account token"),
    ("two words", VIDEO, "A token has no spaces"),
    ("ed_live_" + "0" * 49, "", "Paste the link of a post"),
])
def test_a_mistake_is_told_at_its_field_and_nothing_is_sent(panel, token, link, sentence):
    requests = []
    panel.on("request", lambda request: requests.append(request.url))
    send(panel, token, link)
    expect(panel.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    expect(panel.locator("[aria-invalid]")).to_be_focused()
    assert requests == []


def test_a_key_just_made_is_offered_and_forgotten_with_the_page(console, account):
    page = console()
    page.get_by_role("button", name="Create key").click()
    page.get_by_label("Name").fill("fresh")
    page.get_by_role("radio", name="Test").check()
    page.get_by_role("dialog").get_by_role("button", name="Create key").click()
    token = shown_token(page)
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("heading", level=2, name="Try it")).to_be_focused()
    chosen = page.get_by_label("Token", exact=True).locator("option:checked")
    expect(chosen).to_have_text(f"fresh (ed_test_…{token[-4:]})")
    expect(page.get_by_label("Key token")).to_be_hidden()
    page.get_by_label("Sample links of test keys").select_option("A live photo")
    page.get_by_role("button", name="Send request").click()
    expect(page.locator("#try-status")).to_contain_text("HTTP 200")
    assert shown(page)["data"]["title"] == "A live photo"
    page.reload()
    expect(page.get_by_label("Key token")).to_be_visible()
    expect(page.get_by_label("Token", exact=True)).to_be_hidden()


def test_a_revoked_key_is_no_longer_offered(console):
    page = console()
    page.get_by_role("button", name="Create key").click()
    page.get_by_label("Name").fill("short-lived")
    page.get_by_role("dialog").get_by_role("button", name="Create key").click()
    page.get_by_role("button", name="Done").click()
    view(page, "Try it")
    expect(page.get_by_label("Token", exact=True)).to_be_visible()
    view(page, "Keys")
    page.get_by_role("button", name="Revoke short-lived").click()
    page.get_by_role("button", name="Revoke key").click()
    expect(page.get_by_role("button", name="Revoke short-lived")).to_have_count(0)
    view(page, "Try it")
    expect(page.get_by_label("Token", exact=True)).to_be_hidden()


def test_samples_are_offered_to_test_keys_only(panel):
    panel.get_by_label("Key token").fill("ed_live_0")
    expect(panel.get_by_label("Sample links of test keys")).to_be_hidden()
    expect(panel.get_by_text("a success costs one credit; a failure")).to_be_visible()
    panel.get_by_label("Key token").fill("ed_test_0")
    expect(panel.get_by_label("Sample links of test keys")).to_be_visible()


def test_every_sample_is_answered_as_its_name_says(panel, account):
    _, token = account.key("--test", name="test")
    options = panel.evaluate("""[...document.querySelectorAll('#try-sample option')].filter((one) => one.value)
        .map((one) => [one.parentNode.label, one.textContent, one.value])""")
    assert len(options) == 34
    for group, name, link in options:
        status, answer = account.parse(token, link)
        if group == "Successes":
            assert status == 200 and answer["data"]["title"].startswith(name.split(" with ")[0]), name
        elif group.startswith("Code 304"):
            assert (status, answer["reason"]) == (200, name)
        else:
            assert f"{status} {answer['code']}" == name


HOSTILE_LINKS = [
    "https://x.com/'; touch owned; '", 'a "$(touch owned)" `touch owned` $HOME', "\\' \\\\ \n two lines", VIDEO,
]


def shell(command: str, token: str, folder) -> str:
    environment = {**os.environ, "EASYDOWN_TOKEN": token}
    return subprocess.run(["bash", "-c", command], cwd=folder, env=environment, check=True, capture_output=True,
                          text=True).stdout


@pytest.mark.parametrize("link", HOSTILE_LINKS)
def test_the_curl_command_sends_the_very_same_body(console, account, tmp_path, link):
    panel = console("#try", expected=("status of 400",))
    _, token = account.key(name="shell")
    with panel.expect_request("**/api/v1/parse") as sent:
        send(panel, token, link)
    command = panel.locator("#try-curl").inner_text()
    assert token not in command
    body = sent.value.post_data
    traced = command.replace("curl ", "printf '%s\\n' ", 1)
    assert shell(traced, token, tmp_path).splitlines() == [
        f"{account.service.origin}/api/v1/parse", "-H", f"Authorization: Bearer {token}",
        "-H", "Content-Type: application/json", "-d", body,
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_curl_command_works(panel, account, tmp_path):
    _, token = account.key(name="shell")
    panel.get_by_label("Link or share text").fill(VIDEO)
    command = panel.locator("#try-curl").inner_text()
    assert json.loads(shell(command, token, tmp_path))["data"]["title"] == "A made-up clip #example"


def test_an_answer_is_text_whatever_it_holds(panel):
    nasty = {"status": 200, "msg": "<img src=x onerror=document.title='owned'>", "code": "304", "reason": "<b>",
             "docUrl": "javascript:document.title='owned'",
             "data": {"</script>": ["\"\\\"<svg/onload=alert(1)>", 1.5e300, None, True]}}
    panel.route("**/api/v1/parse", lambda route: route.fulfill(json=nasty))
    send(panel, "ed_live_0", VIDEO)
    expect(panel.locator("#try-status")).to_contain_text("<img src=x onerror=document.title='owned'>")
    assert shown(panel) == nasty
    assert panel.locator(".answer :is(img, svg, b)").count() == 0
    assert not panel.get_by_role("link", name="About this answer").get_attribute("href").startswith("javascript:")


def test_what_is_no_json_is_shown_as_it_came(panel):
    page = "<h1>proxy</h1>"
    panel.route("**/api/v1/parse", lambda route: route.fulfill(status=200, content_type="text/html", body=page))
    send(panel, "ed_live_0", VIDEO)
    expect(panel.locator("#try-answer pre")).to_have_text(page)
