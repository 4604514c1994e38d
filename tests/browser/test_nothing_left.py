"""What a browser, a server and the machine keep of a page that was written, found, corrected and locked: nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from hands import SECRET, begin
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


def _holding(folder: Path, *words: str) -> Iterator[str]:
    """Name every file in a folder in which a word can be read."""
    forms = [form for word in words for form in (word.encode(), word.encode("utf-16-le"))]
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink() and any(form in file.read_bytes() for form in forms):
            yield str(file.relative_to(folder))


def test_nothing_of_it_stays_in_profile_logs_or_lists_of_programs(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> None:
    """Neither the words nor the passphrase are in the browser's folder, the server's output, or what /proc shows."""
    home, profile = tmp_path / "kept", tmp_path / "profile"
    with serving(home / "my.journal") as server:
        context = playwright.chromium.launch_persistent_context(str(profile), **browser_type_launch_args)
        _use(context.new_page(), server)
        shown = [Path(f"/proc/{server.process.pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
        context.close()
    said = [word for word in (*MARKED, SECRET) if any(word.encode() in one for one in shown)]
    assert said == []
    assert list(_holding(profile, *MARKED, SECRET)) == []
    assert list(_holding(home, *MARKED, SECRET)) == []
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
        assert list(_holding(temporary, *MARKED, SECRET)) == []
        browser.close()
    assert list(_holding(temporary, *MARKED, SECRET)) == []
