"""A full disk, a read-only one, another program in the way: one sentence, and nothing that was saved is lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from healing_journal.model.record import Record
from healing_journal.store import (
    BusyError,
    Cost,
    NoSpaceError,
    ReadOnlyError,
    Store,
    create,
    make_backup,
    open_store,
)
from healing_journal.store.keyfile import keys_path

resource = pytest.importorskip("resource")
NOBODY = 65534

APPENDS = """
import sys, uuid
from datetime import UTC, date, datetime
from pathlib import Path
from healing_journal.model.day import Days
from healing_journal.model.record import Record, Written
from healing_journal.store import open_store
store = open_store(Path(sys.argv[1]), sys.argv[2])
for n in range(25):
    body = Written(entry=uuid.uuid4().hex, days=Days.on(date(2026, 3, 1)), text=f"Page {n} of many.")
    store.append([Record(uuid.uuid4().hex, datetime.now(UTC), body)])
store.close()
"""


@contextmanager
def _no_file_larger_than(size: int) -> Iterator[None]:
    """Make the disk seem full: no file may grow beyond this many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Be a user whom file rights bind; root is not bound by them."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a user with fewer rights can reach."""
    with tempfile.TemporaryDirectory() as folder:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield Path(folder)


def test_a_full_disk_loses_nothing(store: Store, writes: Callable[..., Record], passphrase: str) -> None:
    """A save that finds no room says so; what was saved stays, and once there is room the next save is kept."""
    first, large, last = writes("a", "Kept."), writes("b", "Too much. " * 20_000), writes("c", "Kept too.")
    store.append([first])
    with _no_file_larger_than(200_000), pytest.raises(NoSpaceError, match="full"):
        store.append([large])
    assert list(store.records()) == [first]
    store.append([last])
    store.close()
    again = open_store(store.path, passphrase)
    assert list(again.records()) == [first, last]
    assert again.check() == []
    again.close()


def test_a_full_disk_keeps_the_old_keys(store: Store, cheap: Cost, passphrase: str) -> None:
    """A passphrase that could not be changed for want of room is still the old one."""
    with _no_file_larger_than(100), pytest.raises(NoSpaceError):
        store.change_passphrase("never", cost=cheap)
    assert not list(store.path.parent.glob("*.new"))
    open_store(store.path, passphrase).close()


def test_a_full_backup_disk_leaves_no_half_backup(
    store: Store, writes: Callable[..., Record], tmp_path: Path
) -> None:
    """A backup that finds no room names the backup's place, and nothing of it stays behind."""
    store.append([writes(f"e{n}", "Long enough to need room. " * 200) for n in range(20)])
    folder = tmp_path / "backups"
    with _no_file_larger_than(50_000), pytest.raises(NoSpaceError, match="backups"):
        make_backup(store, folder, datetime(2026, 3, 1, tzinfo=UTC))
    assert list(folder.iterdir()) == []
    assert store.check() == []


def test_a_full_disk_at_the_database_itself(store: Store, writes: Callable[..., Record]) -> None:
    """Where the file may grow no further, the save is refused whole."""
    store._database.rows("PRAGMA max_page_count = 60")
    with pytest.raises(NoSpaceError):
        store.append([writes("b", "Too much. " * 40_000)])
    assert list(store.records()) == []


@pytest.mark.parametrize("shut", ["file", "folder"])
def test_a_read_only_place_is_told_of(open_folder: Path, cheap: Cost, passphrase: str, shut: str) -> None:
    """Where the file or its folder may not be written, one sentence says so, and both files stay as they are."""
    path = open_folder / "j"
    with _as_nobody():
        create(path, passphrase, cost=cheap)[0].close()
        (path if shut == "file" else open_folder).chmod(
            stat.S_IRUSR | (stat.S_IXUSR if shut == "folder" else 0)
        )
        before = path.read_bytes()
        with pytest.raises(ReadOnlyError, match="cannot be opened for writing"):
            open_store(path, passphrase)
        assert path.read_bytes() == before
        open_folder.chmod(0o700)


def test_no_journal_is_made_where_nothing_may_be_written(open_folder: Path, cheap: Cost) -> None:
    """Making a journal in a read-only folder is refused in one sentence and leaves nothing."""
    with _as_nobody():
        open_folder.chmod(0o500)
        with pytest.raises(ReadOnlyError):
            create(open_folder / "j", "x", cost=cheap)
        open_folder.chmod(0o700)
    assert list(open_folder.iterdir()) == []


def test_a_keys_file_that_may_not_be_read_is_told_of(open_folder: Path, cheap: Cost) -> None:
    """Keys that belong to another user are named."""
    path = open_folder / "j"
    with _as_nobody():
        create(path, "x", cost=cheap)[0].close()
        keys_path(path).chmod(0)
        with pytest.raises(ReadOnlyError, match="keys"):
            open_store(path, "x")


def test_two_programs_may_save_at_once(store: Store, passphrase: str) -> None:
    """Two programs that write to one journal at the same time wait for each other: every page of both is there."""
    command = [sys.executable, "-c", APPENDS, str(store.path), passphrase]
    writers = [subprocess.Popen(command) for _ in range(2)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    assert len(store.heads()) == 50
    assert len(store.find("page", limit=100)) == 50
    assert store.check() == []


def test_a_program_that_does_not_let_go_is_told_of(
    store: Store, writes: Callable[..., Record], passphrase: str
) -> None:
    """A save waits; when the other program holds the journal for too long, one sentence says so."""
    other = open_store(store.path, passphrase)
    store._database.rows("PRAGMA busy_timeout = 50")
    with other._database.transaction(), pytest.raises(BusyError, match="Another program"):
        store.append([writes("a", "Waiting.")])
    store.append([writes("a", "Waiting.")])
    assert [head.id for head in other.heads()] == ["a"]
    other.close()
