"""Google Keep, as Takeout gives it: a JSON for each note."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healing_journal.exchange.jsonish import as_json, begins_with
from healing_journal.exchange.moments import at_milliseconds
from healing_journal.exchange.notes import beside, photos_at, titled
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, ExchangeError, Item, LeftOut
from healing_journal.model.day import Days

NAME = "keep"


class _Line(msgspec.Struct, rename="camel"):
    text: str = ""
    is_checked: bool = False


class _Attachment(msgspec.Struct, rename="camel"):
    file_path: str = ""


class _Note(msgspec.Struct, rename="camel"):
    title: str | None = None
    text_content: str | None = None
    list_content: list[_Line] = []
    attachments: list[_Attachment] = []
    created_timestamp_usec: int = 0
    user_edited_timestamp_usec: int = 0
    is_trashed: bool = False


def sniff(tree: Tree) -> bool:
    """Whether a JSON has Keep's fields."""
    return bool(begins_with(tree, ".json", b'"userEditedTimestampUsec"', b'"createdTimestampUsec"'))


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each note, on the day it was begun; what lies in Keep's bin stays there."""
    for name in tree.named(".json"):
        if not any(mark in tree.start(name) for mark in (b"TimestampUsec", b'"isTrashed"')):
            continue  # Takeout puts other programs' files beside Keep's
        try:
            yield from _draft(tree, as_json(tree.read(name), _Note, name), name, asked)
        except ExchangeError as error:
            if type(error) is not ExchangeError or len(tree.names) == 1:
                raise
            yield LeftOut("the note is damaged", name)


def _draft(tree: Tree, note: _Note, name: str, asked: Asked) -> Iterator[Item]:
    microseconds = note.created_timestamp_usec or note.user_edited_timestamp_usec
    lines = (f"- [{'x' if line.is_checked else ' '}] {line.text}" for line in note.list_content)
    text = titled(note.title or "", note.text_content or "\n".join(lines))
    if note.is_trashed or not text.strip() or microseconds <= 0:
        yield LeftOut("it lies in the bin" if note.is_trashed else "it has no words or no date", name)
        return
    try:
        day = at_milliseconds(microseconds // 1000, asked.zone).date()
    except ValueError:
        yield LeftOut("its date is none", name)
        return
    photos, missing = photos_at(tree, (beside(name, one.file_path) for one in note.attachments), name)
    yield from missing
    yield Draft(days=Days.on(day), text=text, key=f"keep:{microseconds}", zone=asked.zone, photos=photos)
