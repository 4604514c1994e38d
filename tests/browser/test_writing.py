"""Writing as a person does it: on the whole screen, from where one was, with a note of one's own added after."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, StorageState, expect


def test_the_whole_screen_and_back(inside: Page, base: str) -> None:
    """One button leaves nothing but the page; the words stay, and the same button leads back."""
    inside.goto(f"{base}/write")
    inside.fill("textarea", "Nothing else on the screen.")
    inside.get_by_role("button", name="Full screen").click()
    expect(inside.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(inside.locator("textarea")).to_be_focused()
    inside.get_by_role("button", name="Leave full screen").click()
    expect(inside.get_by_role("navigation", name="Pages")).to_be_visible()
    expect(inside.locator("textarea")).to_have_value("Nothing else on the screen.")


def test_one_comes_back_to_where_one_was(inside: Page, base: str) -> None:
    """Of a long draft, the cursor stands where it was left, and its line is in sight."""
    inside.goto(f"{base}/write")
    inside.fill("textarea", "\n".join(f"Line {number}" for number in range(200)))
    inside.locator("textarea").evaluate("it => { it.focus(); it.setSelectionRange(700, 700); }")
    inside.keyboard.type("here ")
    expect(inside.locator("#kept")).to_contain_text("Draft kept", timeout=10_000)
    inside.goto(f"{base}/today")
    inside.goto(f"{base}/write")
    assert inside.locator("textarea").evaluate("it => it.selectionStart") == 705
    top = inside.evaluate("scrollY")
    assert 0 < top < inside.evaluate("document.documentElement.scrollHeight") - 1000
    inside.fill("textarea", "")


def test_a_plain_day_is_put_under_what_was_written(browser: Browser, base: str, state: StorageState) -> None:
    """Without scripts too: the plain headings come, and no word that stood there is lost."""
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{base}/write")
    page.fill("textarea", "It rained.")
    page.locator("summary", has_text="Something to begin with").click()
    page.get_by_role("button", name="Put morning, midday and evening on the page").click()
    text = page.locator("textarea").input_value()
    assert text.startswith("It rained.")
    assert "In the evening" in text
    page.fill("textarea", "")
    page.get_by_role("button", name="Full screen").click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()
    context.close()


def test_what_was_missed_is_added_from_the_words_selected(inside: Page, base: str) -> None:
    """Select some words, press A, say what they tell of: they stand as one's own note, and can be taken back."""
    inside.goto(f"{base}/entries")
    inside.locator("main li a").first.click()
    inside.evaluate(
        """() => {
            const text = document.querySelector(".entry-text");
            const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const node = walk.nextNode();
            getSelection().setBaseAndExtent(node, 0, node, 12);
        }"""
    )
    chosen = inside.evaluate("getSelection().toString().trim()")
    inside.keyboard.press("a")
    expect(inside.locator("[name=typed]")).to_have_value(chosen)
    inside.get_by_role("radio", name="Something I want to remember").check()
    inside.get_by_role("button", name="Add it").click()
    mine = inside.locator(".said-added", has_text=chosen)
    expect(mine).to_be_visible()
    mine.get_by_role("button", name="Take back").click()
    expect(mine).to_have_count(0)


def test_a_note_is_added_without_scripts(browser: Browser, base: str, state: StorageState) -> None:
    """A sentence is chosen from the page, a kind picked, its fields filled in."""
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{base}/entries")
    page.locator("main li a").last.click()
    page.get_by_role("button", name="Add a note").click()
    page.locator("[name=sentence]").first.check()
    page.get_by_role("radio", name="A fact that dates the story").check()
    page.locator("[name=milestone_what]").select_option("breakup")
    page.get_by_role("button", name="Add it").click()
    mine = page.locator(".said-added").first  # it stands first, as its sentence does
    expect(mine).to_contain_text("It ended.")
    mine.get_by_role("button", name="Take back").click()
    context.close()
