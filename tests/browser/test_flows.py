"""What a person does, from the first line to the last correction."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from hands import PAGE, SECRET, begin
from wire import Served


def test_the_first_five_minutes(first: Page) -> None:
    """The cursor comes first, then the passphrase, the recovery words, the notes, and three questions."""
    expect(first.locator("textarea")).to_be_focused()
    assert "#" not in first.url
    begin(first)
    expect(first.locator(".note").first).to_be_visible(timeout=30_000)
    assert first.locator(".note").count() <= 5
    expect(first.locator("mark").first).to_be_visible()
    first.get_by_role("link", name="Three questions that can wait").click()
    first.fill("[name=names]", "J")
    first.get_by_role("button", name="Keep these").click()
    expect(first.get_by_role("heading", name="That is enough for today.")).to_be_visible()


def test_what_was_typed_before_there_is_a_passphrase_is_not_lost(first: Page) -> None:
    """Two passphrases that differ, a way back and a loaded page leave every word where it was."""
    first.fill("textarea", PAGE)
    first.get_by_role("button", name="Save").click()
    first.fill("[name=passphrase]", SECRET)
    first.fill("[name=again]", "something else")
    first.get_by_role("button", name="Lock it with this").click()
    expect(first.get_by_role("alert")).to_contain_text("not the same")
    first.get_by_role("link", name="Back to the page").click()
    expect(first.locator("textarea")).to_have_value(PAGE)
    first.reload()
    expect(first.locator("textarea")).to_have_value(PAGE)


def test_a_draft_keeps_itself(first: Page) -> None:
    """Two seconds after the last key the words are kept, and a new visit finds them."""
    first.locator("textarea").press_sequentially("Half a thought")
    expect(first.locator("#kept")).to_contain_text("Draft kept at", timeout=10_000)
    first.goto(first.url)
    expect(first.locator("textarea")).to_have_value("Half a thought")


def test_write_read_correct_and_take_back(inside: Page, base: str) -> None:
    """A page is saved, read, corrected by key, and the correction taken back."""
    inside.goto(f"{base}/write")
    inside.fill("textarea", PAGE)
    inside.keyboard.press("Control+Enter")
    expect(inside.locator(".note").first).to_be_visible(timeout=30_000)
    inside.keyboard.press("j")
    note = inside.locator(".note").first
    expect(note).to_be_focused()
    inside.keyboard.press("n")
    expect(note).to_contain_text("You said: not this")
    expect(note).to_be_focused()
    inside.reload()
    expect(note).to_contain_text("You said: not this")
    note.get_by_role("button", name="Take back").click()
    expect(note.get_by_role("button", name="Right")).to_be_visible()
    inside.keyboard.press("j")
    inside.keyboard.press("y")
    expect(inside.locator(".said-right")).to_have_count(1)


def test_changing_a_note(inside: Page, base: str) -> None:
    """A note is changed by its fields, and reads so from then on."""
    inside.goto(f"{base}/write")
    inside.fill("textarea", "He called me on 3 May 2024, and we talked for an hour.")
    inside.get_by_role("button", name="Save").click()
    note = inside.locator(".note", has_text="called").first
    expect(note).to_be_visible(timeout=30_000)
    note.locator("summary").click()
    note.locator("select[name=by]").select_option("me")
    note.get_by_role("button", name="Change it so").click()
    expect(inside.locator(".said-changed")).to_contain_text("You called")


def test_revise_remove_and_restore(inside: Page, base: str) -> None:
    """A page's text changes, its first text stays among the versions; the bin gives back what is put in."""
    inside.goto(f"{base}/write")
    inside.fill("textarea", "First words.")
    inside.get_by_role("button", name="Save").click()
    inside.get_by_role("link", name="Change this page").click()
    inside.fill("textarea", "Second words.")
    inside.get_by_role("button", name="Save").click()
    expect(inside.locator(".entry-text")).to_have_text("Second words.")
    inside.get_by_role("link", name="Versions").click()
    expect(inside.get_by_role("main")).to_contain_text("First words.")
    inside.get_by_role("link", name="Back to the page").click()
    inside.get_by_role("button", name="Put it in the bin").click()
    expect(inside.get_by_role("main")).to_contain_text("in the bin")
    inside.get_by_role("button", name="Take it out of the bin").click()
    expect(inside.get_by_role("button", name="Put it in the bin")).to_be_visible()


def test_search_finds_and_leaves_no_words_in_the_address(inside: Page, base: str) -> None:
    """The words are found with their place; neither address nor title holds them."""
    inside.goto(f"{base}/search")
    inside.fill("[name=words]", "coffee")
    inside.keyboard.press("Enter")
    expect(inside.locator("main mark").first).to_have_text(re.compile("coffee", re.IGNORECASE))
    assert "coffee" not in inside.url + inside.title()


def test_the_whole_way_without_javascript(
    browser: Browser, served: Served, base: str, state: StorageState
) -> None:
    """Writing, reading and answering a note work with scripts switched off."""
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{base}/write")
    page.fill("textarea", PAGE)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".entry-text")).to_contain_text("He called me")
    for _ in range(60):
        if page.locator(".note").count():
            break
        page.get_by_role("link", name="Look again").click()
    page.locator(".note").first.get_by_role("button", name="Right").click()
    expect(page.get_by_role("status")).to_have_text("Noted as right.")
    expect(page.locator(".note").first).to_contain_text("You said: right")
    context.close()


def test_everything_by_keyboard(inside: Page, base: str) -> None:
    """Single keys lead to every page, `?` lists them, and none of them acts while one types."""
    inside.goto(f"{base}/today")
    for key, place in {
        "c": "contact",
        "o": "words",
        "p": "promises",
        "s": "story",
        "h": "help",
        "l": "entries",
        "b": "lookback",
        "i": "checkin",
        ",": "settings",
    }.items():
        inside.keyboard.press(key)
        inside.wait_for_url(f"**/{place}")
    inside.keyboard.press("?")
    expect(inside.get_by_role("dialog", name="Keys")).to_be_visible()
    inside.keyboard.press("Escape")
    inside.keyboard.press("w")
    inside.wait_for_url("**/write")
    inside.keyboard.type("today he called")
    assert inside.url.endswith("/write")
    expect(inside.locator("textarea")).to_have_value(re.compile("today he called"))


def test_the_first_tab_leads_past_the_line_of_pages(inside: Page, base: str) -> None:
    """A skip link is the first thing the keyboard reaches."""
    inside.goto(f"{base}/entries")
    inside.keyboard.press("Tab")
    expect(inside.get_by_role("link", name="Go to the page")).to_be_focused()


@pytest.mark.parametrize("days", ["3000-01-01", "nonsense", "2024-02-30", "1066"])
def test_a_date_that_is_none_loses_no_word(inside: Page, base: str, days: str) -> None:
    """One sentence says what is wrong with the date, and the page is as it was typed."""
    inside.goto(f"{base}/write")
    inside.fill("textarea", "Some words.")
    inside.locator("details.about").evaluate("it => { it.open = true; }")
    inside.fill("[name=about]", days)
    inside.get_by_role("button", name="Save").click()
    expect(inside.get_by_role("alert")).to_be_visible()
    expect(inside.locator("textarea")).to_have_value("Some words.")
    # What is refused waits as a draft: the tests after this one begin without it.
    inside.fill("[name=about]", "")
    inside.goto(f"{base}/today")


def test_the_hard_hour_by_keyboard_alone(inside: Page, base: str) -> None:
    """One key leads to the box from anywhere; what is typed there is kept, and the four choices are of one size."""
    inside.goto(f"{base}/story")
    inside.keyboard.press("t")
    inside.wait_for_url("**/wait")
    inside.keyboard.type("I miss you. Are you awake?")
    inside.keyboard.press("Tab")
    inside.keyboard.press("Enter")
    inside.wait_for_url("**/wait/pause")
    sizes = {
        (round(box["width"]), round(box["height"]))
        for button in inside.locator(".four button").all()
        if (box := button.bounding_box())
    }
    assert len(sizes) == 1
    inside.get_by_role("button", name="Keep it here").focus()
    inside.keyboard.press("Enter")
    expect(inside.get_by_role("status").first).to_have_text("It is kept.")


def test_a_page_is_written_and_answered_on_a_phone(browser: Browser, base: str, state: StorageState) -> None:
    """At the width of a phone, by touch: write, read the notes, say that one is right."""
    context = browser.new_context(
        storage_state=state, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{base}/write")
    page.fill("textarea", PAGE)
    page.get_by_role("button", name="Save").tap()
    note = page.locator(".note").first
    expect(note).to_be_visible(timeout=30_000)
    note.get_by_role("button", name="Right").tap()
    expect(note).to_contain_text("You said: right")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_the_first_page_asks_about_five_notes_at_most(first: Page) -> None:
    """However much was noted in the first page, five are shown to check, and the rest wait behind a line."""
    begin(
        first,
        f"{PAGE} He texted me on Monday. I miss him. He said he needs space. I promised to wait. I am angry.",
    )
    expect(first.locator(".note").first).to_be_visible(timeout=30_000)
    assert first.locator(".note:visible").count() <= 5
    first.locator(".note:visible").first.get_by_role("button", name="Right").click()
    expect(first.locator(".said-right")).to_be_visible()
    assert first.locator(".note:visible").count() <= 5
    first.locator("summary", has_text="What else was noted").click()
    assert first.locator(".note:visible").count() > 5
