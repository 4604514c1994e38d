"""Making a journal and opening one: the keys file first, then the encrypted file it belongs to."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from pathlib import Path

from healing_journal.store import patience
from healing_journal.store.database import DATABASE_KEY_BYTES, Database, is_open_here
from healing_journal.store.errors import (
    DamagedError,
    NewerJournalError,
    WrongKeyError,
    on_disk,
)
from healing_journal.store.files import make_file, make_folder, move
from healing_journal.store.keyfile import read_keys, refuse_taken, write_keys
from healing_journal.store.keys import (
    FORMAT,
    KEY_BYTES,
    Cost,
    Keys,
    measured_cost,
    refuse_empty,
    seal,
    subkey,
    unseal,
)
from healing_journal.store.log import lacks_saves
from healing_journal.store.schema import DERIVED, SENSES, TRUTH, UPGRADES, VERSION
from healing_journal.store.store import Store
from healing_journal.store.wastebin import sweep
from healing_journal.store.words import make_words


def create(path: Path, passphrase: str, *, cost: Cost | None = None) -> tuple[Store, tuple[str, ...]]:
    """Make a new journal, and return it open with its recovery words, which are kept nowhere.

    Without a cost, one is measured on this machine. Nothing that is there already is touched.
    """
    refuse_empty(passphrase)
    refuse_taken(path)
    master, journal, words = bytearray(secrets.token_bytes(KEY_BYTES)), secrets.token_hex(16), make_words()
    slots = (
        seal(bytes(master), journal, passphrase, cost or measured_cost()),
        seal(bytes(master), journal, " ".join(words), None),
    )
    make_folder(path.parent)
    _make_database(path, master)
    keys = Keys(FORMAT, journal, slots)
    write_keys(path, keys)
    return _open(path, keys, master), words


def open_store(path: Path, secret: str, *, wait: Callable[[float], None] = time.sleep) -> Store:
    """Open a journal with its passphrase or its recovery words; after several wrong ones the answer takes longer."""
    keys = read_keys(path)
    if not secret.strip():  # nobody's: no journal is made with it, so there is nothing to be slow about
        raise WrongKeyError(path)
    master = unseal(keys, secret)
    if master is None:
        wait(patience.wrong_again(path))
        raise WrongKeyError(path)
    patience.right_at_last(path)
    return _open(path, keys, master)


def database_key(master: bytes | bytearray) -> bytes:
    """Return the key and salt of the encrypted file."""
    return subkey(master, "database", DATABASE_KEY_BYTES)


def _open(path: Path, keys: Keys, master: bytearray) -> Store:
    if not is_open_here(path) and lacks_saves(path):
        raise DamagedError(path.with_name(f"{path.name}-wal"))
    database = Database(path, database_key(master))
    try:
        version = database.number("PRAGMA user_version")
        if version > VERSION:
            raise NewerJournalError(path)
        if version < 1 or database.cut_short():  # a version of 0 is that of an empty file
            raise DamagedError(path)
        database.settle()
        database.run("DELETE FROM about WHERE name = ''")  # a file that may only be read is refused now
        for earlier in range(version, VERSION):
            database.script(UPGRADES[earlier])
        database.script(SENSES)
        sweep(database)
        return Store(database, keys, master)
    except BaseException:
        database.close()
        raise


def _make_database(path: Path, master: bytearray) -> None:
    """Make the empty database beside its place and move it there whole."""
    fresh = path.with_name(f"{path.name}.new")
    with on_disk(fresh):
        fresh.unlink(missing_ok=True)
    make_file(fresh)
    database = Database(fresh, database_key(master))
    try:
        database.settle()
        database.script(TRUTH + DERIVED + SENSES)
    finally:
        database.close()
    with on_disk(path):
        move(fresh, path)
