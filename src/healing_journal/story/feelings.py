"""Feelings by week: in how many entries each is named, and the days of tears and of confusion.

It counts mentions, not amounts. A week without entries is absent, not empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from healing_journal.model.finding import EMOTIONS, Emotion, Feeling
from healing_journal.model.record import CheckedIn
from healing_journal.story.told import Told, place


class Week(msgspec.Struct, frozen=True):
    """One week in which something was written: its Monday, how many entries, and how many name each feeling."""

    monday: date
    entries: int
    named: dict[Emotion, int]
    tellings: dict[Emotion, tuple[Told, ...]]


class MarkedDay(msgspec.Struct, frozen=True):
    """A day of tears or confusion, as it was written (`tellings`), tapped, or both."""

    day: date
    tellings: tuple[Told, ...]
    tapped: bool = False


class Feelings(msgspec.Struct, frozen=True):
    """All that was written of one's own feelings: now, by week; `then` are those looked back on."""

    weeks: tuple[Week, ...]
    cried: tuple[MarkedDay, ...]
    confused: tuple[MarkedDay, ...]
    then: tuple[Told, ...]


def feelings(told: Iterable[Told], pages: Iterable[date], checkins: Mapping[date, CheckedIn]) -> Feelings:
    """Return the feelings of all entries; `pages` holds the day of each entry, as often as one was written."""
    once = {(*place(one), one.mark.of): one for one in told if one.sure}
    known = sorted(once.values(), key=place)
    now = [one for one in known if _feeling(one).tense == "now"]
    tapped = {day for day, taps in checkins.items() if taps.cried}
    return Feelings(
        weeks=_weeks(now, pages),
        cried=_days((one for one in now if _feeling(one).cried), tapped),
        confused=_days((one for one in now if _feeling(one).feeling == "confusion"), set()),
        then=tuple(one for one in known if _feeling(one).tense == "then"),
    )


def _feeling(told: Told) -> Feeling:
    assert isinstance(told.finding, Feeling)
    return told.finding


def monday(day: date) -> date:
    """Return the Monday of the ISO week."""
    return day - timedelta(days=day.weekday())


def _weeks(now: Iterable[Told], pages: Iterable[date]) -> tuple[Week, ...]:
    written: dict[date, int] = {}
    for day in pages:
        written[monday(day)] = written.get(monday(day), 0) + 1
    named: dict[date, dict[Emotion, dict[str, Told]]] = {week: {} for week in written}
    for told in now:
        of_week = named.setdefault(monday(told.written), {})
        of_week.setdefault(_feeling(told).feeling, {}).setdefault(told.entry, told)
    return tuple(_week(week, written.get(week, 0), named[week]) for week in sorted(named))


def _week(week: date, entries: int, named: Mapping[Emotion, Mapping[str, Told]]) -> Week:
    counts = {emotion: len(named[emotion]) for emotion in EMOTIONS if emotion in named}
    tellings = {emotion: tuple(named[emotion].values()) for emotion in counts}
    return Week(week, entries, counts, tellings)


def _days(told: Iterable[Told], tapped: set[date]) -> tuple[MarkedDay, ...]:
    written: dict[date, list[Told]] = {}
    for one in told:
        written.setdefault(one.written, []).append(one)
    days = sorted(written.keys() | tapped)
    return tuple(MarkedDay(day, tuple(written.get(day, ())), day in tapped) for day in days)
