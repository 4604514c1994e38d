"""Deleting a journal: its keys first, so that what might remain of the rest is of no use to anyone."""

from __future__ import annotations

import os
from pathlib import Path

from healing_journal.store.errors import on_disk
from healing_journal.store.keyfile import keys_path

_BESIDE = ("-wal", "-shm", "-journal", ".checked", ".tries")


def erase(path: Path) -> None:
    """Delete the closed journal at this path and its keys; backups, wherever they are, stay as they are.

    The keys are written over before they are deleted. On most disks of today that is no promise: the disk, or a
    snapshot of it, may keep an earlier copy.
    """
    keys = keys_path(path)
    with on_disk(keys):
        if keys.exists():
            _write_over(keys)
            keys.unlink()
    with on_disk(path):
        for file in (path, *(path.with_name(f"{path.name}{ending}") for ending in _BESIDE)):
            file.unlink(missing_ok=True)


def _write_over(file: Path) -> None:
    with file.open("r+b") as content:
        content.write(os.urandom(file.stat().st_size))
        content.flush()
        os.fsync(content.fileno())
