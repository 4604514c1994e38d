"""The small values that pages are made of: quotes with their place, rows of facts, charts with their table."""

from __future__ import annotations

import msgspec
from markupsafe import Markup


class Source(msgspec.Struct, frozen=True):
    """The words that carry a fact, and where they stand.

    `told` says when they were written ("9 June 2014"); `key` names the finding in a form, `anchor` is the id of its
    note on the entry's page. Where `sure` is false, the page asks instead of saying. What a chat or a check-in tells
    has no `entry`, and its `quote` is the journal's own sentence.
    """

    entry: str
    anchor: str
    key: str
    quote: str
    told: str
    sure: bool = True


class Row(msgspec.Struct, frozen=True):
    """One fact as it is shown: what, when, a quiet remark, and the words it rests on.

    `first` and `last` are ISO dates or "", for `<time>` and sorting; `state` is a bare word for a class name.
    """

    what: str
    when: str
    remark: str = ""
    state: str = ""
    first: str = ""
    last: str = ""
    sure: bool = True
    sources: tuple[Source, ...] = ()


class Chart(msgspec.Struct, frozen=True):
    """A drawing, the same as a table, and what it does not say. `svg` is "" where there is nothing to draw."""

    title: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caution: str = ""


class Part(msgspec.Struct, frozen=True):
    """Which part of a long page this is: 0 is the latest; `when` says from when to when, or "" where all is shown.

    `earlier` and `later` are the numbers of the neighbouring parts, or None.
    """

    number: int = 0
    of: int = 1
    when: str = ""
    earlier: int | None = None
    later: int | None = None


class Piece(msgspec.Struct, frozen=True):
    """A stretch of an entry's text, and the keys and anchors of the notes that quote it (none for plain text)."""

    text: str
    keys: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    sure: bool = True


class Choice(msgspec.Struct, frozen=True):
    """One answer that can be picked: its value in a form, its words, whether it is picked now."""

    value: str
    words: str
    chosen: bool = False


class Field(msgspec.Struct, frozen=True):
    """A field of a finding that the person may change: a closed set of choices, or days as two ISO dates.

    Where `number` is true it is a whole number, given in `first`.
    """

    name: str
    words: str
    choices: tuple[Choice, ...] = ()
    first: str = ""
    last: str = ""
    number: bool = False


class NoteRow(msgspec.Struct, frozen=True):
    """One finding under its entry: what the reader noted, its words, and what the person said of it.

    `verdict` is "" until the person has spoken, then `right`, `changed`, `not_this` or `added`.
    """

    key: str
    anchor: str
    kind: str
    what: str
    quote: str
    sure: bool
    verdict: str
    fields: tuple[Field, ...] = ()


class DifferingRow(msgspec.Struct, frozen=True):
    """A day of which two sources tell differently: its ISO date, when it was, what differs, and the words on both sides."""

    day: str
    when: str
    what: str
    sources: tuple[Source, ...]
    tapped: bool
