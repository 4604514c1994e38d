"""Emptying the bin: what was in it leaves the file for good."""

from __future__ import annotations

from contextlib import suppress

from healing_journal.store import photos
from healing_journal.store.database import Database
from healing_journal.store.errors import BusyError, NoSpaceError
from healing_journal.store.ledger import Ledger

_FORGET = (
    "DELETE FROM entry WHERE id = ?",
    "DELETE FROM reading WHERE entry = ?",
    "DELETE FROM draft WHERE instr(name, ?)",  # what was being typed over the entry bears its id in its name
)
UNSWEPT = "REPLACE INTO about VALUES ('unswept', 'yes')"
_COUNT = "INSERT INTO about VALUES ('emptied', '1') ON CONFLICT (name) DO UPDATE SET value = value + 1"


def empty(database: Database, ledger: Ledger) -> int:
    """Erase every entry and photo in the bin with all that was recorded about it; return how many they were."""
    with database.transaction():
        gone = [row[0] for row in database.rows("SELECT id FROM entry WHERE removed")]
        for entry in gone:
            _erase_entry(database, ledger, entry)
        alone = photos.removed(database)  # those of the entries are gone by now
        for photo in alone:
            ledger.erase_photo(photo)
            photos.forget(database, photo)
        if gone or alone:
            database.run(UNSWEPT)
            database.run(_COUNT)
    sweep(database)
    return len(gone) + len(alone)


def _erase_entry(database: Database, ledger: Ledger, entry: str) -> None:
    for photo in photos.of_entry(database, entry):
        photos.forget(database, photo)
    ledger.erase(entry)
    for statement in _FORGET:
        database.run(statement, entry)


def sweep(database: Database) -> None:
    """Write the file anew without the remains of what was erased, if that is still to be done.

    Erasing has succeeded by then: where another program or a full disk is in the way, opening sweeps later.
    """
    if not database.one("SELECT 1 FROM about WHERE name = 'unswept'"):
        return
    with suppress(BusyError, NoSpaceError):
        database.run("INSERT INTO word (word) VALUES ('optimize')")
        database.rows("VACUUM")
        busy = database.number("PRAGMA wal_checkpoint(TRUNCATE)")
        if not busy:
            database.run("DELETE FROM about WHERE name = 'unswept'")
