"""Files that are whole or not there: private, written beside their place, then moved into it."""

from __future__ import annotations

import os
from pathlib import Path

from healing_journal.store.errors import on_disk

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """Make the folder for the person alone; one that is there already keeps its rights."""
    with on_disk(folder):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file that only the person may read, where none may be yet."""
    with on_disk(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def write_whole(path: Path, content: bytes) -> None:
    """Put the content at the path so that a crash leaves the old file or the new one, never a part."""
    fresh = path.with_name(f"{path.name}.new")
    with on_disk(path):
        try:
            _write(fresh, content)
            move(fresh, path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise


def move(fresh: Path, path: Path) -> None:
    """Move a finished file to its place, and have the disk remember that."""
    fresh.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    _sync(path, os.O_RDWR)


def sync_folder(folder: Path) -> None:
    """Return when the folder's list of files is on the disk; Windows does this by itself."""
    if os.name == "posix":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    opened = os.open(path, how)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _write(path: Path, content: bytes) -> None:
    opened = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE_FILE)
    with os.fdopen(opened, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
