"""JSON of other programs: read into typed values, with the line where something does not fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import ExchangeError, LeftOut

T = TypeVar("T")
_BYTE = re.compile(r"\(byte (\d+)\)")
_OF_A_FOLDER = 20
_BOM = b"\xef\xbb\xbf"


def where(content: bytes, position: int) -> int:
    """Return the number of the line at this byte, counted from 1."""
    return content.count(b"\n", 0, max(position, 0)) + 1


def as_json(content: bytes, shape: type[T], name: str) -> T:
    """Read the JSON of a file as this shape; numbers may be written as text.

    Raises:
        ExchangeError: where it is no JSON, breaks off, or has another shape.
    """
    content = content.removeprefix(_BOM)
    try:
        return msgspec.json.decode(content, type=shape, strict=False)
    except msgspec.ValidationError:
        raise ExchangeError(
            "this is JSON, but not of the shape expected; take the export again.", name
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        byte = _BYTE.search(str(error))
        line = where(content, int(byte[1]) if byte else len(content))
        raise ExchangeError(
            "the JSON breaks off or is damaged here; take the export again.", name, line
        ) from None


def each(
    content: bytes, raws: list[msgspec.Raw], shape: type[T], name: str
) -> Iterator[tuple[int, T | LeftOut]]:
    """Read each item of a list as this shape, with its line; one that does not fit is left out, not the file."""
    position, line = 0, 1
    for raw in raws:
        piece = bytes(raw)
        found = max(content.find(piece, position), position)
        line += content.count(b"\n", position, found)
        position = found
        try:
            yield line, msgspec.json.decode(piece, type=shape, strict=False)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError):
            yield line, LeftOut("it does not have the fields expected of it", name, line)
        line += piece.count(b"\n")
        position += len(piece)


def begins_with(tree: Tree, ending: str, *marks: bytes) -> list[str]:
    """Return the names with this ending whose beginning holds one of these marks, of the first of each folder."""
    taken: Counter[str] = Counter()
    found: list[str] = []
    for name in tree.named(ending):
        folder = name.rpartition("/")[0]
        taken[folder] += 1
        if taken[folder] <= _OF_A_FOLDER and any(mark in tree.start(name) for mark in marks):
            found.append(name)
    return found
