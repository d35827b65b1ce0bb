"""Balance, ledger and usage after real parses."""

import re

import pytest
from playwright.sync_api import expect

from console import VIDEO, cells, view

GALLERY = "https://www.instagram.com/p/Example_001/"
DELETED = "https://www.tiktok.com/@easydown.example/video/7500000000000000011"
PRIVATE = "https://www.tiktok.com/@easydown.example/video/7500000000000000012"


@pytest.fixture
def used(account):
    """Two videos, one gallery, two failures."""
    _, token = account.key(name="worker")
    for link, outcome in [
        (VIDEO, None), (VIDEO, None), (GALLERY, None), (DELETED, "not_found"), (PRIVATE, "private"),
    ]:
        assert account.parse(token, link)[1].get("reason") == outcome
    return account


def test_the_balance_is_what_is_left(console, used):
    page = console()
    expect(page.locator(".console-balance")).to_have_text(re.compile(r"Balance\s+997\s+credits"))
    used.service.command("credits", "add", used.id, "250")
    view(page, "Usage")
    expect(page.locator("#account-credits")).to_have_text("1,247")


def test_an_account_without_credits_is_told_so(console, account):
    page = console()
    expect(page.get_by_text("No credit is left")).to_be_hidden()
    account.service.command("credits", "add", account.id, "--", "-1000")
    view(page, "Ledger")
    expect(page.get_by_text("No credit is left")).to_be_visible()


def test_the_ledger_has_every_credit(console, used):
    page = console("#ledger")
    expect(page.locator("#ledger-list tbody tr")).to_have_count(4)
    rows = cells(page, "Ledger entries")
    assert [(entry, key, amount) for _, entry, key, _, amount in rows] == [
        ("Parse\nInstagram", "worker", "−1"),
        ("Parse\nTikTok", "worker", "−1"), ("Parse\nTikTok", "worker", "−1"),
        ("Credits added\nwelcome gift", "", "+1,000"),
    ]
    assert all(re.fullmatch(r"\S{8,64}", request) for *_, request, _ in rows[:3])


def test_the_ledger_goes_back_page_by_page(console, account):
    _, token = account.key(name="diligent")
    for _ in range(29):
        assert account.parse(token, VIDEO)[0] == 200
    page = console("#ledger")
    rows = page.locator("#ledger-list tbody tr")
    expect(rows).to_have_count(25)
    page.get_by_role("button", name="Show older entries").click()
    expect(rows).to_have_count(30)
    expect(rows.nth(25)).to_be_focused()
    expect(page.locator("#spoken")).to_have_text("5 more entries. These were the last.")
    expect(page.get_by_role("button", name="Show older entries")).to_be_hidden()
    expect(rows.last).to_contain_text("welcome gift")
    _, answer = account.call("GET", "/api/v1/ledger?limit=100")
    shown = page.locator("#ledger-list code").all_inner_texts()
    assert shown == [entry["request"] for entry in answer["data"]["entries"] if entry["request"]]


def test_usage_has_the_figures_of_real_parses(console, used):
    page = console("#usage")
    expect(page.locator(".chart-head")).to_contain_text("Succeeded 3")
    expect(page.locator(".chart-head")).to_contain_text("Failed 2")
    assert cells(page, "Parses by platform") == [["TikTok", "2", "2", "50 %"], ["Instagram", "1", "0", "100 %"]]
    assert sorted(cells(page, "Parses by outcome")) == [
        ["Not found", "1", "20 %"], ["Private", "1", "20 %"], ["Succeeded", "3", "60 %"],
    ]


def test_an_unused_account_has_an_empty_chart(console):
    page = console("#usage")
    expect(page.get_by_text("No parses in this time.")).to_have_count(2)
    assert page.locator(".plot .mark:not(.day)").all_text_contents() == ["0", "1"]
