"""A copy of the journal that is proved before it counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from healing_journal.store.database import Database
from healing_journal.store.errors import DamagedError, NoSpaceError, ReadOnlyError, StoreError, on_disk
from healing_journal.store.files import make_file, make_folder, move, sync_file
from healing_journal.store.inspection import check_file
from healing_journal.store.keyfile import refuse_taken, write_keys
from healing_journal.store.keys import Keys
from healing_journal.store.ledger import Ledger


def copy(database: Database, keys: Keys, path: Path, ledger_of: Callable[[Database], Ledger]) -> None:
    """Write an encrypted copy with its keys to a new path; it appears there only once it is whole.

    The copy is written compactly and holds nothing of what was erased.
    """
    refuse_taken(path)
    make_folder(path.parent)
    fresh = path.with_name(f"{path.name}.new")
    try:
        with on_disk(fresh):
            fresh.unlink(missing_ok=True)
        make_file(fresh)
        database.rows("VACUUM INTO ?", str(fresh))
        prove(fresh, database.alike(), ledger_of)
        with on_disk(path):
            sync_file(fresh)
            write_keys(path, keys)
            move(fresh, path)
    except StoreError as refused:
        with on_disk(fresh):
            fresh.unlink(missing_ok=True)
        if isinstance(
            refused, NoSpaceError | ReadOnlyError
        ):  # it is the copy's disk that is full, not the journal's
            raise type(refused)(path) from None
        raise


def prove(path: Path, key: bytes, ledger_of: Callable[[Database], Ledger]) -> None:
    """Open the copy as anyone would and look at every byte of it."""
    copied = Database(path, key)
    try:
        if check_file(copied, ledger_of(copied)):
            raise DamagedError(path)
    finally:
        copied.close()
