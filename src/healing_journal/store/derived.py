"""What is made from the records: the heads of the entries and the search index, in step with each record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from healing_journal.model.day import Days
from healing_journal.model.record import Record, Removed, Restored, Revised, Written
from healing_journal.store.database import Database, Row
from healing_journal.store.values import Head

HEAD = "entry.id, first, last, written_at, revision, removed, length"
_PUT = """
INSERT INTO entry (id, first, last, written_at, record, revision, removed, length) VALUES (?, ?, ?, ?, ?, ?, 0, ?)
ON CONFLICT (id) DO UPDATE SET first = excluded.first, last = excluded.last, written_at = excluded.written_at,
  record = excluded.record, revision = excluded.revision, removed = 0, length = excluded.length
"""
_REVISE = "UPDATE entry SET first = ?, last = ?, record = ?, revision = ?, length = ? WHERE id = ?"


def take(database: Database, seq: int, record: Record) -> None:
    """Take one record, kept at `seq`, into the derived tables."""
    match record.body:
        case Written(entry=entry, days=days, text=text):
            at = record.at.astimezone(UTC).isoformat()
            _unlist(database, entry)
            database.run(_PUT, entry, *_iso(days), at, seq, record.id, len(text))
            _list(database, entry)
        case Revised(entry=entry, days=days, text=text):
            _unlist(database, entry)
            database.run(_REVISE, *_iso(days), seq, record.id, len(text), entry)
            _list(database, entry)
        case Removed(entry=entry):
            _unlist(database, entry)
            database.run("UPDATE entry SET removed = 1 WHERE id = ?", entry)
        case Restored(entry=entry):
            _unlist(database, entry)
            database.run("UPDATE entry SET removed = 0 WHERE id = ?", entry)
            _list(database, entry)
        case _:  # the other kinds are few and small: whoever asks replays them
            return


def remake(database: Database, records: Iterator[tuple[int, Record]]) -> None:
    """Make heads and search index anew from all records, within an open transaction; readings stay."""
    database.run("DELETE FROM entry")
    database.run("INSERT INTO word (word) VALUES ('delete-all')")
    for seq, record in records:
        take(database, seq, record)


def heads(database: Database) -> list[Head]:
    """Return the head of every entry, by the last of its days and then by when it was written."""
    rows = database.rows(f"SELECT {HEAD} FROM entry ORDER BY last, written_at, num")  # noqa: S608 (a constant)
    return [head_of(row) for row in rows]


def head_of(row: Row) -> Head:
    """Return the head that these columns of `entry` hold."""
    key, first, last, written_at, revision, removed, length = row
    return Head(
        key, days_of(first, last), datetime.fromisoformat(written_at), revision, bool(removed), length
    )


def days_of(first: str, last: str) -> Days:
    """Return the days that two columns hold."""
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def _iso(days: Days) -> tuple[str, str]:
    return days.first.isoformat(), days.last.isoformat()


def _list(database: Database, entry: str) -> None:
    """Let the entry be found."""
    database.run("INSERT INTO word (rowid, text) SELECT num, text FROM page WHERE id = ?", entry)


def _unlist(database: Database, entry: str) -> None:
    """Let the entry's present text be found no more."""
    database.run(
        "INSERT INTO word (word, rowid, text) SELECT 'delete', num, text FROM page WHERE id = ?", entry
    )
