"""Feelings by week: in how many entries each is named, and the days of tears and of confusion.

It counts mentions, not amounts. A week without entries is absent, not empty.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from healing_journal.model.finding import EMOTIONS, Emotion, Feeling
from healing_journal.story.kept import Kept, Rule, Spot
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

    def sparing(self, entries: Collection[str]) -> Feelings:
        """Return the feelings without the sentences of these entries; what was counted stays counted."""

        def kept(tellings: Iterable[Told]) -> tuple[Told, ...]:
            return tuple(told for told in tellings if told.entry not in entries)

        weeks = (
            msgspec.structs.replace(
                week, tellings={feeling: kept(told) for feeling, told in week.tellings.items()}
            )
            for week in self.weeks
        )
        return msgspec.structs.replace(self, weeks=tuple(weeks), then=kept(self.then))


class Felt:
    """The feelings that were told, kept by week and by day as entries come and go."""

    def __init__(self) -> None:
        self._weeks, self._then = Kept(WEEKS), Kept(THEN)
        self._cried, self._confused = Kept(_days_of(_cried)), Kept(_days_of(_confused))

    def turn(self, gone: Sequence[Told], come: Sequence[Told]) -> None:
        """Let some tellings go and others come."""
        for kept in (self._weeks, self._then, self._cried, self._confused):
            kept.turn(gone, come)

    def feelings(self, written: Mapping[date, int], tears: set[date]) -> Feelings:
        """Return all of it; `written` holds how many entries each week has, by its Monday, `tears` the days tapped."""
        return Feelings(
            weeks=_with_blank(self._weeks.facts(), written),
            cried=_with_tapped(self._cried.facts(), tears),
            confused=self._confused.facts(),
            then=self._then.facts(),
        )


def monday(day: date) -> date:
    """Return the Monday of the ISO week."""
    return day - timedelta(days=day.weekday())


def _feeling(told: Told) -> Feeling:
    assert isinstance(told.finding, Feeling)
    return told.finding


def _is_now(told: Told) -> bool:
    return told.sure and _feeling(told).tense == "now"


def _cried(told: Told) -> bool:
    return _is_now(told) and _feeling(told).cried


def _confused(told: Told) -> bool:
    return _is_now(told) and _feeling(told).feeling == "confusion"


def _in_order(told: Told) -> tuple[object, ...]:
    return *place(told), told.mark.of


def _week(tellings: Iterable[Told]) -> tuple[Week]:
    """Return what the tellings of one week name, each feeling once in an entry."""
    known = sorted(tellings, key=_in_order)
    named: dict[Emotion, dict[str, Told]] = {}
    for told in known:
        named.setdefault(_feeling(told).feeling, {}).setdefault(told.entry, told)
    counts = {emotion: len(named[emotion]) for emotion in EMOTIONS if emotion in named}
    held = {emotion: tuple(named[emotion].values()) for emotion in counts}
    return (Week(monday(known[0].written), 0, counts, held),)


def _with_blank(weeks: Iterable[Week], written: Mapping[date, int]) -> tuple[Week, ...]:
    """Return the weeks with how many entries they have, and those in which no feeling is named."""
    named = {week.monday: week for week in weeks}
    of = {day: named.get(day) or Week(day, 0, {}, {}) for day in sorted(written.keys() | named.keys())}
    return tuple(Week(day, written.get(day, 0), week.named, week.tellings) for day, week in of.items())


def _day(tellings: Iterable[Told]) -> tuple[MarkedDay]:
    known = tuple(sorted(tellings, key=_in_order))
    return (MarkedDay(known[0].written, known),)


def _with_tapped(days: Iterable[MarkedDay], tapped: set[date]) -> tuple[MarkedDay, ...]:
    written = {marked.day: marked.tellings for marked in days}
    return tuple(
        MarkedDay(day, written.get(day, ()), day in tapped) for day in sorted(written.keys() | tapped)
    )


def _days_of(belongs: Callable[[Told], bool]) -> Rule[Told, MarkedDay]:
    return Rule(lambda told: Spot(told.written) if belongs(told) else None, _day, lambda marked: marked.day)


WEEKS: Rule[Told, Week] = Rule(
    lambda told: Spot(monday(told.written)) if _is_now(told) else None, _week, lambda week: week.monday
)
THEN: Rule[Told, Told] = Rule(
    lambda told: Spot(told.entry) if told.sure and not _is_now(told) else None, tuple, _in_order
)
