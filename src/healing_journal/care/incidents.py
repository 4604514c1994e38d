"""The log of what happened, apart from feelings: each note sealed to the one before, none ever changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC

import msgspec

from healing_journal.care.saying import say, spoken
from healing_journal.model.record import Incident, Record

Sealed = tuple[Record, Incident]  # as the snapshot keeps them, in the order in which they were written

_FIELDS = ("happened", "place", "told", "words", "witnesses", "reports", "kept")
_LINES_A_PAGE = 46
_LINE_LENGTH = 90


class NoteForm(msgspec.Struct, frozen=True):
    """What is asked for a new note: the name and label of each part, and what to know before saving."""

    title: str
    opening: str
    parts: tuple[tuple[str, str], ...]
    fixed: str


class NotePrinted(msgspec.Struct, frozen=True):
    """One note as it is printed: its number, when it was written, what it is, its parts, and its seal."""

    number: int
    heading: str
    stamped: str
    parts: tuple[tuple[str, str], ...]
    seal: str


class PagePrinted(msgspec.Struct, frozen=True):
    """One page of the printed log with its number."""

    notes: tuple[NotePrinted, ...]
    footer: str


class LogPrinted(msgspec.Struct, frozen=True):
    """The whole log for print: what to know before showing it, the notes by page, and whether all seals fit."""

    title: str
    empty: str
    before: tuple[str, ...]
    pages: tuple[PagePrinted, ...]
    seals: str
    meaning: str


def note_form() -> NoteForm:
    """Return what is asked for a new note; all but what happened may be left empty."""
    parts = tuple((name, say(f"incidents.{name}")) for name in _FIELDS)
    return NoteForm(say("incidents.title"), say("incidents.opening"), parts, say("incidents.fixed"))


def seal(record: Record, incident: Incident) -> str:
    """Return the SHA-256 of a note: its fields, its time, its id and the seal of the note before it."""
    told = {name: getattr(incident, name) for name in (*_FIELDS, "incident", "about", "previous")}
    whole = {**told, "record": record.id, "at": record.at.astimezone(UTC).isoformat()}
    return hashlib.sha256(msgspec.json.encode(whole, order="sorted")).hexdigest()


def last_seal(log: Sequence[Sealed]) -> str:
    """Return the seal that the next note names as `previous`; "" before the first."""
    return seal(*log[-1]) if log else ""


def broken_at(log: Sequence[Sealed]) -> int | None:
    """Return the number, from 1, of the first note that does not name the seal before it; None if all fit."""
    before = ""
    for number, (record, incident) in enumerate(log, start=1):
        if incident.previous != before:
            return number
        before = seal(record, incident)
    return None


def printed(log: Sequence[Sealed]) -> LogPrinted:
    """Return the log as it is printed, with page numbers and seals."""
    numbers = {incident.incident: number for number, (_, incident) in enumerate(log, start=1)}
    notes = [_note(number, sealed, numbers) for number, sealed in enumerate(log, start=1)]
    pages = _paged(notes)
    broken = broken_at(log)
    return LogPrinted(
        title=say("incidents.title"),
        empty="" if log else say("incidents.empty"),
        before=(say("incidents.courts"), say("incidents.demanded")),
        pages=tuple(
            PagePrinted(page, say("incidents.page", page=number, pages=len(pages)))
            for number, page in enumerate(pages, start=1)
        ),
        seals=say("incidents.whole") if broken is None else say("incidents.broken", number=broken),
        meaning=say("incidents.chain_means"),
    )


def _note(number: int, sealed: Sealed, numbers: dict[str, int]) -> NotePrinted:
    record, incident = sealed
    written = record.at.astimezone(UTC)
    heading = say("incidents.number", number=number)
    if incident.about in numbers:
        heading = f"{heading}. {say('incidents.added', number=numbers[incident.about])}"
    return NotePrinted(
        number=number,
        heading=heading,
        stamped=say("incidents.stamped", date=spoken(written.date()), time=f"{written:%H:%M:%S}"),
        parts=tuple(
            (say(f"incidents.{name}"), text) for name in _FIELDS if (text := getattr(incident, name))
        ),
        seal=say("incidents.chain", seal=seal(record, incident)),
    )


def _paged(notes: Sequence[NotePrinted]) -> list[tuple[NotePrinted, ...]]:
    """Put notes on pages by their rough length; a note is never split, a long one has a page of its own."""
    pages: list[list[NotePrinted]] = [[]]
    room = _LINES_A_PAGE
    for note in notes:
        lines = _lines(note)
        if pages[-1] and lines > room:
            pages.append([])
            room = _LINES_A_PAGE
        pages[-1].append(note)
        room -= lines
    return [tuple(page) for page in pages]


def _lines(note: NotePrinted) -> int:
    texts = (piece for _, text in note.parts for piece in text.split("\n"))
    return 4 + len(note.parts) + sum(1 + len(text) // _LINE_LENGTH for text in texts)
