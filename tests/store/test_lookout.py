"""What is looked after by itself: every byte once a day, what can be is mended, the last good backup is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from healing_journal.model.record import Record
from healing_journal.store import (
    Store,
    damage_told,
    keys_path,
    last_look,
    look,
    look_is_due,
    make_backup,
    open_store,
    practice_is_due,
    practise,
    way_back,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def written(store: Store, writes: Callable[..., Record]) -> Store:
    """A journal with some pages in it."""
    store.append([writes(f"e{n}", f"Day {n}: rain on the skylight. " * 40) for n in range(30)])
    return store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for backups."""
    return tmp_path / "there"


def flip(path: Path, at: int) -> None:
    """Change one bit of a file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_look_is_due_once_a_day_whatever_the_clock_does(written: Store) -> None:
    """It is due at first, then after a day, and where the last one lies in a future that the clock has left."""
    assert look_is_due(written.path, NOW)
    look(written, None, NOW)
    assert not look_is_due(written.path, NOW + 23 * HOUR)
    assert look_is_due(written.path, NOW + 24 * HOUR)
    assert look_is_due(written.path, NOW - HOUR)


def test_a_whole_journal_has_nothing_to_tell(written: Store, folder: Path) -> None:
    """After a look that found nothing, no sentence is said, and the note holds no word of the journal."""
    assert look(written, folder, NOW).wrong == ()
    assert damage_told(written.path) == ""
    note = written.path.with_name(f"{written.path.name}.checked")
    assert note.stat().st_mode & 0o777 == 0o600
    assert b"skylight" not in note.read_bytes()


def test_damage_is_told_in_one_sentence_with_the_last_good_backup(
    written: Store, folder: Path, passphrase: str
) -> None:
    """A damaged page is remembered; the backup that is named is the last that is whole, not the last of all."""
    good = make_backup(written, folder, NOW)
    spoilt = make_backup(written, folder, NOW + HOUR)
    flip(spoilt.path, spoilt.path.stat().st_size - 100)
    written.close()
    flip(written.path, written.path.stat().st_size - 100)
    store = open_store(written.path, passphrase)
    assert look(store, folder, NOW + 2 * HOUR).wrong
    store.close()
    told = damage_told(written.path)
    assert str(good.path) in told
    assert told.count(". ") == 0
    assert "restore" in told


def test_damage_without_a_backup_is_told_too(written: Store, folder: Path, passphrase: str) -> None:
    """Where there is no good backup, the sentence says so and what to do instead."""
    written.close()
    flip(written.path, written.path.stat().st_size - 100)
    store = open_store(written.path, passphrase)
    look(store, folder, NOW)
    store.close()
    assert "no good backup" in damage_told(written.path)
    assert "write everything out" in damage_told(written.path)


def test_what_can_be_made_anew_is_mended_unasked(written: Store) -> None:
    """A search out of step, a keys file that was spoilt, rights that others were given: all are right after the look."""
    written._database.run("INSERT INTO word (word) VALUES ('delete-all')")
    keys_path(written.path).write_bytes(b"{}")
    written.path.chmod(0o644)
    assert look(written, None, NOW).wrong == ()
    assert written.find("skylight")
    assert written.check() == []
    assert written.path.stat().st_mode & 0o777 == 0o600


def test_once_a_month_a_backup_is_brought_back_for_practice(written: Store, folder: Path) -> None:
    """It is opened and looked at in a place that is gone afterwards; that it was done is remembered."""
    assert practise(written, folder, NOW).practised is None, "there is no backup yet"
    made = make_backup(written, folder, NOW)
    before = sorted(folder.iterdir())
    assert practice_is_due(written.path, NOW)
    assert practise(written, folder, NOW).unfit == ""
    assert not practice_is_due(written.path, NOW + timedelta(days=29))
    assert practice_is_due(written.path, NOW + timedelta(days=30))
    assert sorted(folder.iterdir()) == before
    flip(made.path, made.path.stat().st_size // 2)
    assert str(made.path) in practise(written, folder, NOW + timedelta(days=30)).unfit
    assert sorted(folder.iterdir()) == before
    assert last_look(written.path) is not None


def test_a_note_that_is_none_counts_as_no_look(written: Store) -> None:
    """A spoilt note makes the next look due, and nothing else."""
    written.path.with_name(f"{written.path.name}.checked").write_bytes(b"\xff{")
    assert last_look(written.path) is None
    assert look_is_due(written.path, NOW)
    assert damage_told(written.path) == ""


def test_the_way_back_names_the_last_backup(written: Store, folder: Path) -> None:
    """Where a folder is named and holds backups, the last one is named; else the command is."""
    assert "restore BACKUP FILE" in way_back(written.path, "")
    assert "restore BACKUP FILE" in way_back(written.path, str(folder))
    made = make_backup(written, folder, NOW)
    assert str(made.path) in way_back(written.path, str(folder))
