"""Looking for things and looking back, as a person does: asked in words, picked from lists, chosen and spared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from browser.test_pages import findings

THEMES = ("light", "dark", "dim")


def _in_all_lights(page: Page) -> None:
    """Nothing keeps anyone out of what is shown now, in any light, nor is a phone too narrow for it."""
    for theme in THEMES:
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        assert findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_question_is_answered_and_narrowed(inside: Page, base: str) -> None:
    """Asked with Enter, the answer says why each entry is there; what only some entries may hold is picked by lists."""
    inside.goto(f"{base}/search")
    inside.fill("[name=words]", "when did he cry")
    inside.keyboard.press("Enter")
    expect(inside.get_by_role("status")).to_contain_text("entr")
    expect(inside.locator("main li").first).to_contain_text("by ")
    inside.get_by_text("Only some entries").click()
    inside.select_option("[name=kind]", "said")
    inside.get_by_role("button", name="Search").click()
    expect(inside.locator("[name=kind]")).to_have_value("said")
    assert "cry" not in inside.url + inside.title()
    _in_all_lights(inside)


@pytest.fixture
def without_scripts(browser: Browser, state: StorageState) -> Page:
    """A page of a browser whose scripts are switched off."""
    return browser.new_context(java_script_enabled=False, storage_state=state).new_page()


def test_two_times_are_picked_without_javascript(without_scripts: Page, base: str) -> None:
    """Two months from the lists, or days of one's own, stand side by side with their counts."""
    page = without_scripts
    page.goto(f"{base}/lookback/beside")
    page.locator("[name=one]").select_option(label="May 2025")
    page.fill("[name=other_first]", "2025-08-01")
    page.fill("[name=other_last]", "2025-08-31")
    page.get_by_role("button", name="Put them side by side").click()
    expect(page.locator(".beside h2")).to_have_count(2)
    expect(page.locator(".counts")).to_contain_text("Days written about")
    page.context.close()


def test_two_times_are_for_everybody(inside: Page, base: str) -> None:
    """Filled, the page is as reachable as empty."""
    inside.goto(f"{base}/lookback/beside?one=2025-05&other=2025-08")
    expect(inside.locator(".counts")).to_be_visible()
    _in_all_lights(inside)


def test_this_day_is_chosen_and_an_entry_spared(inside: Page, base: str) -> None:
    """Shown once chosen, with a button on each entry that keeps it out for good; then it is switched off again."""
    inside.goto(f"{base}/write")
    inside.fill("textarea", "The swing was empty.")
    today = inside.locator("[name=day]").input_value() if inside.locator("[name=day]").count() else ""
    assert today
    year, rest = today[:4], today[4:]
    inside.fill("[name=day]", f"{int(year) - 4}{rest}")
    inside.get_by_role("button", name="Save").click()
    expect(inside.locator("#notes-title")).not_to_contain_text("being read", timeout=60_000)
    inside.goto(f"{base}/lookback/this-day")
    inside.get_by_role("button", name="Show it").click()
    expect(inside.locator("blockquote")).to_contain_text("The swing was empty.")
    _in_all_lights(inside)
    inside.get_by_role("button", name="Never show this again").click()
    expect(inside.locator("blockquote")).to_have_count(0)
    inside.get_by_role("button", name="It may be shown again").click()
    expect(inside.locator("blockquote")).to_have_count(1)
    inside.get_by_role("button", name="Do not show it any more").click()
    expect(inside.get_by_role("button", name="Show it")).to_be_visible()
