from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from healing_journal.model.record import Record
from healing_journal.store import (
    AlreadyThereError,
    Cost,
    DamagedError,
    NewerJournalError,
    NoJournalError,
    NoKeysError,
    NotAJournalError,
    Store,
    StoreError,
    create,
    open_store,
)
from healing_journal.store.database import Database
from healing_journal.store.keyfile import keys_path
from healing_journal.store.keys import FORMAT
from healing_journal.store.schema import VERSION


def _mark(path: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in path.parent.iterdir()}


def _refused(path: Path, passphrase: str, kind: type[StoreError]) -> str:
    """Try to open, and return the one sentence or two that the person is told, having looked that no file changed."""
    before = _mark(path) if path.parent.exists() else {}
    with pytest.raises(kind) as refused:
        open_store(path, passphrase)
    assert (_mark(path) if path.parent.exists() else {}) == before
    sentence = str(refused.value)
    assert str(path) in sentence
    assert "\n" not in sentence
    return sentence


def test_files_are_for_the_person_alone(store: Store, writes: Callable[..., Record]) -> None:
    """The journal, its log and its keys are readable by nobody else, and the folder made for them likewise."""
    store.append([writes("a", "Mine.")])
    files = list(store.path.parent.iterdir())
    assert len(files) >= 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert store.path.parent.stat().st_mode & 0o777 == 0o700


def test_after_closing_only_two_files_are_left(store: Store, writes: Callable[..., Record]) -> None:
    """Nothing but the journal and its keys stays behind, and no word of the text is in either."""
    store.append([writes("a", "A marked sentence about quinces.")])
    assert all(b"quinces" not in file.read_bytes() for file in store.path.parent.iterdir())
    store.close()
    assert set(store.path.parent.iterdir()) == {store.path, keys_path(store.path)}
    assert all(b"quinces" not in file.read_bytes() for file in store.path.parent.iterdir())


def test_nothing_is_ever_written_over(store: Store, cheap: Cost, passphrase: str) -> None:
    """A new journal is not made where a file or its keys lie already."""
    store.close()
    before = _mark(store.path)
    with pytest.raises(AlreadyThereError):
        create(store.path, passphrase, cost=cheap)
    assert _mark(store.path) == before
    keys = keys_path(store.path)
    keys.rename(keys_path(keys.with_name("lost.journal")))
    with pytest.raises(AlreadyThereError):
        create(store.path.with_name("lost.journal"), passphrase, cost=cheap)


def test_no_journal_and_no_keys(store: Store, passphrase: str) -> None:
    """A missing journal and a missing keys file are told apart."""
    store.close()
    _refused(store.path.with_name("none"), passphrase, NoJournalError)
    _refused(store.path.parent / "no" / "folder", passphrase, NoJournalError)
    keys_path(store.path).unlink()
    assert ".keys" in _refused(store.path, passphrase, NoKeysError)


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\0" + bytes(5000), os.urandom(1_000_000), b"short", b"%PDF-1.7"]
)
def test_another_file_is_not_a_journal(store: Store, passphrase: str, content: bytes) -> None:
    """Whatever lies at the journal's place is told to be none, and is left as it is."""
    store.close()
    store.path.write_bytes(content)
    _refused(store.path, passphrase, NotAJournalError)


def test_an_emptied_file_is_damaged(store: Store, passphrase: str) -> None:
    """A file of no bytes is not taken for a new journal."""
    store.close()
    store.path.write_bytes(b"")
    _refused(store.path, passphrase, DamagedError)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_damaged(
    store: Store, writes: Callable[..., Record], passphrase: str, share: float
) -> None:
    """A journal that lost its end is told to be damaged and is left as it is."""
    store.append([writes(f"e{n}", f"Page {n} of a long month. " * 40) for n in range(60)])
    store.close()
    content = store.path.read_bytes()
    store.path.write_bytes(content[: int(len(content) * share)])
    _refused(store.path, passphrase, DamagedError)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", os.urandom(3000), b'{"format": "one"}', b'{"format": 0}']
)
def test_a_broken_keys_file_is_told_of(store: Store, passphrase: str, content: bytes) -> None:
    """A keys file that cannot be read is named; it is not taken for a wrong passphrase."""
    store.close()
    keys_path(store.path).write_bytes(content)
    assert ".keys" in _refused(store.path, passphrase, DamagedError)


def test_a_newer_keys_file_is_left_untouched(store: Store, passphrase: str) -> None:
    """Keys of a later version are told to be newer before any passphrase is tried."""
    store.close()
    keys = msgspec.json.decode(keys_path(store.path).read_bytes())
    keys_path(store.path).write_bytes(msgspec.json.encode({**keys, "format": FORMAT + 1, "ways": {"in": 3}}))
    assert "newer version" in _refused(store.path, passphrase, NewerJournalError)


def test_a_newer_journal_is_left_untouched(store: Store, passphrase: str) -> None:
    """A journal of a later version is told to be newer, and not one byte of it changes."""
    key = store._database.alike()
    store.close()
    newer = Database(store.path, key)
    newer.rows(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    assert "newer version" in _refused(store.path, passphrase, NewerJournalError)


def test_the_keys_of_another_journal_do_not_fit(store: Store, cheap: Cost, passphrase: str) -> None:
    """Keys files that were mixed up are told of, though the passphrase is right."""
    other, _ = create(store.path.with_name("other"), passphrase, cost=cheap)
    other.close()
    store.close()
    keys_path(other.path).replace(keys_path(store.path))
    assert "is not the journal" in _refused(store.path, passphrase, NotAJournalError)


def test_a_folder_is_no_journal(tmp_path: Path, passphrase: str) -> None:
    """A folder at the journal's place is not opened."""
    with pytest.raises(NoJournalError):
        open_store(tmp_path, passphrase)
