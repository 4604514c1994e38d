"""Standard Notes' decrypted backup: one JSON of all items, or a folder with it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healing_journal.exchange.jsonish import as_json, each
from healing_journal.exchange.moments import at_iso
from healing_journal.exchange.notes import titled
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, ExchangeError, Item, LeftOut
from healing_journal.model.day import Days

NAME = "standard_notes"


class _Words(msgspec.Struct):
    title: str | None = None
    text: str | None = None
    trashed: bool | None = None


class _Thing(msgspec.Struct):
    content_type: str
    uuid: str
    content: str | _Words | None = None
    created_at: str = ""
    deleted: bool | None = None


class _Backup(msgspec.Struct):
    items: list[msgspec.Raw]


def sniff(tree: Tree) -> bool:
    """Whether a file begins as the backup does."""
    return bool(_files(tree))


def _files(tree: Tree) -> list[str]:
    return [
        name
        for name in tree.named(".txt", ".json")[:100]
        if b'"items"' in tree.start(name)
        and (b'"content_type"' in tree.start(name) or b'"version"' in tree.start(name))
    ]


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each note; an encrypted backup cannot be read, and that is said."""
    for name in _files(tree)[:1]:
        content = tree.read(name)
        for line, thing in each(content, as_json(content, _Backup, name).items, _Thing, name):
            if isinstance(thing, LeftOut):
                yield thing
            elif isinstance(thing.content, str):
                raise ExchangeError(
                    "this backup is encrypted; make a decrypted one and bring in that.", name, line
                )
            elif thing.content_type == "Note":
                yield _draft(thing, thing.content or _Words(), name, line, asked)


def _draft(thing: _Thing, words: _Words, name: str, line: int, asked: Asked) -> Item:
    text = titled(words.title or "", words.text or "")
    if thing.deleted or words.trashed or not text.strip():
        return LeftOut("it lies in the bin, or has no words", name, line)
    try:
        day = at_iso(thing.created_at, asked.zone).date()
    except ValueError:
        return LeftOut("its date is none", name, line)
    return Draft(days=Days.on(day), text=text, key=f"standard_notes:{thing.uuid}", zone=asked.zone)
