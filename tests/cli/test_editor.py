from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput

from healing_journal.cli import editor
from healing_journal.cli.editor import Editor, Sheet, edit
from healing_journal.model.refusal import Refusal

SAVE, SAVE_TOO, LEAVE, UNDO = "\x13", "\x04", "\x03", "\x1a"
LEFT, UP, HOME = "\x1b[D", "\x1b[A", "\x1b[H"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """A keyboard that types what a test sends, before a screen that no one sees."""
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        yield typed


@pytest.mark.parametrize("save", [SAVE, SAVE_TOO])
def test_the_page_is_what_was_typed(keys: PipeInput, save: str) -> None:
    """Several lines, any script, the cursor moved about; Ctrl-S and Ctrl-D both keep it."""
    keys.send_text(f"ab\rהיום 💔\r{UP}{UP}{HOME}{LEFT}> {save}")
    assert edit(Sheet("Today"), lambda _: None) == "> ab\nהיום 💔\n"


def test_what_was_begun_lies_there_with_the_cursor_at_its_end(keys: PipeInput) -> None:
    """Writing goes on where it was left."""
    keys.send_text(f" and again{SAVE}")
    assert edit(Sheet("Today", "", "once"), lambda _: None) == "once and again"


def test_a_page_put_away_is_kept_as_a_draft(keys: PipeInput) -> None:
    """Ctrl-C returns nothing to keep for good, and hands over the words as they were left."""
    kept: list[str] = []
    keys.send_text(f"half a sentence{LEAVE}")
    assert edit(Sheet("Today"), kept.append) is None
    assert kept == ["half a sentence"]


def test_an_empty_page_is_put_away(keys: PipeInput) -> None:
    """There is nothing to keep and nothing to complain of."""
    keys.send_text(f"  {SAVE_TOO}")
    assert edit(Sheet("Today"), lambda _: None) is None


def test_a_change_is_undone(keys: PipeInput) -> None:
    """Ctrl-Z takes back, and does not type a character that no one sees."""
    keys.send_text(f"word{UNDO}{UNDO}{UNDO}{UNDO}kept{SAVE}")
    assert edit(Sheet("Today", "", "before "), lambda _: None) == "before kept"


def test_no_other_editor_and_no_other_program_is_ever_opened(
    keys: PipeInput, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The keys with which editors of this kind hand a text to another program do nothing."""
    monkeypatch.setenv("EDITOR", f"cp -t {tmp_path}")
    monkeypatch.setenv("VISUAL", f"cp -t {tmp_path}")
    keys.send_text(f"mine\x18\x05\x1b!\x12\x1bx{SAVE}")
    assert "mine" in (edit(Sheet("Today"), lambda _: None) or "")
    assert list(tmp_path.iterdir()) == []


def _while_open(keys: PipeInput, kept: Callable[[str], None], then: Callable[[Editor], None]) -> str | None:
    """Type a word, look after a while, and leave."""

    async def look() -> str | None:
        page = Editor(Sheet("Today"), kept)
        running = asyncio.ensure_future(page.run_async())
        keys.send_text("slowly")
        await asyncio.sleep(0.3)
        then(page)
        return await running

    return asyncio.run(look())


def test_words_are_kept_while_they_are_written(keys: PipeInput, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any key for it, the page is handed over every few seconds, and only where it changed."""
    monkeypatch.setattr(editor, "EVERY", 0.05)
    kept: list[str] = []
    seen: list[list[str]] = []

    def look(_: Editor) -> None:
        seen.append([*kept])
        keys.send_text(LEAVE)

    _while_open(keys, kept.append, look)
    assert seen == [["slowly"]]
    assert kept == ["slowly"]


def test_a_full_disk_leaves_the_page_open_and_says_so(
    keys: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be kept stays on the screen, with the reason at its foot."""
    monkeypatch.setattr(editor, "EVERY", 0.05)
    said: list[str] = []

    def full(_: str) -> None:
        raise Refusal("There is no room left.")

    def look(page: Editor) -> None:
        said.append(page.said)
        keys.send_text(LEAVE)

    _while_open(keys, full, look)
    assert said == ["The last words are not kept yet. There is no room left."]


def test_a_page_too_long_to_keep_stays_open(keys: PipeInput) -> None:
    """Saving says why it cannot be kept, and the page waits to be made shorter."""
    kept: list[str] = []
    keys.send_text(f"{SAVE}{LEAVE}")
    assert edit(Sheet("Today", "", "a" * 1_000_001), kept.append) is None


def test_a_terminal_taken_away_puts_the_page_away(keys: PipeInput) -> None:
    """A closed window is no fault; what was typed is handed over."""
    kept: list[str] = []
    assert _while_open(keys, kept.append, lambda _: keys.close()) is None
    assert kept == ["slowly"]
