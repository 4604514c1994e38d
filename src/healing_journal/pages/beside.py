"""Any two stretches of time side by side: one's own sentences, plain counts, blanks as blanks, and no verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Protocol, TypeVar

import msgspec

from healing_journal.model.day import Days, month_of
from healing_journal.model.finding import By
from healing_journal.model.record import CheckedIn
from healing_journal.pages import prose
from healing_journal.pages.pieces import Choice, Source
from healing_journal.pages.ratings import RATED, Rated
from healing_journal.pages.voice import STANCES
from healing_journal.story import Story

SENTENCES = 5
CAUTION = (
    "Two stretches of one life, as far as they were written down. What was not written is blank here, which can be many"
    " things. Neither is a result."
)
_TURNS: dict[str, str] = {"breakup": "it ended", "beginning": "it began", "move": "a move"}


_BEGUN: dict[By, str] = {
    "them": "begun by them", "me": "begun by you", "both": "by both", "chance": "by chance", "unclear": "unclear by whom",
}  # fmt: skip

T = TypeVar("T")


class Headed(Protocol):
    """An entry without its text."""

    @property
    def days(self) -> Days:
        """The days it is about."""
        ...


class Held(msgspec.Struct, frozen=True):
    """What the journal holds of one stretch, besides the story: its entries, its taps, a few sentences of it."""

    days: Days
    entries: Sequence[Headed]
    checkins: Mapping[date, CheckedIn]
    sentences: tuple[Source, ...]


class Side(msgspec.Struct, frozen=True):
    """One of the two: from when to when, and a few of one's own sentences of it."""

    when: str
    first: str
    last: str
    sentences: tuple[Source, ...]
    blank: str


class BesidePage(msgspec.Struct, frozen=True):
    """Two stretches; `counts` are rows of three: what, then, and then again, "" where nothing is known.

    `choices` are the months and chapters to pick from, each with its days as its value ("2024-05-01..2024-05-31").
    """

    title: str
    sides: tuple[Side, ...]
    counts: tuple[tuple[str, str, str], ...]
    pairs: tuple[tuple[Source, Source], ...]
    choices: tuple[tuple[str, tuple[Choice, ...]], ...]
    caution: str
    empty: str


def beside_page(
    story: Story,
    held: tuple[Held, Held] | None,
    pairs: tuple[tuple[Source, Source], ...] = (),
    named: Mapping[date, str] = MappingProxyType({}),
) -> BesidePage:
    """Return the page; without two stretches, what can be picked. `named` are the person's own chapters by their day."""
    sides = tuple(_side(one, story) for one in held or ())
    return BesidePage(
        title="Two times, side by side",
        sides=sides,
        counts=_counts(story, *held) if held else (),
        pairs=pairs,
        choices=tuple((name, some) for name, some in _choices(story, named) if some),
        caution=CAUTION if held else "",
        empty=""
        if story.pages
        else "There is nothing to put side by side yet. It begins with what you write.",
    )


def _choices(story: Story, named: Mapping[date, str]) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Return the months that were written about and the chapters between what is dated, the latest first."""
    known = sorted({(day.year, day.month) for day in story.pages}, reverse=True)
    months = [Choice(_value(month_of(*month)), f"{prose.month_name(month[1])} {month[0]}") for month in known]
    return ("Chapters", tuple(chapters(story, named))), ("Months", tuple(months))


def chapters(story: Story, named: Mapping[date, str]) -> list[Choice]:
    """Return the stretches between what divides the story, as far as anything was written, the latest first.

    Where the person named chapters, those divide it; otherwise the endings, beginnings and moves that are dated.
    """
    if not story.pages:
        return []
    turns = [step for step in story.milestones if step.sure and step.days and step.what in _TURNS]
    told = {step.days.middle: _TURNS[step.what] for step in turns if step.days}
    divides = {day: name for day, name in (named or told).items() if story.pages[0] < day < story.today}
    opening = next((name for day, name in sorted(named.items(), reverse=True) if day <= story.pages[0]), "")
    bounds = [story.pages[0], *sorted(divides), story.today]
    found = [
        Choice(
            _value(Days(first, last)), _chapter(divides.get(first, opening), first, story, own=bool(named))
        )
        for first, last in pairwise(bounds)
    ]
    return found[::-1]


def _chapter(name: str, first: date, story: Story, *, own: bool) -> str:
    since = prose.day(first, story.today)
    if own and name:
        return f"{name} (from {since})"
    return f"From {name or 'the first page'} ({since})"


def _value(days: Days) -> str:
    return f"{days.first.isoformat()}..{days.last.isoformat()}"


def _side(held: Held, story: Story) -> Side:
    return Side(
        when=prose.stretch(held.days, story.today),
        first=held.days.first.isoformat(),
        last=held.days.last.isoformat(),
        sentences=held.sentences,
        blank="" if held.entries else "Nothing written. That can be many things.",
    )


def spread(told: Sequence[T]) -> list[T]:
    """Return a few of them, evenly from the first to the last: what they say has no part in it."""
    if len(told) <= SENTENCES:
        return list(told)
    return [told[round(index * (len(told) - 1) / (SENTENCES - 1))] for index in range(SENTENCES)]


def _counts(story: Story, one: Held, other: Held) -> tuple[tuple[str, str, str], ...]:
    rows: list[tuple[str, Callable[[Held], str]]] = [
        ("Days written about", _written),
        ("Entries", lambda held: str(len(held.entries)) if held.entries else ""),
        ("Contact told of", partial(_contact, story)),
        ("What they said", partial(_said, story)),
        ("Days with tears", partial(_cried, story)),
        *((f"{name.capitalize()}, as tapped", partial(_tapped, name)) for name in RATED),
    ]
    found = ((name, count(one), count(other)) for name, count in rows)
    return tuple(row for row in found if row[1] or row[2])


def _written(held: Held) -> str:
    days = {day for entry in held.entries for day in (entry.days.last,)}
    return f"{len(days)} of {held.days.length:,}" if days else ""


def _contact(story: Story, held: Held) -> str:
    sure = (event for event in story.contacts if event.sure and event.days)
    counts = Counter(event.by for event in sure if event.days and event.days.overlaps(held.days))
    return _listed(counts, _BEGUN) or ("none" if held.entries else "")


def _said(story: Story, held: Held) -> str:
    sure = (saying for saying in story.words if saying.sure and saying.told.written in held.days)
    return _listed(Counter(saying.stance for saying in sure), STANCES) or (
        "none noted" if held.entries else ""
    )


def _listed(counts: Mapping[T, int], words: Mapping[T, str]) -> str:
    return ", ".join(f"{counts[one]} {said}" for one, said in words.items() if counts.get(one))


def _cried(story: Story, held: Held) -> str:
    days = sum(marked.day in held.days for marked in story.feelings.cried)
    return str(days) if days else "none told of" if held.entries or held.checkins else ""


def _tapped(of: Rated, held: Held) -> str:
    taps = [tap for checkin in held.checkins.values() if (tap := getattr(checkin, of)) is not None]
    if not taps:
        return ""
    evenings = prose.count(len(taps), "evening")
    return f"{min(taps)} to {max(taps)}, middle {median(taps):g}, on {evenings}"
