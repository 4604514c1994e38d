"""Looking at every byte: damage, an old page put back, tables out of step, a file that others may read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import msgspec

from healing_journal.model.record import Record, Revised, Written
from healing_journal.model.snapshot import Snapshot
from healing_journal.store import derived, photos
from healing_journal.store.database import Database
from healing_journal.store.errors import DamagedError, StoreError
from healing_journal.store.keyfile import keys_path, read_keys
from healing_journal.store.ledger import Ledger

_REMADE = "Nothing is lost: it can be made anew."
_INDEX = "INSERT INTO word (word, rank) VALUES ('integrity-check', 1)"
_ASTRAY = """
SELECT count(*) FROM entry LEFT JOIN record ON record.seq = entry.record WHERE record.id IS NOT entry.revision
"""


def check(database: Database, ledger: Ledger) -> list[str]:
    """Return a sentence for each thing that is wrong with the journal and the files beside it."""
    return [*check_file(database, ledger), *_about_keys(database), *_about_rights(database)]


def check_file(database: Database, ledger: Ledger) -> list[str]:
    """Return a sentence for each thing that is wrong with the encrypted file itself."""
    wrong: list[str] = []
    try:
        wrong.extend(_about_pages(database))
        wrong.extend(_about_records(database, ledger))
        wrong.extend(_about_photos(database))
        # What is made from the records says nothing more where they are not whole themselves.
        wrong.extend(() if wrong else _about_derived(database, ledger))
    except DamagedError as damaged:
        return wrong or [str(damaged)]
    if wrong:
        database.begin_anew()
    return wrong


def can_be_remade(wrong: Sequence[str]) -> bool:
    """Whether all that `check` found wrong can be made anew from the records, which are whole."""
    return bool(wrong) and all(sentence.endswith(_REMADE) for sentence in wrong)


def _about_pages(database: Database) -> Iterator[str]:
    if not database.begins_right():
        yield f"The first bytes of {database.path} are not as they were written."
    database.rows("PRAGMA wal_checkpoint(PASSIVE)")  # what is in the log is looked at in the file itself
    broken = len(database.rows("PRAGMA cipher_integrity_check"))
    if broken:
        yield f"{broken} of the pages of {database.path} are damaged. Restore the last backup to a new place."
    elif database.one("PRAGMA integrity_check(1)") != ("ok",):
        yield str(DamagedError(database.path))


def _about_records(database: Database, ledger: Ledger) -> Iterator[str]:
    if not ledger.whole():
        yield (
            f"What is kept in {database.path} is not all that was kept there, or an older piece was put back. "
            "Compare it with the last backup."
        )


def _about_photos(database: Database) -> Iterator[str]:
    missing = photos.missing(database)
    if missing:
        what = "1 photo is" if missing == 1 else f"{missing} photos are"
        yield f"{what} not in {database.path} as it was kept there. Restore the last backup to a new place."


def _about_derived(database: Database, ledger: Ledger) -> Iterator[str]:
    """Compare the list of entries with what the records come to, and the search index with the texts."""
    snapshot = Snapshot()
    for record in ledger.records():
        snapshot.apply(_without_text(record))
    told = {key: (entry.days, entry.revision, entry.removed) for key, entry in snapshot.entries.items()}
    kept = {head.id: (head.days, head.revision, head.removed) for head in derived.heads(database)}
    if told != kept or database.number(_ASTRAY):
        yield f"The list of entries is out of step with what was written. {_REMADE}"
    try:
        database.run(_INDEX)
    except DamagedError:
        yield f"The search index is out of step with the entries. {_REMADE}"


def _without_text(record: Record) -> Record:
    """Return the record without its large part, so that a journal of any size can be checked."""
    if isinstance(record.body, Written | Revised):
        return msgspec.structs.replace(record, body=msgspec.structs.replace(record.body, text=""))
    return record


def _about_keys(database: Database) -> Iterator[str]:
    try:
        read_keys(database.path)
    except StoreError as wrong:
        yield str(wrong)


def _about_rights(database: Database) -> Iterator[str]:
    if os.name != "posix":
        return
    for path in (database.path, keys_path(database.path)):
        if path.exists() and path.stat().st_mode & 0o077:
            yield f"Others on this machine may open {path}. Take that right away with chmod 600."
