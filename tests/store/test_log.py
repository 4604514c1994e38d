"""One flipped bit anywhere: in the file, its free pages, its keys, and in the log that a killed program left."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healing_journal.model.record import Record
from healing_journal.store import DamagedError, Store, StoreError, keys_path, open_store

ENTRIES = 32
KILLED = """
import os, signal, sys, uuid
from datetime import UTC, date, datetime
from pathlib import Path
from healing_journal.model.day import Days
from healing_journal.model.record import Record, Written
from healing_journal.store import open_store
store = open_store(Path(sys.argv[1]), sys.argv[2])
for n in range(12):
    body = Written(entry=f"k{n}", days=Days.on(date(2026, 3, 1)), text=f"Page {n} of many. " * 40)
    store.append([Record(uuid.uuid4().hex, datetime.now(UTC), body)])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(store: Store, writes: Callable[..., Record], passphrase: str, tmp_path: Path) -> Path:
    """A folder with a journal whose program was killed after twelve answered saves: they are in its log alone."""
    store.append([writes(f"e{n}", f"Day {n}: another light. " * 60) for n in range(20)])
    store.close()
    subprocess.run([sys.executable, "-c", KILLED, str(store.path), passphrase], check=False)
    assert store.path.with_name(f"{store.path.name}-wal").stat().st_size > 32
    return store.path


def complaints(path: Path, passphrase: str) -> list[str]:
    """Open the journal and look at every byte; a refusal to open is a complaint as well."""
    try:
        opened = open_store(path, passphrase, wait=lambda _: None)
    except StoreError as refused:
        return [str(refused)]
    try:
        return opened.check()
    finally:
        opened.close()


def copied(path: Path, to: Path) -> Path:
    """Copy a journal with all that lies beside it."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(path.parent, to)
    return to / path.name


PLACES = st.tuples(
    st.sampled_from(["", ".keys", "-wal"]), st.floats(0, 1, exclude_max=True), st.integers(0, 7)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=PLACES)
def test_one_flipped_bit_anywhere_is_found(
    killed: Path, passphrase: str, tmp_path: Path, where: tuple[str, float, int]
) -> None:
    """Wherever it is, opening or looking at every byte says so; and what was answered and is not told of is there."""
    ending, place, bit = where
    path = copied(killed, tmp_path / "copy")
    spoilt = path.with_name(path.name + ending)
    content = bytearray(spoilt.read_bytes())
    at = int(place * len(content))
    content[at] ^= 1 << bit
    spoilt.write_bytes(content)
    told = complaints(path, passphrase)
    opened = None if told else open_store(path, passphrase)
    # Only what means nothing may change unseen: remains after the end of the log, and pages that it holds anew.
    if opened is not None:
        assert ending != ".keys"
        assert len(opened.heads()) == ENTRIES
        assert all(opened.entry(head.id) for head in opened.heads())
        opened.close()


def test_a_changed_log_is_left_as_it_is(killed: Path, passphrase: str) -> None:
    """A bit changed in the first saves of the log: the journal does not open without those after it, and no byte changes."""
    log = killed.with_name(f"{killed.name}-wal")
    content = bytearray(log.read_bytes())
    content[32 + 24 + 100] ^= 1
    log.write_bytes(content)
    before = {file.name: file.read_bytes() for file in killed.parent.iterdir()}
    with pytest.raises(DamagedError, match="-wal is damaged"):
        open_store(killed, passphrase)
    assert {file.name: file.read_bytes() for file in killed.parent.iterdir()} == before


def test_a_whole_log_is_taken_in(killed: Path, passphrase: str) -> None:
    """All twelve saves are there after the kill, and nothing is wrong."""
    assert complaints(killed, passphrase) == []
    opened = open_store(killed, passphrase)
    assert len(opened.heads()) == ENTRIES
    opened.close()


def test_a_save_that_was_never_answered_is_no_damage(killed: Path, passphrase: str) -> None:
    """Remains of a save that was broken off stand after the end of the log, and the journal opens."""
    log = killed.with_name(f"{killed.name}-wal")
    log.write_bytes(log.read_bytes() + b"\x07" * 3000)
    assert complaints(killed, passphrase) == []


def test_a_bit_changed_in_the_log_of_an_open_journal_is_found(
    store: Store, writes: Callable[..., Record]
) -> None:
    """The daily look finds it while the journal is open."""
    store.append([writes(f"e{n}", f"Day {n}: another light. " * 60) for n in range(20)])
    log = store.path.with_name(f"{store.path.name}-wal")
    with log.open("r+b") as file:
        file.seek(-2000, 2)
        byte = file.read(1)
        file.seek(-2000, 2)
        file.write(bytes([byte[0] ^ 1]))
    assert store.check()


def test_free_pages_are_looked_at_too(store: Store, writes: Callable[..., Record], passphrase: str) -> None:
    """A bit flipped in a page that holds nothing now is found."""
    database = store._database
    database.rows("CREATE TABLE passing (text TEXT)")
    database.run("INSERT INTO passing VALUES (?)", "x" * 200_000)
    database.rows("DROP TABLE passing")
    free = database.number("PRAGMA freelist_count")
    assert free > 20
    store.close()
    content = bytearray(store.path.read_bytes())
    content[-5000] ^= 1
    store.path.write_bytes(content)
    assert complaints(store.path, passphrase)
    assert keys_path(store.path).exists()
