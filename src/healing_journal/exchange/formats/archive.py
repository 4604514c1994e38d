"""The archive: one JSON file with every record of the journal, from which the same journal can be made again.

docs/exchange.md describes it for a stranger. `records` is the journal; `entries` is the same, laid out for
reading, and is not read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from healing_journal.exchange.jsonish import as_json, where
from healing_journal.exchange.outward import new_file
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Attached, ExchangeError, Item, Page
from healing_journal.model.photo import Photo
from healing_journal.model.record import Record

NAME = "archive"
VERSION = 2
_LARGEST = 2**31  # our own file may be larger than any other
T = TypeVar("T")
_MARK = b'"healing-journal archive"'


class _Head(msgspec.Struct):
    format: Literal["healing-journal archive"]
    version: int


class _Archive(_Head):
    records: list[msgspec.Raw]
    photos: list[msgspec.Raw] = []


class _Photo(msgspec.Struct):
    id: str
    content: bytes


def dump(
    path: Path, records: Iterable[Record], pages: Iterable[Page], at: datetime, photos: Iterable[Photo] = ()
) -> None:
    """Write the archive to a new file, piece by piece, so that a large journal needs little memory."""
    head = {"format": "healing-journal archive", "version": VERSION, "exported": at}
    kept = (_Photo(photo.id, photo.content) for photo in photos)
    lists = (("records", records), ("photos", kept), ("entries", map(_readable, pages)))
    with new_file(path) as out:
        out.write(msgspec.json.encode(head)[:-1])
        for name, items in lists:
            out.write(f',\n"{name}": ['.encode())
            for number, item in enumerate(items):
                out.write(b",\n" if number else b"\n")
                out.write(msgspec.json.encode(item))
            out.write(b"\n]")
        out.write(b"}\n")


def _readable(page: Page) -> dict[str, object]:
    entry = page.entry
    return {
        "id": entry.id,
        "days": entry.days,
        "written_at": entry.written_at,
        "removed": entry.removed,
        "text": entry.text,
        "findings": page.findings,
    }


def sniff(tree: Tree) -> bool:
    """Whether this is an archive of this program."""
    return any(_MARK in tree.start(name) for name in tree.named(".json"))


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Give back every record, in its order."""
    del asked
    for name in tree.named(".json"):
        if _MARK in tree.start(name):
            yield from _records(tree.read(name, _LARGEST), name)
            return


def _records(content: bytes, name: str) -> Iterator[Item]:
    if as_json(content, _Head, name).version > VERSION:
        raise ExchangeError(
            "this archive is of a newer version of the program; bring it in with that one.", name
        )
    whole = as_json(content, _Archive, name)
    yield from _each(content, whole.records, Record, name)
    for photo in _each(content, whole.photos, _Photo, name):
        yield Attached(photo.id, photo.content)


def _each(content: bytes, raws: list[msgspec.Raw], shape: type[T], name: str) -> Iterator[T]:
    position = 0
    for raw in raws:
        position = content.find(bytes(raw), position)
        try:
            yield msgspec.json.decode(raw, type=shape)
        except (msgspec.MsgspecError, ValueError):
            line = where(content, position)
            raise ExchangeError("this record cannot be read; take the export again.", name, line) from None
        position += len(bytes(raw))
