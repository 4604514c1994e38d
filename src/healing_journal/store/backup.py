"""Backups: proved encrypted copies with their keys, in a folder that the person names.

The last ten are kept, and of each month the latest. A backup opens with the passphrase it was made under.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from healing_journal.store import patience
from healing_journal.store.errors import BusyError, DamagedError, on_disk
from healing_journal.store.files import PRIVATE_FILE, make_folder, move, sync_file
from healing_journal.store.keyfile import keys_path, read_keys, refuse_taken
from healing_journal.store.opening import open_store
from healing_journal.store.store import Store

KEPT = 10
_HOUR_S = 3600
_STAMP = "%Y-%m-%dT%H%M%SZ"
_STAMP_LIKE = r"\d{4}-\d\d-\d\dT\d{6}Z"


class Backup(msgspec.Struct, frozen=True):
    """One backup: where it lies and when it was made (UTC)."""

    path: Path
    at: datetime


def make_backup(store: Store, folder: Path, now: datetime) -> Backup:
    """Make a backup of the journal in the folder, prove it, and let go of those no longer kept."""
    make_folder(folder)
    _clear_remains(store.path, folder, now)
    at = now.astimezone(UTC).replace(microsecond=0)
    while (path := _path(store.path, folder, at)).exists() or keys_path(path).exists():
        at += timedelta(seconds=1)
    store.copy_to(path)
    made = Backup(path, at)
    found = backups(store.path, folder)
    for old in set(found) - {*kept(found), made}:
        _remove(old.path)
    return made


def backups(journal: Path, folder: Path) -> list[Backup]:
    """Return the backups of this journal in the folder, the oldest first."""
    like = re.compile(f"{re.escape(journal.stem)}-({_STAMP_LIKE}){re.escape(journal.suffix)}")
    if not folder.is_dir():
        return []
    with on_disk(folder):
        names = [(path, like.fullmatch(path.name)) for path in folder.iterdir()]
    found = [
        Backup(path, datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC))
        for path, match in names
        if match
    ]
    return sorted(found, key=lambda backup: backup.at)


def kept(found: list[Backup]) -> list[Backup]:
    """Return which of the backups stay: the last ten, and the latest of each month."""
    of_month = {(backup.at.year, backup.at.month): backup for backup in found}
    return [backup for backup in found if backup in found[-KEPT:] or backup in of_month.values()]


def restore(backup: Path, to: Path, secret: str) -> Store:
    """Copy a backup to a new path, prove it there and return it open; nothing is ever written over.

    The secret is the passphrase, or the recovery words, of the time of the backup.
    """
    refuse_taken(to)
    read_keys(backup)
    if backup.with_name(f"{backup.name}-wal").exists():  # no backup, but a journal that is open somewhere
        raise BusyError(backup)
    make_folder(to.parent)
    copy_both(backup, to)
    try:
        store = open_store(to, secret)
        if store.check():
            store.close()
            raise DamagedError(backup)
    except BaseException:
        _remove(to)
        patience.right_at_last(to)
        raise
    return store


def copy_both(source: Path, target: Path) -> None:
    """Copy a closed journal and its keys to a new place, each whole or not at all."""
    for part, copied in ((keys_path(source), keys_path(target)), (source, target)):
        _copy_whole(part, copied)


def _copy_whole(source: Path, target: Path) -> None:
    import shutil  # noqa: PLC0415 - it loads every compression there is

    fresh = target.with_name(f"{target.name}.new")
    with on_disk(target):
        shutil.copyfile(source, fresh)
        fresh.chmod(PRIVATE_FILE)
        sync_file(fresh)
        move(fresh, target)


def _path(journal: Path, folder: Path, at: datetime) -> Path:
    return folder / f"{journal.stem}-{at.strftime(_STAMP)}{journal.suffix}"


def _remove(path: Path) -> None:
    with on_disk(path):
        path.unlink(missing_ok=True)
        keys_path(path).unlink(missing_ok=True)


def _clear_remains(journal: Path, folder: Path, now: datetime) -> None:
    """Remove what a backup that was broken off an hour ago or more has left, known by its name."""
    backup = f"{re.escape(journal.stem)}-{_STAMP_LIKE}{re.escape(journal.suffix)}"
    begun = re.compile(f"{backup}(\\.new|\\.new-journal|\\.keys\\.new|\\.keys)")
    with on_disk(folder):
        for path in folder.iterdir():
            complete = path.suffix == ".keys" and path.with_suffix("").exists()
            if (
                begun.fullmatch(path.name)
                and not complete
                and now.timestamp() - path.stat().st_mtime > _HOUR_S
            ):
                path.unlink(missing_ok=True)
