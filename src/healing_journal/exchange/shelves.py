"""Where files lie: in a folder, a zip or a tar. Nothing is ever unpacked onto the disk."""

from __future__ import annotations

import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from healing_journal.exchange.values import ExchangeError

MOST_FILES = 100_000
_LOCKED = 1
BROKEN = (
    OSError, EOFError, ValueError, LookupError, ArithmeticError, RuntimeError, NotImplementedError,
    zipfile.BadZipFile, tarfile.TarError, zlib.error,
)  # fmt: skip
"""What the standard library raises for damaged or hostile containers."""


class Shelf(Protocol):
    """Files by name, each openable once listed."""

    def listed(self) -> Iterator[tuple[str, date | None]]:
        """Give each file's name and the day it was last changed, where that is known."""

    def open(self, name: str) -> BinaryIO:
        """Open a listed file for reading."""

    def sizes(self) -> Mapping[str, int]:
        """Return how many bytes each listed file says it has, once all are listed."""

    def close(self) -> None:
        """Let go of the container."""


class FolderShelf:
    """A folder, or one file by itself; links are not followed."""

    def __init__(self, root: Path) -> None:
        self._root = root if root.is_dir() else root.parent
        self._only = None if root.is_dir() else root
        self._sizes: dict[str, int] = {}

    def listed(self) -> Iterator[tuple[str, date | None]]:
        """Give each regular file below the folder."""
        for name, seen in [(self._only.name, self._only.stat())] if self._only else self._walked():
            if stat.S_ISREG(seen.st_mode):
                self._sizes[name] = seen.st_size
                yield name, _day(seen.st_mtime)

    def _walked(self) -> Iterator[tuple[str, os.stat_result]]:
        """Give each file below the folder by its name within it; strings, for there may be very many."""
        root = str(self._root)
        for folder, _, files in os.walk(root):
            inner = folder[len(root) :].replace(os.sep, "/").strip("/")
            for file in files:
                yield f"{inner}/{file}" if inner else file, os.lstat(f"{folder}{os.sep}{file}")

    def open(self, name: str) -> BinaryIO:
        """Open one of the listed files."""
        return open(f"{self._root}{os.sep}{name}", "rb")  # noqa: PTH123 - closed by whoever asked; quick

    def sizes(self) -> Mapping[str, int]:
        """Return each file's size."""
        return self._sizes

    def close(self) -> None:
        """Nothing is held open."""


class ZipShelf:
    """A zip file, on a disk or in memory."""

    def __init__(self, place: Path | BinaryIO, name: str) -> None:
        self._zip = zipfile.ZipFile(place)
        if any(member.flag_bits & _LOCKED for member in self._zip.infolist()):
            raise ExchangeError("this zip is locked with a password; make one without, or unpack it.", name)

    def listed(self) -> Iterator[tuple[str, date | None]]:
        """Give each file of the zip."""
        for member in self._zip.infolist():
            if not member.is_dir():
                yield member.filename, _day_of(member)

    def open(self, name: str) -> BinaryIO:
        """Open one of the listed files."""
        return cast("BinaryIO", self._zip.open(name))

    def sizes(self) -> Mapping[str, int]:
        """Return each file's size, as the zip tells it."""
        return {member.filename: member.file_size for member in self._zip.infolist()}

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()


class TarShelf:
    """A tar file that is not compressed, as Joplin writes them, on a disk or in memory."""

    def __init__(self, place: Path | BinaryIO) -> None:
        in_memory = None if isinstance(place, Path) else place
        on_disk = place if isinstance(place, Path) else None
        self._tar = tarfile.open(on_disk, "r:", fileobj=in_memory)  # noqa: SIM115 - closed with the shelf

    def listed(self) -> Iterator[tuple[str, date | None]]:
        """Give each regular file of the tar; links and devices are passed over."""
        for member in self._tar:
            if member.isreg():
                yield member.name, _day(member.mtime)

    def open(self, name: str) -> BinaryIO:
        """Open one of the listed files."""
        opened = self._tar.extractfile(name)
        if opened is None:
            raise KeyError(name)
        return cast("BinaryIO", opened)

    def sizes(self) -> Mapping[str, int]:
        """Return each file's size."""
        return {member.name: member.size for member in self._tar.getmembers()}

    def close(self) -> None:
        """Close the tar."""
        self._tar.close()


def shelf_at(path: Path) -> Shelf:
    """Open what lies at this path.

    Raises:
        ExchangeError: where nothing is there, or a container is damaged.
    """
    try:
        if path.is_dir():
            return FolderShelf(path)
        if not path.is_file():
            raise ExchangeError("there is no such file or folder; check its name.", path.name)
        if zipfile.is_zipfile(path):
            return ZipShelf(path, path.name)
        if _is_plain_tar(path):
            return TarShelf(path)
        if _begins(path, b"PK\x03\x04"):
            raise ExchangeError("this zip file is cut short or damaged; make or fetch it again.", path.name)
        return FolderShelf(path)
    except BROKEN:
        raise ExchangeError("this file cannot be opened, or is damaged; fetch it again.", path.name) from None


def is_safe(name: str) -> bool:
    """Whether a name stays within its container and is no leftover of the system."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] != "" and not any(_is_unwanted(part) for part in parts if part)


def _is_unwanted(part: str) -> bool:
    return part.startswith(".") or part == "__MACOSX" or (len(part) > 1 and part[1] == ":")


def _begins(path: Path, mark: bytes) -> bool:
    with path.open("rb") as opened:
        return opened.read(len(mark)) == mark


def _is_plain_tar(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(512)[257:262] == b"ustar"


def _day_of(member: zipfile.ZipInfo) -> date | None:
    try:
        return date(*member.date_time[:3])
    except ValueError:
        return None


def _day(seconds: float) -> date:
    """Return the day of a time stamp on this machine's own clock, as the person saw it."""
    return datetime.fromtimestamp(seconds).astimezone().date()
