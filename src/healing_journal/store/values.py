"""What the store answers with."""

from __future__ import annotations

from datetime import datetime

import msgspec

from healing_journal.model.day import Days


class Head(msgspec.Struct, frozen=True):
    """An entry without its text; `length` is its number of characters."""

    id: str
    days: Days
    written_at: datetime
    revision: str
    removed: bool
    length: int


class Hit(msgspec.Struct, frozen=True):
    """An entry that was found, with the piece of its text that shows why.

    `snippet` is that piece in parts, each with whether it matched; `rank` is lower for a better match. Where `whole`
    is false, it holds only some of the words.
    """

    entry: str
    days: Days
    snippet: tuple[tuple[str, bool], ...]
    rank: float
    whole: bool = True


class Draft(msgspec.Struct, frozen=True):
    """What was being typed under this name, and when it was last kept (UTC)."""

    name: str
    text: str
    saved_at: datetime


class Latest(msgspec.Struct, frozen=True):
    """How far the journal has come: its last record, its last reading, and how often the bin was emptied."""

    record: int
    reading: int
    emptied: int
