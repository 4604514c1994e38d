"""Standard Notes' decrypted backup: one JSON of all items, or a folder with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
        if tree.start(name).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
        and b'"items"' in tree.start(name)
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


def _plain(text: str) -> str:
    """Return the words of a note, also where its editor keeps them as a tree of JSON."""
    if not text.startswith('{"root"'):
        return text
    try:
        tree = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text
    return (
        "\n\n".join("".join(_texts(block)) for block in tree["root"].get("children", ()))
        if _is_tree(tree)
        else text
    )


def _is_tree(tree: Any) -> bool:  # noqa: ANN401 - JSON of any shape
    return isinstance(tree, dict) and isinstance(tree.get("root"), dict)


def _texts(node: Any) -> Iterator[str]:  # noqa: ANN401 - JSON of any shape
    if not isinstance(node, dict):
        return
    if isinstance(node.get("text"), str):
        yield node["text"]
    if node.get("type") in {"linebreak", "listitem"}:
        yield "\n"
    for child in node.get("children") or ():
        yield from _texts(child)


def _draft(thing: _Thing, words: _Words, name: str, line: int, asked: Asked) -> Item:
    text = titled(words.title or "", _plain(words.text or ""))
    if thing.deleted or words.trashed or not text.strip():
        return LeftOut("it lies in the bin, or has no words", name, line)
    try:
        day = at_iso(thing.created_at, asked.zone).date()
    except ValueError:
        return LeftOut("its date is none", name, line)
    return Draft(days=Days.on(day), text=text, key=f"standard_notes:{thing.uuid}", zone=asked.zone)
