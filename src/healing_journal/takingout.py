"""Taking the journal out: all of it, or one side of it, in a form that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from healing_journal.care.risk import may_leave
from healing_journal.exchange import (
    Due,
    Event,
    ExchangeError,
    Page,
    dump_archive,
    dump_calendar,
    dump_checkins,
    dump_day_one,
    dump_epub,
    dump_jrnl,
    dump_jrnl_json,
    dump_ledger,
    dump_markdown,
)
from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.finding import Finding
from healing_journal.pages.book import Sheaf, Wishes, book
from healing_journal.story import Commitment, Quiet, Told
from healing_journal.story import Event as Happened

What: TypeAlias = Literal["plan", "promise", "limit"]
_SOURCES = {"entry": "entry", "chat": "chat", "check_in": "check-in"}


class Form(msgspec.Struct, frozen=True):
    """A form in which the journal goes out: its name, what it is, how its file's name ends, what is counted in it."""

    name: str
    title: str
    ending: str
    counted: tuple[str, str]
    write: Callable[[Journal, Path], int]


def take_out(journal: Journal, path: Path, form: str = "") -> int:
    """Write the journal to a new place, and return how much was written; nothing is written over.

    Raises:
        ExchangeError: where something is there already, or the disk refuses.
    """
    return form_of(form).write(journal, path)


def form_of(name: str) -> Form:
    """Return the form of this name; the folder of everything where none is named."""
    for form in FORMS:
        if form.name == (name or FORMS[0].name):
            return form
    raise ExchangeError(
        f"There is no form of this name. Choose one of: {', '.join(one.name for one in FORMS)}."
    )


def _entries(journal: Journal) -> list[Entry]:
    return [journal.entry(head.id) for head in journal.heads() if not head.removed]


def _folder(journal: Journal, path: Path) -> int:
    pages = [Page(entry, _may_leave(journal, entry.id)) for entry in _entries(journal)]
    shown = (Page(one.entry, one.findings, journal.photos(one.entry.id)) for one in pages)
    dump_markdown(path, shown, journal.snapshot)
    photos = journal.album.every()
    dump_archive(path / "journal.json", journal.store.records(), pages, journal.now(), photos)
    return len(pages)


def _may_leave(journal: Journal, entry: str) -> tuple[Finding, ...]:
    answers = {key: answered.answer for key, (_, answered) in journal.snapshot.answers.items()}
    found = (told.finding for told in journal.notes(entry))
    return tuple(finding for finding in found if may_leave(entry, finding, answers))


def _archive(journal: Journal, path: Path) -> int:
    dump_archive(path, journal.store.records(), (), journal.now(), journal.album.every())
    return len(_entries(journal))


def _jrnl(journal: Journal, path: Path) -> int:
    dump_jrnl(path, entries := _entries(journal))
    return len(entries)


def _jrnl_json(journal: Journal, path: Path) -> int:
    dump_jrnl_json(path, entries := _entries(journal))
    return len(entries)


def _day_one(journal: Journal, path: Path) -> int:
    dump_day_one(path, entries := _entries(journal), journal.photos)
    return len(entries)


def _epub(journal: Journal, path: Path) -> int:
    entries = _entries(journal)
    sheaves = [Sheaf(entry, (), journal.album.shown(entry.id, whole=False)) for entry in entries]
    dump_epub(path, book(sheaves, Wishes(), {}), journal.now())
    return len(entries)


def _checkins(journal: Journal, path: Path) -> int:
    checkins = journal.snapshot.checkins
    dump_checkins(path, (checkins[day] for day in sorted(checkins)))
    return len(checkins)


def _ledger(journal: Journal, path: Path) -> int:
    story = journal.story()
    rows = [*(_contact(journal, one) for one in story.contacts), *map(_silence, story.silences)]
    rows.sort(key=lambda row: (row.days is None, row.days or Days.on(story.today), row.what))
    dump_ledger(path, rows)
    return len(rows)


def _contact(journal: Journal, event: Happened) -> Event:
    day = event.days.first if event.days and event.days.exact else None
    chat = any(told.source == "chat" for told in event.tellings)
    messages = [
        one for one in journal.snapshot.messages.values() if chat and (one.day, one.how) == (day, event.how)
    ]
    return Event(
        what="contact",
        days=event.days,
        by=event.by,
        how=event.how,
        repeated=event.repeated,
        sure=event.sure,
        me=sum(one.count for one in messages if one.by == "me"),
        them=sum(one.count for one in messages if one.by == "them"),
        source=_sources(event.tellings),
        quote=event.tellings[0].finding.quote,
    )


def _silence(quiet: Quiet) -> Event:
    worked_out = "worked out from " if quiet.basis == "worked_out" else ""
    return Event(
        what="silence",
        days=quiet.days,
        length=quiet.length,
        sure=quiet.sure,
        source=worked_out + _sources(quiet.tellings),
        quote="" if worked_out else quiet.tellings[0].finding.quote,
    )


def _sources(tellings: tuple[Told, ...]) -> str:
    return " and ".join(dict.fromkeys(_SOURCES[told.source] for told in tellings))


def _calendar(journal: Journal, path: Path) -> int:
    dues = list(_dues(journal))
    dump_calendar(path, dues, journal.now())
    return len(dues)


def _dues(journal: Journal) -> Iterator[Due]:
    """Give the days of open plans, promises and limits, and on which letters open; none of their words."""
    story = journal.story()
    sides: tuple[tuple[What, tuple[Commitment, ...]], ...] = (
        ("plan", story.plans), ("promise", story.promises), ("limit", story.limits),
    )  # fmt: skip
    for what, those in sides:
        for one in those:
            if one.sure and one.outcome == "open" and one.days is not None:
                yield Due(what, one.days, _name(what, one))
    for letter in story.letters:
        if letter.opens is not None:
            yield Due("letter", Days.on(letter.opens), f"letter {letter.letter}")


def _name(what: str, one: Commitment) -> str:
    told = one.tellings[0]
    return f"{what} {told.entry} {told.mark.quote}"


_ENTRIES = ("entry", "entries")
FORMS: tuple[Form, ...] = (
    Form("folder", "Everything, as a folder of Markdown and one JSON", "", _ENTRIES, _folder),
    Form(
        "archive",
        "Everything, as one JSON from which this program makes the journal again",
        ".json",
        _ENTRIES,
        _archive,
    ),
    Form("day-one", "Entries and photos, as a zip for Day One", ".zip", _ENTRIES, _day_one),
    Form("jrnl", "Entries, as jrnl's text", ".txt", _ENTRIES, _jrnl),
    Form("jrnl-json", "Entries, as jrnl's JSON", ".json", _ENTRIES, _jrnl_json),
    Form("epub", "Entries and photos, as a book for e-readers", ".epub", _ENTRIES, _epub),
    Form("ledger", "Contacts and times without, as a table (CSV)", ".csv", ("row", "rows"), _ledger),
    Form("check-ins", "Check-ins, as a table (CSV)", ".csv", ("check-in", "check-ins"), _checkins),
    Form(
        "calendar",
        "Days of plans, promises, limits and letters, without their words (ICS)",
        ".ics",
        ("day", "days"),
        _calendar,
    ),
)
