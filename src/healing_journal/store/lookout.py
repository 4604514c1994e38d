"""Looking after the journal by itself: every byte once a day, and once a month a backup is brought back for practice.

What was found is noted beside the journal, so that every program knows of it before it looks again.
"""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from healing_journal.store.backup import Backup, backups, copy_both
from healing_journal.store.errors import DamagedError, StoreError, on_disk
from healing_journal.store.files import write_whole
from healing_journal.store.inspection import can_be_remade
from healing_journal.store.keyfile import read_keys
from healing_journal.store.store import Store

_DAY, _MONTH = timedelta(days=1), timedelta(days=30)


class Look(msgspec.Struct, frozen=True):
    """What was found the last time: `wrong` and, where it is not empty, the last backup that was whole then.

    `practised` is when a backup was last brought back for practice; `unfit` says what was wrong with it.
    """

    at: datetime
    wrong: tuple[str, ...] = ()
    good: str = ""
    practised: datetime | None = None
    unfit: str = ""


def last_look(path: Path) -> Look | None:
    """Return what was found the last time, if it was noted."""
    with contextlib.suppress(OSError, ValueError):  # msgspec's errors are ValueErrors too
        return msgspec.json.decode(_note(path).read_bytes(), type=Look)
    return None


def look_is_due(path: Path, now: datetime) -> bool:
    """Whether the last look is older than a day, or lies in a future that a wrong clock made."""
    return _is_due(last_look(path), "at", now, _DAY)


def practice_is_due(path: Path, now: datetime) -> bool:
    """Whether no backup was brought back for practice for a month."""
    return _is_due(last_look(path), "practised", now, _MONTH)


def _is_due(last: Look | None, what: str, now: datetime, after: timedelta) -> bool:
    at: datetime | None = getattr(last, what, None)
    return at is None or not timedelta(0) <= now - at < after


def look(store: Store, folder: Path | None, now: datetime) -> Look:
    """Look at every byte, mend what can be made anew, and note what is left, with the last backup that is whole."""
    store.mend_keys()
    wrong = store.check()
    if can_be_remade(wrong):
        store.remake()
        wrong = store.check()
    good = last_good(store, folder) if wrong else None
    before = last_look(store.path) or Look(now)
    return _keep(
        store.path,
        msgspec.structs.replace(
            before, at=now.astimezone(UTC), wrong=tuple(wrong), good=str(good.path) if good else ""
        ),
    )


def last_good(store: Store, folder: Path | None) -> Backup | None:
    """Return the latest backup in the folder of which every byte is as it was written."""
    for backup in reversed(backups(store.path, folder) if folder else []):
        with contextlib.suppress(StoreError):
            read_keys(backup.path)
            store.prove(backup.path)
            return backup
    return None


def practise(store: Store, folder: Path, now: datetime) -> Look:
    """Bring the last backup back into an encrypted place that is deleted again, look at every byte, note what was found."""
    import shutil  # noqa: PLC0415 - it loads every compression there is
    import tempfile  # noqa: PLC0415 - it loads it

    for left in folder.glob(".practice-*"):  # by a program that was killed meanwhile
        shutil.rmtree(left, ignore_errors=True)
    found = backups(store.path, folder)
    before = last_look(store.path) or Look(now - _DAY)
    if not found:
        return before
    unfit = ""
    try:
        with on_disk(folder), tempfile.TemporaryDirectory(prefix=".practice-", dir=folder) as place:
            copied = Path(place) / "back.journal"
            copy_both(found[-1].path, copied)
            read_keys(copied)
            store.prove(copied)
    except DamagedError:
        unfit = f"The backup {found[-1].path} did not open in a trial, so make a new one now."
    except StoreError as refused:
        unfit = str(refused)
    return _keep(store.path, msgspec.structs.replace(before, practised=now.astimezone(UTC), unfit=unfit))


def damage_told(path: Path) -> str:
    """Return the one sentence on what was last found wrong, with the way back; nothing where all was whole."""
    last = last_look(path)
    if last is None or not last.wrong:
        return ""
    if last.good:
        return (
            f"{path} is damaged; the last good backup is {last.good}, and `healing-journal restore` brings it back "
            "as a new file."
        )
    return (
        f"{path} is damaged, and there is no good backup in the folder named for them: write everything out while "
        "the journal still opens, and keep this file."
    )


def way_back(journal: Path, folder: str) -> str:
    """Say which backup to go back to where the journal does not open, by its path where a folder is named."""
    with contextlib.suppress(StoreError):
        found = backups(journal, Path(folder)) if folder else []
        if found:
            return f"The last backup is {found[-1].path}: `healing-journal restore` brings it back as a new file."
    return "`healing-journal restore BACKUP FILE` brings a backup back as a new file."


def _keep(path: Path, found: Look) -> Look:
    with contextlib.suppress(StoreError):  # where no note can be kept, it is looked again at the next opening
        write_whole(_note(path), msgspec.json.encode(found))
    return found


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.checked")
