"""The pages: frozen values that hold every word a page shows, ready for a template, a terminal or a book."""

from __future__ import annotations

import msgspec

from healing_journal.model.record import CheckedIn
from healing_journal.pages.pieces import Chart, Choice, DifferingRow, NoteRow, Part, Piece, Row, Source


class EntryRow(msgspec.Struct, frozen=True):
    """An entry in a list."""

    id: str
    when: str
    first: str
    last: str
    length: str


class ListPage(msgspec.Struct, frozen=True):
    """All entries, newest first, in groups of a month."""

    title: str
    months: tuple[tuple[str, tuple[EntryRow, ...]], ...]
    empty: str


class WritePage(msgspec.Struct, frozen=True):
    """The empty page: a date, the words so far, and one prompt that may be passed over."""

    title: str
    entry: str
    first: str
    last: str
    when: str
    text: str
    placeholder: str
    prompt: str
    templates: tuple[Choice, ...]


class TodayPage(msgspec.Struct, frozen=True):
    """The day: what was last written and its last `lines`, the taps of today, what is due, one reminder of one's own."""

    title: str
    when: str
    day: str
    since: str
    last: EntryRow | None
    due: tuple[Row, ...]
    reminder: Source | None
    questions: tuple[Source, ...]
    checkin: CheckedIn | None
    empty: str
    lines: str = ""


class EntryPage(msgspec.Struct, frozen=True):
    """One entry, its text cut into plain and marked pieces, and its notes; `asked` are at most five to check.

    `care` holds the signs of harm, apart from the other notes and unmarked in the text.
    """

    title: str
    id: str
    when: str
    first: str
    last: str
    written: str
    pieces: tuple[Piece, ...]
    notes: tuple[NoteRow, ...]
    asked: tuple[NoteRow, ...]
    care: tuple[NoteRow, ...]
    unread: bool
    removed: bool
    earlier: str
    later: str


class ContactPage(msgspec.Struct, frozen=True):
    """Contact and silence: the strip of days, then all of it in words; what is nobody's choice stands `apart`."""

    title: str
    summary: tuple[str, ...]
    strip: Chart
    contacts: tuple[Row, ...]
    apart: tuple[tuple[str, tuple[Row, ...]], ...]
    habits: tuple[Row, ...]
    undated: tuple[Row, ...]
    silences: tuple[Row, ...]
    questions: tuple[Row, ...]
    empty: str
    part: Part = Part()
    differing: tuple[DifferingRow, ...] = ()


class WordsPage(msgspec.Struct, frozen=True):
    """What they said, in order, unscored. Each row's `state` is `toward`, `away` or `unclear`."""

    title: str
    heading: str
    summary: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: Chart
    filters: tuple[Choice, ...]
    questions: tuple[Row, ...]
    empty: str
    part: Part = Part()


class PromiseRow(msgspec.Struct, frozen=True):
    """A promise, limit or plan: whose, its words, when, and what became of it.

    `about` names its first finding for a decision (`entry` and `key`); `outcomes` are the four states to pick from;
    `foreseen` and `actual` are 0 to 10, or "" where not given; `ahead` is true where its time is still to come.
    """

    entry: str
    key: str
    who: str
    what: str
    when: str
    state: str
    remark: str
    first: str
    last: str
    ahead: bool
    sure: bool
    outcomes: tuple[Choice, ...]
    foreseen: str
    actual: str
    sources: tuple[Source, ...]


class PromisesPage(msgspec.Struct, frozen=True):
    """Promises, limits and plans of both, with their dates; letters sealed until a day."""

    title: str
    summary: tuple[str, ...]
    promises: tuple[PromiseRow, ...]
    limits: tuple[PromiseRow, ...]
    plans: tuple[PromiseRow, ...]
    letters: tuple[Row, ...]
    questions: tuple[PromiseRow, ...]
    empty: str
    part: Part = Part()


class StoryPage(msgspec.Struct, frozen=True):
    """The time line and what runs through it."""

    title: str
    summary: tuple[str, ...]
    milestones: tuple[Row, ...]
    ahead: tuple[Row, ...]
    practices: tuple[Row, ...]
    concerns: tuple[Row, ...]
    reminders: tuple[Row, ...]
    feelings: Chart
    cried: Chart
    questions: tuple[Row, ...]
    empty: str
    part: Part = Part()


class FoundRow(msgspec.Struct, frozen=True):
    """An entry that was found, the piece of it that shows why (marked where it matched), and by which way."""

    row: EntryRow
    pieces: tuple[Piece, ...]
    way: str


class SearchPage(msgspec.Struct, frozen=True):
    """What was looked for and where it stands; `remarks` say how it is ordered and what could not be looked at.

    `kinds` and `persons` are what the entries may be narrowed to, `first` and `last` ISO dates or "".
    """

    title: str
    words: str
    summary: str
    remarks: tuple[str, ...]
    hits: tuple[FoundRow, ...]
    kinds: tuple[Choice, ...]
    persons: tuple[Choice, ...]
    first: str
    last: str
    narrowed: bool
