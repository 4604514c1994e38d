"""Joplin's own export (JEX, or its raw folder): files of a title, a body, and lines of what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healing_journal.exchange.moments import at_iso
from healing_journal.exchange.notes import photos_at, titled
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, ExchangeError, Item, LeftOut, TooMuchError
from healing_journal.model.day import Days

NAME = "joplin"
_LARGEST = 8 * 2**20
_NOTE, _RESOURCE = "1", "4"
_FIELD = re.compile(r"^([a-z_]+): ?(.*)$")
_SHOWN = re.compile(r"!?\[([^\]\[\n]{0,500})\]\(:/([0-9a-f]{32})\)")


class _Thing(msgspec.Struct):
    words: str
    fields: dict[str, str]


def sniff(tree: Tree) -> bool:
    """Whether a file ends with the lines that Joplin writes."""
    return any(_ends_as_joplin(tree, name) for name in tree.named(".md")[:20])


def _ends_as_joplin(tree: Tree, name: str) -> bool:
    lines = tree.read(name, _LARGEST).rstrip().rpartition(b"\n")[2]
    return lines.startswith(b"type_: ")


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each note, on the day that its writer gave it."""
    things = {}
    for name in tree.named(".md"):
        try:
            things[name] = _parsed(tree.text(name))
        except TooMuchError:
            raise
        except ExchangeError:
            yield LeftOut("the note is damaged, too large or no text", name)
    endings = {
        thing.fields.get("id", ""): thing.fields.get("file_extension", "")
        for thing in things.values()
        if thing.fields.get("type_") == _RESOURCE
    }
    for name, thing in things.items():
        if thing.fields.get("type_") == _NOTE:
            yield from _draft(tree, name, thing, endings, asked)


def _parsed(text: str) -> _Thing:
    """Read from the end upwards: the lines of fields, then all that is left is title and body."""
    lines = text.rstrip("\n").split("\n")
    fields: dict[str, str] = {}
    while lines and (match := _FIELD.match(lines[-1])):
        fields.setdefault(match[1], match[2])
        lines.pop()
    return _Thing("\n".join(lines), fields)


def _draft(tree: Tree, name: str, thing: _Thing, endings: dict[str, str], asked: Asked) -> Iterator[Item]:
    title, _, body = thing.words.partition("\n")
    text = titled(title, _SHOWN.sub(r"\1", body))
    when = thing.fields.get("user_created_time") or thing.fields.get("created_time", "")
    try:
        day = at_iso(when, asked.zone).date()
    except ValueError:
        yield LeftOut("its date is none", name)
        return
    if thing.fields.get("encryption_applied") == "1" or not text.strip():
        yield LeftOut("it is encrypted, or has no words", name)
        return
    shown = [match[2] for match in _SHOWN.finditer(body) if match[2] in endings]
    photos, missing = photos_at(tree, (f"resources/{one}.{endings[one]}" for one in shown), name)
    yield from missing
    key = f"joplin:{thing.fields.get('id', name)}"
    yield Draft(days=Days.on(day), text=text, key=key, zone=asked.zone, photos=photos)
