"""Making a journal and opening one: the keys file first, then the encrypted file it belongs to."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from healing_journal.store import patience
from healing_journal.store.database import DATABASE_KEY_BYTES, Database
from healing_journal.store.errors import (
    AlreadyThereError,
    DamagedError,
    NewerJournalError,
    NoJournalError,
    NoKeysError,
    StoreError,
    WrongKeyError,
    on_disk,
)
from healing_journal.store.files import make_file, make_folder, move, write_whole
from healing_journal.store.keys import (
    FORMAT,
    KEY_BYTES,
    Cost,
    Keys,
    dump_keys,
    load_keys,
    measured_cost,
    seal,
    subkey,
    unseal,
)
from healing_journal.store.schema import DERIVED, TRUTH, VERSION
from healing_journal.store.store import Store
from healing_journal.store.words import make_words


class _Format(msgspec.Struct, frozen=True):
    """As much of a keys file as every version has."""

    format: int


def keys_path(path: Path) -> Path:
    """Return where the keys of the journal at this path lie."""
    return path.with_name(f"{path.name}.keys")


def create(path: Path, passphrase: str, *, cost: Cost | None = None) -> tuple[Store, tuple[str, ...]]:
    """Make a new journal, and return it open with its recovery words, which are kept nowhere.

    Without a cost, one is measured on this machine. Nothing that is there already is touched.
    """
    if not passphrase.strip():
        raise StoreError(
            "A passphrase needs at least one letter. Four or more unrelated words make a good one."
        )
    for taken in (path, keys_path(path)):
        if taken.exists():
            raise AlreadyThereError(taken)
    master, journal, words = bytearray(secrets.token_bytes(KEY_BYTES)), secrets.token_hex(16), make_words()
    slots = (
        seal(bytes(master), journal, passphrase, cost or measured_cost()),
        seal(bytes(master), journal, " ".join(words), None),
    )
    make_folder(path.parent)
    _make_database(path, master)
    keys = Keys(FORMAT, journal, slots)
    write_whole(keys_path(path), dump_keys(keys))
    return _open(path, keys, master), words


def open_store(path: Path, secret: str, *, wait: Callable[[float], None] = time.sleep) -> Store:
    """Open a journal with its passphrase or its recovery words; after several wrong ones the answer takes longer."""
    keys = read_keys(path)
    master = unseal(keys, secret)
    if master is None:
        wait(patience.wrong_again(path))
        raise WrongKeyError(path)
    patience.right_at_last(path)
    return _open(path, keys, master)


def read_keys(path: Path) -> Keys:
    """Return the keys file of the journal at this path, having looked that both are there."""
    if not path.is_file():
        raise NoJournalError(path)
    keys_file = keys_path(path)
    if not keys_file.is_file():
        raise NoKeysError(keys_file)
    with on_disk(keys_file):
        content = keys_file.read_bytes()
    try:
        if msgspec.json.decode(content, type=_Format).format > FORMAT:
            raise NewerJournalError(path)
        return load_keys(content)
    except ValueError:  # msgspec's errors are ValueErrors too
        raise DamagedError(keys_file) from None


def database_key(master: bytes | bytearray) -> bytes:
    """Return the key and salt of the encrypted file."""
    return subkey(master, "database", DATABASE_KEY_BYTES)


def _open(path: Path, keys: Keys, master: bytearray) -> Store:
    database = Database(path, database_key(master))
    try:
        version = database.number("PRAGMA user_version")
        if version > VERSION:
            raise NewerJournalError(path)
        if version < 1:  # an empty file, or one that some other program began
            raise DamagedError(path)
        database.settle()
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
        database.script(TRUTH + DERIVED)
    finally:
        database.close()
    with on_disk(path):
        move(fresh, path)
