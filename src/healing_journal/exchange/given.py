"""Files that lie in memory alone, as a browser hands them over: read like those of a disk, and never put on one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import BinaryIO

import msgspec

from healing_journal.exchange.shelves import BROKEN, Shelf, TarShelf, ZipShelf
from healing_journal.exchange.values import ExchangeError


class Given(msgspec.Struct, frozen=True):
    """The bytes of some files by their names, and what to call them all together."""

    name: str
    files: Mapping[str, bytes]


class GivenShelf:
    """Files in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def listed(self) -> Iterator[tuple[str, date | None]]:
        """Give each file's name; when it was changed is not known."""
        for name in self._files:
            yield name, None

    def open(self, name: str) -> BinaryIO:
        """Open one of the files."""
        return BytesIO(self._files[name])

    def sizes(self) -> Mapping[str, int]:
        """Return each file's size."""
        return {name: len(content) for name, content in self._files.items()}

    def close(self) -> None:
        """Nothing is held open."""


def shelf_of(given: Given) -> Shelf:
    """Return the shelf of these files; one that is a container itself is opened.

    Raises:
        ExchangeError: where a container is damaged.
    """
    try:
        if len(given.files) == 1:
            ((name, content),) = given.files.items()
            if zipfile.is_zipfile(BytesIO(content)):
                return ZipShelf(BytesIO(content), name)
            if content[257:262] == b"ustar":
                return TarShelf(BytesIO(content))
            if content.startswith(b"PK\x03\x04"):
                raise ExchangeError("this zip file is cut short or damaged; make or fetch it again.", name)
        return GivenShelf(given.files)
    except BROKEN:
        raise ExchangeError(
            "this file cannot be opened, or is damaged; fetch it again.", given.name
        ) from None
