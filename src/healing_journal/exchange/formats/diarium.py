"""Diarium's JSON export: a list of entries of HTML, or a file for each, on the writer's own clock."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healing_journal.exchange.jsonish import as_json, begins_with, each
from healing_journal.exchange.keys import text_key
from healing_journal.exchange.markup import text_of
from healing_journal.exchange.moments import at_iso
from healing_journal.exchange.notes import photos_at, titled
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, Item, LeftOut
from healing_journal.model.day import Days

NAME = "diarium"
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif")
_LONG_FRACTION = re.compile(r"(\.\d{6})\d+")


class _Entry(msgspec.Struct):
    date: str
    heading: str | None = None
    html: str | None = None
    text: str | None = None
    content: str | None = None


def sniff(tree: Tree) -> bool:
    """Whether a JSON is a list of entries with a heading and HTML."""
    return bool(_files(tree))


def _files(tree: Tree) -> list[str]:
    return [name for name in begins_with(tree, ".json", b'"heading"') if b'"date"' in tree.start(name)]


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each entry; pictures come along where their names begin with the entry's day."""
    for name in _files(tree):
        content = tree.read(name)
        listed = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[")
        shape: type[list[msgspec.Raw] | msgspec.Raw] = list[msgspec.Raw] if listed else msgspec.Raw
        told = as_json(content, shape, name)
        for line, entry in each(content, told if isinstance(told, list) else [told], _Entry, name):
            if isinstance(entry, LeftOut):
                yield entry
            else:
                yield from _draft(tree, entry, name, line, asked)


def _draft(tree: Tree, entry: _Entry, name: str, line: int, asked: Asked) -> Iterator[Item]:
    try:
        day = at_iso(_LONG_FRACTION.sub(r"\1", entry.date), asked.zone).date()
    except ValueError:
        yield LeftOut("its date is none", name, line)
        return
    words = text_of(entry.html or "", name) or entry.text or entry.content or ""
    text = titled(text_of(entry.heading or "", name), words)
    if not text.strip():
        yield LeftOut("there are no words in it", name, line)
        return
    marks = (day.isoformat(), f"{day:%Y%m%d}")
    beside = [one for one in tree.named(*_PICTURES) if any(mark in one for mark in marks)]
    photos, missing = photos_at(tree, beside, name)
    yield from missing
    yield Draft(days=Days.on(day), text=text, key=text_key(text, day), zone=asked.zone, photos=photos)
