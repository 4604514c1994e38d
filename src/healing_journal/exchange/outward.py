"""Writing files for the person alone: new ones only, never over something that is there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from healing_journal.exchange.values import ExchangeError

_OWNER_FILE = 0o600
_OWNER_FOLDER = 0o700


@contextmanager
def new_file(path: Path, *, sync: bool = True) -> Iterator[BinaryIO]:
    """Open a new file that only its owner can read; where writing fails, nothing of it is left behind.

    With `sync`, it is on the disk itself when this ends; thousands of small files do without.

    Raises:
        ExchangeError: where a file of this name is there already, or the disk refuses.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWNER_FILE)
    except FileExistsError:
        raise ExchangeError(
            f"There is already a file at {path}. Give another name, or move it away."
        ) from None
    except OSError as error:
        raise ExchangeError(_refused(path, error)) from None
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            if sync:
                os.fsync(out.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise ExchangeError(_refused(path, error)) from None
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_file(path: Path, pieces: Iterable[str], *, sync: bool = True) -> None:
    """Write these pieces of text to a new file, as UTF-8 with plain line ends."""
    with new_file(path, sync=sync) as out:
        for piece in pieces:
            out.write(piece.encode("utf-8", "replace"))


def new_folder(path: Path) -> None:
    """Make the folder, or take it where it is there and empty.

    Raises:
        ExchangeError: where it holds something already, is a file, or cannot be made.
    """
    try:
        path.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
        empty = next(path.iterdir(), None) is None
    except FileExistsError:
        raise ExchangeError(f"{path} is a file. Give the name of a new or empty folder.") from None
    except OSError as error:
        raise ExchangeError(_refused(path, error)) from None
    if not empty:
        raise ExchangeError(f"The folder {path} is not empty. Give the name of a new or empty one.")


def _refused(path: Path, error: OSError) -> str:
    reason = (error.strerror or "the disk refused").lower()
    return f"{path} could not be written ({reason}). Choose another place, or make room, and try again."
