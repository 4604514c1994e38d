"""Patterns as a person meets them: without scripts, by keyboard, and with each drawing as a table."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, StorageState, expect


def test_patterns_come_without_javascript(browser: Browser, base: str, state: StorageState) -> None:
    """The page comes by itself once it is worked out, with its ranges, its dots and what it does not say."""
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{base}/lookback")
    page.get_by_role("link", name="patterns").click()
    expect(page.locator("section.pattern")).to_have_count(3, timeout=120_000)
    expect(page.locator("main")).to_contain_text("That is too wide to tell.")
    expect(page.locator("main svg")).to_have_count(3)
    context.close()


def test_patterns_are_reached_and_opened_by_keyboard(inside: Page, base: str) -> None:
    """Tab goes through the piles of dots to the table, which Enter opens; a pile says how many evenings it is."""
    inside.goto(f"{base}/lookback/patterns")
    inside.wait_for_selector("section.pattern", timeout=120_000)
    inside.locator("section.pattern .drawing").first.focus()
    inside.keyboard.press("Tab")
    focused = inside.evaluate("document.activeElement.querySelector('title').textContent")
    assert focused.startswith("Longing ")
    inside.locator("section.pattern summary").first.focus()
    inside.keyboard.press("Enter")
    expect(inside.locator("section.pattern table").first).to_be_visible()
