"""The page of the day, and the lists of entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Protocol

from healing_journal.model.day import Days
from healing_journal.model.record import CheckedIn
from healing_journal.pages import prose
from healing_journal.pages.pieces import Row, Source
from healing_journal.pages.places import source_of
from healing_journal.pages.screens import EntryRow, ListPage, TodayPage
from healing_journal.pages.story import ahead_row, since
from healing_journal.story import Story

DUE_WITHIN = timedelta(days=14)
ASKED = 5  # at most so many findings are asked about at a time


class Listed(Protocol):
    """An entry without its text."""

    @property
    def id(self) -> str:
        """The entry's id."""
        ...

    @property
    def days(self) -> Days:
        """The days it is about."""
        ...

    @property
    def length(self) -> int:
        """How many characters it has."""
        ...


def today_page(story: Story, heads: Sequence[Listed], checkin: CheckedIn | None, today: date) -> TodayPage:
    """Return the day: the last entry, the taps, what is due, one reminder."""
    return TodayPage(
        title="Today",
        when=prose.day(today, today),
        day=today.isoformat(),
        since=since(story),
        last=entry_row(heads[-1], today) if heads else None,
        due=due(story),
        reminder=reminder(story, today),
        questions=questions(story),
        checkin=checkin,
        empty="" if heads else "Nothing is written yet. Start anywhere.",
    )


def due(story: Story) -> tuple[Row, ...]:
    """Return what falls within the next two weeks, and what is open now."""
    last = story.today + DUE_WITHIN
    near = [one for one in story.ahead if one.sure and one.days is not None and one.days.first <= last]
    return tuple(ahead_row(one, story) for one in near)


def reminder(story: Story, today: date) -> Source | None:
    """Return one of the person's own reminders, another each day, the same all day."""
    sure = [thread[-1] for thread in story.reminders if any(told.sure for told in thread)]
    return source_of(sure[today.toordinal() % len(sure)], today) if sure else None


def questions(story: Story) -> tuple[Source, ...]:
    """Return the latest findings that the reader is unsure of, a few at most."""
    told = [
        one
        for tellings in (
            *(event.tellings for event in story.contacts),
            *(quiet.tellings for quiet in story.silences),
            *(one.tellings for one in (*story.promises, *story.limits, *story.plans)),
            *(step.tellings for step in story.milestones),
            *((saying.told,) for saying in story.words),
        )
        for one in tellings
        if not one.sure
    ]
    told.sort(key=lambda one: (one.written, one.entry, one.finding.start), reverse=True)
    return tuple(source_of(one, story.today) for one in told[:ASKED])


def entry_row(head: Listed, today: date) -> EntryRow:
    """Return an entry as a line of a list."""
    words = max(1, round(head.length / 5.5))
    return EntryRow(
        id=head.id,
        when=prose.span(head.days, today),
        first=head.days.first.isoformat(),
        last=head.days.last.isoformat(),
        length=f"about {prose.count(words, 'word')}",
    )


def list_page(heads: Iterable[Listed], today: date) -> ListPage:
    """Return all entries, newest first, by month."""
    newest = sorted(heads, key=lambda head: head.days.last, reverse=True)
    months = groupby(newest, key=lambda head: (head.days.last.year, head.days.last.month))
    return ListPage(
        title="All entries",
        months=tuple(
            (_month(*month), tuple(entry_row(head, today) for head in some)) for month, some in months
        ),
        empty="" if newest else "Nothing is written yet. Start anywhere.",
    )


def _month(year: int, month: int) -> str:
    return f"{prose.month_name(month)} {year}"
