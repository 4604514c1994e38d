"""What can go wrong with the file on disk, each as one sentence for the person: what, where, what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from healing_journal.model.refusal import Refusal

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SHUT = {errno.EACCES, errno.EPERM, errno.EROFS}


class StoreError(Refusal):
    """The journal's file could not do what was asked; the message is a sentence for the person."""


class WrongKeyError(StoreError):
    """The passphrase or the recovery words do not open this journal."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"That does not open {path}. Check capital letters and the keyboard's language, then try again, "
            "or use the recovery words."
        )


class NotAJournalError(StoreError):
    """The file is something else than the journal its keys belong to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not the journal that its keys file belongs to. "
            "Choose the right file, or restore a backup to a new place."
        )


class DamagedError(StoreError):
    """Some of the file is not as it was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged or cut short. Nothing was changed. Restore the last backup to a new place, "
            "and keep this file."
        )


class NewerJournalError(StoreError):
    """The journal was made by a newer version of this program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was made by a newer version of Healing Journal. Update the program to open it."
        )


class BusyError(StoreError):
    """Another program kept the file for too long."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Another program is using {path} and did not let go. Close it, then try again.")


class NoSpaceError(StoreError):
    """The disk took no more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk that holds {path} is full or takes no more. Make room, then save again; "
            "what was saved before is safe."
        )


class ReadOnlyError(StoreError):
    """The file or its folder cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be opened for writing. Allow it, or copy the journal and its keys file "
            "to a folder of your own."
        )


class NoJournalError(StoreError):
    """There is no journal at that place."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no journal at {path}. Make one with the command new, or name another file."
        )


class NoKeysError(StoreError):
    """The file with the journal's keys is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The keys file {path} is missing, and without it the journal cannot be opened. "
            "Put it back beside the journal; every backup holds a copy."
        )


class AlreadyThereError(StoreError):
    """A file stands where a new one was to be made; nothing is ever written over."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is a file at {path} already, and it was left as it is. Name another place.")


class ClosedError(StoreError):
    """The journal was locked while something was still to be done with it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The journal {path} is locked. Unlock it, then try again.")


@contextmanager
def on_disk(path: Path) -> Iterator[None]:
    """Say in a sentence what the operating system refused while this file was dealt with."""
    try:
        yield
    except FileExistsError:
        raise AlreadyThereError(path) from None
    except (FileNotFoundError, NotADirectoryError):
        raise NoJournalError(path) from None
    except OSError as refused:
        raise _in_words(path, refused) from None


def _in_words(path: Path, refused: OSError) -> StoreError:
    if refused.errno in _FULL:
        return NoSpaceError(path)
    if refused.errno in _SHUT:
        return ReadOnlyError(path)
    return StoreError(
        f"{path} could not be read or written ({refused.strerror}). Check the disk, then try again."
    )
