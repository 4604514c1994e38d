"""An ending from the shell: a book, a seal that can be opened after a pause, and deleting with a word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from kit import Run, refusal_of

TOMORROW = (datetime.now(UTC).astimezone().date() + timedelta(days=1)).isoformat()


@pytest.fixture(autouse=True)
def _on_disk(journal: Journal) -> None:
    """Every command here has a journal with one entry."""
    journal.write("Rain again. I walked home.")
    journal.close()


def test_a_book_lies_in_its_folder(run: Run, tmp_path: Path) -> None:
    """PDF and EPUB; it says that neither is locked."""
    assert "not locked" in run("book", str(tmp_path / "b"), "--title", "Mine").stdout
    assert {file.name for file in (tmp_path / "b").iterdir()} == {"book.pdf", "book.epub"}


def test_sealed_it_shows_nothing_and_still_takes_a_page(run: Run) -> None:
    """What shows the journal is refused until it is opened; a page can be added, for it shows nothing."""
    run("seal", "--until", TOMORROW)
    for command in (["list"], ["today"], ["find"], ["story"]):
        assert "sealed until" in refusal_of(run(*command, given="rain\n"))
    assert run("add", given="One more page.").exit_code == 0
    assert run("check").exit_code == 0


def test_a_seal_opens_after_its_pause_and_not_before(run: Run) -> None:
    """Asked for twice at once, it is still shut."""
    run("seal", "--until", TOMORROW)
    assert "again after" in run("unseal").stdout
    assert "again after" in run("unseal").stdout
    assert "sealed until" in refusal_of(run("list"))


@pytest.mark.parametrize("until", ["", "soon", "2001-01-01"])
def test_a_seal_without_a_day_ahead_is_refused(run: Run, until: str) -> None:
    """One sentence, and the journal is as it was."""
    refusal_of(run("seal", "--until", until))
    assert run("list").exit_code == 0


def test_deleting_needs_the_word(run: Run, place: Path) -> None:
    """Another word deletes nothing; the word deletes all of it."""
    assert "Nothing was deleted" in refusal_of(run("delete", given="sun\n"))
    assert place.exists()
    assert run("delete", given="RAIN\n").exit_code == 0
    assert [*place.parent.iterdir()] == []
