"""What a browser, a server and the machine keep of a page that was written, found, corrected and locked: nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from hands import SECRET, begin
from traces import holding, shown_by
from wire import Served, serving

MARKED = ("zanzibarine", "quillwort")
WORDS = f"He called me today after work and said he misses me. {MARKED[0]} {MARKED[1]}."


def _use(page: Page, server: Served) -> None:
    """Write the first page, leave a draft, search, correct a note, look everywhere, and lock."""
    page.goto(server.address)
    page.wait_for_url("**/write")
    begin(page, WORDS)
    expect(page.locator(".entry-text")).to_contain_text(MARKED[0])
    entry, base = page.url, page.url.partition("/entry/")[0]
    page.goto(f"{base}/search")
    page.fill("[name=words]", MARKED[0])
    page.keyboard.press("Enter")
    expect(page.locator("main li").first).to_contain_text(MARKED[0])
    _fill_every_page(page, base)
    page.goto(entry)
    page.get_by_role("button", name="Not this").first.click()
    page.wait_for_load_state("networkidle")
    for place in ("today", "contact", "words", "promises", "story", "entries"):
        page.goto(f"{base}/{place}")
    page.goto(f"{base}/write")
    page.locator("textarea").press_sequentially(f"{MARKED[1]} again")
    page.wait_for_timeout(4000)  # the draft keeps itself
    page.keyboard.press("Control+Shift+X")
    page.wait_for_url("**/unlock")


FIELDS = (
    ("letters", "Keep it", ("text",)),
    ("log", "Save and seal", ("happened", "told", "words")),
    ("lists", "", ("text",)),
    ("checkin", "", ("done", "word")),
    ("wait", "", ("text",)),
    ("settings", "", ("names",)),
)


def _fill_every_page(page: Page, base: str) -> None:
    """Put the marked words into every other form there is, and hand over a file that holds them."""
    for place, button, fields in FIELDS:
        page.goto(f"{base}/{place}")
        page.eval_on_selector_all("main details", "all => all.forEach(one => { one.open = true; })")
        form = page.locator("form", has=page.locator(f"[name={fields[0]}]")).first
        for field in fields:
            form.locator(f"[name={field}]").first.fill(f"{MARKED[1]} {place}")
        with page.expect_navigation():
            form.get_by_role("button", name=button or None).first.click()
    page.goto(f"{base}/bring")
    page.locator("input[type=file]").first.set_input_files(
        {"name": "notes.md", "mimeType": "text/markdown", "buffer": f"# 2024-05-12\n\n{WORDS}\n".encode()}
    )
    handed = page.locator("form", has=page.locator("input[type=file]")).first
    handed.get_by_role("button").last.click()
    expect(page.get_by_role("heading", name="What would come in")).to_be_visible()
    expect(page.locator("main")).to_contain_text(MARKED[0])


def test_nothing_of_it_stays_in_profile_logs_or_lists_of_programs(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> None:
    """Neither the words nor the passphrase are in the browser's folder, the server's output, or what /proc shows."""
    home, profile = tmp_path / "kept", tmp_path / "profile"
    with serving(home / "my.journal") as server:
        context = playwright.chromium.launch_persistent_context(str(profile), **browser_type_launch_args)
        _use(context.new_page(), server)
        shown = shown_by(server.process.pid)
        context.close()
    said = [word for word in (*MARKED, SECRET) if any(word.encode() in one for one in shown)]
    assert said == []
    assert list(holding(profile, *MARKED, SECRET)) == []
    assert list(holding(home, *MARKED, SECRET)) == []
    assert (profile / "Default").is_dir(), "the browser kept no profile that could be looked at"


def test_nothing_of_it_stays_among_temporary_files(
    playwright: Playwright,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a folder of its own for temporary files, server and browser leave no word in it."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with serving(tmp_path / "kept" / "my.journal") as server:
        browser = playwright.chromium.launch(**browser_type_launch_args)
        _use(browser.new_page(), server)
        assert list(holding(temporary, *MARKED, SECRET)) == []
        browser.close()
    assert list(holding(temporary, *MARKED, SECRET)) == []
