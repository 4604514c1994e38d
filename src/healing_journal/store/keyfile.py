"""The keys file beside the journal: read with care, changed only whole."""

from __future__ import annotations

from pathlib import Path

import msgspec

from healing_journal.store.errors import (
    AlreadyThereError,
    DamagedError,
    NewerJournalError,
    NoJournalError,
    NoKeysError,
    on_disk,
)
from healing_journal.store.files import write_whole
from healing_journal.store.keys import FORMAT, Keys, dump_keys, load_keys


class _Format(msgspec.Struct, frozen=True):
    """As much of a keys file as every version has."""

    format: int


def keys_path(path: Path) -> Path:
    """Return where the keys of the journal at this path lie."""
    return path.with_name(f"{path.name}.keys")


def refuse_taken(path: Path) -> None:
    """Refuse a path where a journal or its keys lie already."""
    for taken in (path, keys_path(path)):
        if taken.exists():
            raise AlreadyThereError(taken)


def read_keys(path: Path) -> Keys:
    """Return the keys of the journal at this path, having looked that both files are there."""
    if not path.is_file():
        raise NoJournalError(path)
    keys_file = keys_path(path)
    if not keys_file.is_file():
        raise NoKeysError(keys_file)
    with on_disk(keys_file):
        content = keys_file.read_bytes()
    return keys_in(content, path)


def is_in_keyring(path: Path) -> str:
    """Return the name of the journal where a keyring may open it, else nothing."""
    keys = read_keys(path)
    return keys.journal if any(slot.kind == "keyring" for slot in keys.slots) else ""


def keys_in(content: bytes, path: Path) -> Keys:
    """Return the keys that a keys file holds; `path` is that of its journal."""
    try:
        if msgspec.json.decode(content, type=_Format).format > FORMAT:
            raise NewerJournalError(path)
        return load_keys(content)
    except ValueError:  # msgspec's errors are ValueErrors too
        raise DamagedError(keys_path(path)) from None


def write_keys(path: Path, keys: Keys) -> None:
    """Put the keys beside the journal; a crash leaves the old ones or the new ones."""
    write_whole(keys_path(path), dump_keys(keys))
