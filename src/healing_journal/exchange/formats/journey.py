"""Journey's zip: a JSON for each entry, older or newer, with its photos beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from healing_journal.exchange.jsonish import as_json, begins_with
from healing_journal.exchange.keys import text_key
from healing_journal.exchange.markup import text_of
from healing_journal.exchange.moments import at_iso, at_milliseconds
from healing_journal.exchange.notes import beside, photos_at
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, ExchangeError, Item, LeftOut
from healing_journal.model.day import Days

NAME = "journey"
_DATES = (b'"date_journal"', b'"dateOfJournal"', b'"dateOfEntry"')


class _Entry(msgspec.Struct):
    id: str = ""
    date_journal: int = 0
    dateOfJournal: str = ""  # noqa: N815 - Journey's name
    dateOfEntry: str = ""  # noqa: N815 - Journey's name
    timezone: str | None = None
    text: str | None = None
    type: str | None = None
    photos: list[str] | None = None
    attachments: list[object] | None = None
    encrypted: bool | None = None


def sniff(tree: Tree) -> bool:
    """Whether a JSON has Journey's fields."""
    return bool(begins_with(tree, ".json", *_DATES))


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each entry, on its own clock."""
    for name in tree.named(".json"):
        content = tree.read(name)
        if not any(mark in content for mark in _DATES):
            continue
        try:
            yield from _draft(tree, as_json(content, _Entry, name), name, asked)
        except ExchangeError as error:
            if type(error) is not ExchangeError or len(tree.names) == 1:
                raise
            yield LeftOut("the entry is damaged", name)


def _draft(tree: Tree, entry: _Entry, name: str, asked: Asked) -> Iterator[Item]:
    text = entry.text or ""
    if entry.encrypted:
        yield LeftOut("it is locked; take the export again without encryption", name)
        return
    newer = entry.dateOfJournal or entry.dateOfEntry
    if entry.type != "markdown" and (entry.type or newer or text.lstrip().startswith(("<p", "<div", "<h"))):
        text = text_of(text, name)
    try:
        day = _moment(entry, entry.timezone or asked.zone).date()
    except ValueError:
        yield LeftOut("its date is none", name)
        return
    if not text.strip():
        yield LeftOut("there are no words in it", name)
        return
    photos, missing = photos_at(tree, (beside(name, one) for one in _media(entry)), name)
    yield from missing
    key = f"journey:{entry.id}" if entry.id else text_key(text, day)
    yield Draft(days=Days.on(day), text=text, key=key, zone=entry.timezone or "", photos=photos)


def _media(entry: _Entry) -> Iterator[str]:
    """Give the names of the files that belong to an entry, as older and newer exports tell them."""
    for told in (*(entry.photos or ()), *(entry.attachments or ())):
        named = told.get("name") or told.get("filename") if isinstance(told, dict) else told
        if isinstance(named, str) and named:
            yield named


def _moment(entry: _Entry, zone: str) -> datetime:
    if entry.date_journal:
        return at_milliseconds(entry.date_journal, zone)
    return at_iso(entry.dateOfJournal or entry.dateOfEntry, zone)
