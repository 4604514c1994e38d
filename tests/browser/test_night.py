"""The hard hour on each of its ways, as a person walks them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect


def to_the_pause(page: Page, base: str, first: str = "wait") -> None:
    """Write in the box, and wait."""
    page.goto(f"{base}/{first}")
    page.fill("#box", "Are you awake?")
    page.get_by_role("button", name="Wait with me").click()
    page.wait_for_url("**/wait/pause")


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("Keep it here", "It is kept."),
        ("Send it tomorrow if I still want to", "It is kept. It will be here tomorrow."),
    ],
)
def test_keeping_it_leads_to_the_day(inside: Page, base: str, choice: str, said: str) -> None:
    """What was written is kept either way, and one quiet sentence says so."""
    to_the_pause(inside, base)
    inside.get_by_role("button", name=choice).click()
    inside.wait_for_url("**/today")
    expect(inside.get_by_role("status").first).to_have_text(said)


@pytest.mark.parametrize("wish", ["Ask me tomorrow", "No need to ask"])
def test_sending_it_is_all_right(inside: Page, base: str, wish: str) -> None:
    """No word against it; whether to be asked tomorrow is a choice of two equal buttons."""
    to_the_pause(inside, base)
    inside.get_by_role("button", name="I am going to send it").click()
    expect(inside.get_by_role("heading", name="All right.")).to_be_visible()
    inside.get_by_role("button", name=wish).click()
    inside.wait_for_url("**/today")


def test_calling_someone_else_leads_to_ones_own_people(inside: Page, base: str) -> None:
    """The list of one's own people is what is seen first."""
    to_the_pause(inside, base)
    inside.get_by_role("button", name="Call someone else").click()
    inside.wait_for_url("**/help#people")
    expect(inside.get_by_text("Neha: has a key")).to_be_in_viewport()


def test_they_wrote_first(inside: Page, base: str) -> None:
    """No answer is owed tonight, and one's own if-then lines are there before the box."""
    inside.goto(f"{base}/wait")
    inside.get_by_role("link", name="They wrote to me").click()
    expect(inside.get_by_text("You don’t owe an answer tonight.")).to_be_visible()
    expect(inside.get_by_text("If he stops at my desk")).to_be_visible()
    to_the_pause(inside, base, "wait/they-wrote")


def test_the_pause_is_dim_and_shows_ones_own_words(inside: Page, base: str) -> None:
    """The night page is dark whatever the day's theme is, with own words, own people, and Help."""
    to_the_pause(inside, base)
    assert inside.evaluate("document.documentElement.dataset.theme") == "dim"
    expect(inside.get_by_role("heading", name="Your own words")).to_be_visible()
    expect(inside.locator("blockquote").first).to_be_visible()
    expect(inside.get_by_text("Draw the kettle")).to_be_visible()
    expect(inside.get_by_role("main").get_by_role("link", name="Help")).to_be_visible()


def test_a_letter_is_sealed_and_opened_early(inside: Page, base: str) -> None:
    """Until its day it shows its day alone, and opens early for whoever asks: it is theirs."""
    inside.goto(f"{base}/letters")
    inside.fill("textarea", "To open when it is warm again.")
    inside.fill("[name=opens]", str(datetime.now(UTC).date() + timedelta(days=90)))
    inside.get_by_role("button", name="Keep it").click()
    inside.locator("main li", has_text="sealed until").get_by_role("link").first.click()
    expect(inside.get_by_role("main")).not_to_contain_text("when it is warm again")
    inside.get_by_role("button", name="Open it now").click()
    expect(inside.get_by_role("main")).to_contain_text("when it is warm again")
