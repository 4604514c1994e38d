"""What a browser hands over to be brought in: held in memory until the person has looked at it, never on the disk."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias, cast

import msgspec
from starlette.requests import Request

from healing_journal.bringing import Brought
from healing_journal.exchange import FORMATS, Asked, Doubt, Draft, Given, LeftOut, Loaded, WhoError, load
from healing_journal.pages import prose
from healing_journal.web.handed import by_name, handed_form

MOST_FILES = 20_000
_MOST_SHOWN = 12
_MOST_NAMED = 60
_PASTED = "the pasted text"
_CUT = {"text", "html", "docx"}


class Arrival(msgspec.Struct, frozen=True):
    """Files that were handed over: read, or waiting for the person to say which side of a chat is whose.

    `key` names it in forms, so that a page left open cannot keep another file than the one it shows.
    """

    key: str
    given: Given | None
    asked: Asked
    format: str = ""
    loaded: Loaded | None = None
    whom: str = ""
    names: tuple[str, ...] = ()

    @property
    def may_be_cut(self) -> bool:
        """Whether this is one text that may hold several posts."""
        return self.loaded is not None and self.loaded.format in _CUT and len(self.loaded.drafts) == 1

    @property
    def only_draft(self) -> Draft:
        """The one text of it."""
        assert self.loaded is not None
        return self.loaded.drafts[0]

    def with_drafts(self, drafts: tuple[Draft, ...]) -> Arrival:
        """Return it with these entries in place of the one text; the person's word leaves no doubt."""
        assert self.loaded is not None
        loaded = msgspec.structs.replace(self.loaded, drafts=drafts, doubts=())
        return msgspec.structs.replace(self, loaded=loaded)


Heard: TypeAlias = Callable[[int, int], None]


def _silent(_read: int, _of_all: int) -> None:
    return


def held_arrival(request: Request, form: Mapping[str, str]) -> Arrival | None:
    """Return what was handed over, if the form speaks of that very thing."""
    arrival = cast("Arrival | None", request.state.session.arrival)
    return arrival if arrival is not None and arrival.key == form.get("key", "") else None


async def form_with_files(request: Request) -> tuple[Mapping[str, str], Given | None]:
    """Return the fields of a form and the files handed over with it, if there are any."""
    fields, handed = await handed_form(request, MOST_FILES)
    files = by_name(handed)
    pasted = fields.get("pasted", "")
    if pasted.strip() and not files:
        files = {_PASTED: pasted.encode("utf-8", "replace")}
    name = next(iter(files)) if len(files) == 1 else "these files"
    return fields, Given(name, files) if files else None


def read_arrival(
    given: Given,
    asked: Asked,
    format: str,  # noqa: A002 - the word the person uses
    heard: Heard = _silent,
) -> Arrival:
    """Read what was handed over; where a chat does not tell who is who, say whom to ask for."""
    key = secrets.token_hex(8)
    try:
        loaded = load(given, asked, format, heard)
    except WhoError as who:
        return Arrival(key, given, asked, format, whom=who.whom, names=who.names)
    return Arrival(key, None, asked, format, loaded)


class Place(msgspec.Struct, frozen=True):
    """A sentence about something in the file, and where it stands."""

    where: str
    why: str


class Look(msgspec.Struct, frozen=True):
    """What would come in, as the person looks at it before anything is kept."""

    title: str
    lines: tuple[str, ...]
    first_words: tuple[tuple[str, str], ...]
    more: int
    doubts: tuple[Place, ...]
    left_out: tuple[Place, ...]
    anything: bool


def look(loaded: Loaded, would: Brought, today: date) -> Look:
    """Return what would come in, what is doubtful, and what is left out and why."""
    return Look(
        title=title_of(loaded.format),
        lines=tuple(_lines(loaded, would, today)),
        first_words=tuple(
            (prose.span(draft.days, today), prose.shortened(" ".join(draft.text.split()), 90))
            for draft in loaded.drafts[:_MOST_SHOWN]
        ),
        more=max(0, len(loaded.drafts) - _MOST_SHOWN),
        doubts=_places(loaded.doubts),
        left_out=_places(loaded.left_out),
        anything=bool(would.entries or would.checkins or would.messages or _only_records(loaded, would)),
    )


def _only_records(loaded: Loaded, would: Brought) -> bool:
    """Whether an archive holds something new beside entries: notes, letters, what was said of findings."""
    return len(loaded.records) > would.known + would.entries


def title_of(format: str) -> str:  # noqa: A002 - the word the person uses
    """Return what a format is called."""
    return next((known.title for known in FORMATS if known.name == format), format)


def _lines(loaded: Loaded, would: Brought, today: date) -> Iterator[str]:
    if loaded.drafts:
        days = [draft.days for draft in loaded.drafts]
        yield _between(min(one.first for one in days), max(one.last for one in days), today)
    if would.entries:
        yield prose.sentence(prose.count(would.entries, "entry", "entries"))
    if would.checkins:
        yield prose.sentence(prose.count(would.checkins, "check-in"))
    if would.messages:
        days_told = len({message.day for message in loaded.messages})
        words = (
            "with their words" if any(message.text for message in loaded.messages) else "without their words"
        )
        yield f"Messages and calls of {prose.count(days_told, 'day')}, {words}."
    if would.known:
        yield f"In the journal already: {would.known}. They stay as they are."
    if would.unfit:
        yield f"Without words, or longer than an entry can be: {would.unfit}. They would stay out."
    if _only_records(loaded, would):
        yield "What that journal holds beside its entries: lists, letters, check-ins, what was said of notes."
    if would.photos:
        yield prose.sentence(f"{prose.count(would.photos, 'photo')} with them")


def _between(first: date, last: date, today: date) -> str:
    if first == last:
        return f"It tells of {prose.day(first, today)}."
    return f"It tells of days from {prose.day(first, today)} to {prose.day(last, today)}."


def _places(told: Sequence[Doubt | LeftOut]) -> tuple[Place, ...]:
    """Return where and why, and of very many the first and how many more there are."""
    shown = [
        Place(f"{one.file}, line {one.line}" if one.line else one.file, prose.sentence(one.why))
        for one in told[:_MOST_NAMED]
    ]
    more = len(told) - len(shown)
    return (*shown, *([Place("", f"And {more} more of this kind.")] if more else []))
