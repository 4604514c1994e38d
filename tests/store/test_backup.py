from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from healing_journal.model.record import Record
from healing_journal.store import (
    AlreadyThereError,
    BusyError,
    Cost,
    DamagedError,
    NoJournalError,
    NoKeysError,
    Store,
    StoreError,
    WrongKeyError,
    backups,
    create,
    make_backup,
    restore,
)
from healing_journal.store.keyfile import keys_path

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    return tmp_path / "elsewhere" / "backups"


def test_a_backup_gives_the_journal_back(
    store: Store, writes: Callable[..., Record], folder: Path, tmp_path: Path, passphrase: str
) -> None:
    """A backup made while the journal is open holds all that was saved, opens by itself and is for the person alone."""
    store.append([writes("a", "Before the backup.")])
    backup = make_backup(store, folder, NOON)
    store.append([writes("b", "After it.")])
    assert backup.path.name == "my-2026-03-01T120000Z.journal"
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert len(list(folder.iterdir())) == 2
    again = restore(backup.path, tmp_path / "restored.journal", passphrase)
    assert [head.id for head in again.heads()] == ["a"]
    assert [hit.entry for hit in again.find("backup")] == ["a"]
    again.append([writes("c", "Going on from here.")])
    again.close()
    assert len(backups(store.path, folder)) == 1


def test_restoring_never_writes_over(
    store: Store, writes: Callable[..., Record], folder: Path, passphrase: str
) -> None:
    """A backup is not restored onto a journal, nor beside keys that lie there."""
    store.append([writes("a", "Stays.")])
    backup = make_backup(store, folder, NOON)
    with pytest.raises(AlreadyThereError):
        restore(backup.path, store.path, passphrase)
    store.close()
    store.path.rename(store.path.with_name("moved"))
    with pytest.raises(AlreadyThereError):
        restore(backup.path, store.path, passphrase)


def test_a_failed_restore_leaves_nothing(store: Store, folder: Path, tmp_path: Path, passphrase: str) -> None:
    """A wrong passphrase, a damaged backup or one without keys gives one sentence and no half-made journal."""
    backup = make_backup(store, folder, NOON).path
    target = tmp_path / "restored" / "j"
    with pytest.raises(WrongKeyError):
        restore(backup, target, "wrong")
    content = bytearray(backup.read_bytes())
    content[9000] ^= 1
    backup.write_bytes(content)
    with pytest.raises(DamagedError):
        restore(backup, target, passphrase)
    keys_path(backup).unlink()
    with pytest.raises(NoKeysError):
        restore(backup, target, passphrase)
    with pytest.raises(NoJournalError):
        restore(folder / "none", target, passphrase)
    assert list(target.parent.iterdir()) == []


def test_a_journal_in_use_is_no_backup(
    store: Store, writes: Callable[..., Record], tmp_path: Path, passphrase: str
) -> None:
    """Copying the files of an open journal could lose its last saves, so that is refused."""
    store.append([writes("a", "Open.")])
    with pytest.raises(BusyError):
        restore(store.path, tmp_path / "copy", passphrase)


def test_ten_backups_and_one_a_month_are_kept(store: Store, folder: Path) -> None:
    """The last ten stay and the latest of each month before; other files in the folder are let alone."""
    folder.mkdir(parents=True)
    stranger = folder / "my-2020.journal"
    stranger.write_text("not ours")
    days = [NOON + timedelta(days=9 * n) for n in range(20)]
    for day in days:
        made = make_backup(store, folder, day)
        assert made in backups(store.path, folder)
    left = [backup.at for backup in backups(store.path, folder)]
    month_ends = [day for day, after in pairwise(days) if day.month != after.month]
    assert left == sorted({*days[-10:], *month_ends})
    assert stranger.read_text() == "not ours"
    assert len(list(folder.glob("*.keys"))) == len(left)


def test_two_backups_in_one_second_are_two(store: Store, folder: Path) -> None:
    """A backup never takes the place of another, though the clock stands still or went back."""
    assert len({make_backup(store, folder, NOON).path for _ in range(3)}) == 3


def test_a_backup_keeps_the_passphrase_of_its_time(
    store: Store, cheap: Cost, folder: Path, tmp_path: Path, passphrase: str
) -> None:
    """A backup opens with the passphrase under which it was made."""
    backup = make_backup(store, folder, NOON)
    store.change_passphrase("a later one", cost=cheap)
    restore(backup.path, tmp_path / "restored", passphrase).close()


def test_what_a_broken_off_backup_left_is_cleared(store: Store, folder: Path) -> None:
    """Remains of an hour ago and older are removed by the next backup; newer ones may belong to another program."""
    make_backup(store, folder, NOON)
    remains = [
        folder / f"my-2026-02-01T120000Z.journal{end}"
        for end in (".new", ".keys", ".new-journal", ".keys.new")
    ]
    for path in remains:
        path.write_bytes(b"half")
    make_backup(store, folder, datetime.now(UTC))
    assert all(path.exists() for path in remains)
    make_backup(store, folder, datetime.now(UTC) + timedelta(hours=2))
    assert not any(path.exists() for path in remains)
    assert len(backups(store.path, folder)) == 3


def test_a_damaged_journal_makes_no_backup(store: Store, writes: Callable[..., Record], folder: Path) -> None:
    """What does not prove right is not kept as a backup, so that it takes no good one's place."""
    store.append([writes("a", "Here.")])
    with store._database.transaction():
        store._database.run("UPDATE record SET at = '2020-01-01T00:00:00+00:00'")
    with pytest.raises(DamagedError):
        make_backup(store, folder, NOON)
    assert list(folder.iterdir()) == []


def test_a_backup_folder_that_is_a_file_is_told_of(store: Store, cheap: Cost, tmp_path: Path) -> None:
    """Naming a file as the folder gives one sentence."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        make_backup(store, tmp_path / "file", NOON)
    with pytest.raises(StoreError):
        create(tmp_path / "file" / "j", "x", cost=cheap)
