"""Silences: stretches without contact, as they were told or worked out from the days between contacts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Literal

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Silence
from healing_journal.story.kept import Rule, Spot
from healing_journal.story.ledger import Event
from healing_journal.story.told import Told, place

SHORTEST = 3  # days: less is an ordinary pause, not a silence
_DAY = timedelta(days=1)


class Quiet(msgspec.Struct, frozen=True, gc=False):
    """A stretch without contact: `length` in days where known, lying within `days`.

    A silence that is `told` rests on its tellings; one that is `worked_out` lies between two dated contacts, whose
    tellings it holds. `placed` is false where `days` says only about when it was, not from when to when.
    """

    length: int | None
    days: Days | None
    basis: Literal["told", "worked_out"]
    ongoing: bool
    tellings: tuple[Told, ...]
    placed: bool = True

    @property
    def sure(self) -> bool:
        """Whether it may be said: worked-out silences rest on sure contacts alone."""
        return self.tellings[0].sure or any(told.sure for told in self.tellings)

    @property
    def order(self) -> tuple[date, int]:
        """Its place in time."""
        days = self.days or Days.on(self.tellings[0].written)
        return days.first, self.length or 0


def silences(told: Iterable[Told], events: Sequence[Event], pages: Sequence[date]) -> tuple[Quiet, ...]:
    """Return all silences in the order of time.

    `events` and `pages`, the days written about, come in their order. A gap between contacts counts only within the
    time that was written about: before the first page and after the last, nothing is known.
    """
    return with_gaps(merged(told), events, pages)


def with_gaps(said: Sequence[Quiet], events: Sequence[Event], pages: Sequence[date]) -> tuple[Quiet, ...]:
    """Return the silences that were told and those worked out between events, both in the order of time."""
    firm = [(quiet.days, quiet) for quiet in said if quiet.days is not None and quiet.placed and quiet.sure]
    begins = [placed.first for placed, _ in firm]
    reach = list(accumulate((placed.last for placed, _ in firm), max))
    grown: dict[int, Quiet] = {}
    gaps: list[Quiet] = []
    for days, gap in _worked_out(events, pages):
        near = firm[bisect_left(reach, days.first) : bisect_right(begins, days.last)]
        over = [quiet for placed, quiet in near if placed.overlaps(days)]
        if not over:
            gaps.append(gap)
            continue
        last = max(over, key=lambda quiet: quiet.order)
        grown[id(last)] = _grown(last, gap)
    return tuple(sorted((*(grown.get(id(one), one) for one in said), *gaps), key=lambda quiet: quiet.order))


def _grown(told: Quiet, gap: Quiet) -> Quiet:
    """Let a silence that still held when it was told go on until the contact that ended it."""
    assert told.days is not None
    assert gap.days is not None
    if not told.ongoing or gap.days.last < told.days.last + SHORTEST * _DAY:
        return told
    days = Days(told.days.first, gap.days.last)
    return Quiet(days.length - 1, days, "worked_out", gap.ongoing, (*told.tellings, *gap.tellings))


def merged(told: Iterable[Told]) -> tuple[Quiet, ...]:
    """Join tellings of one silence as it grew: "day 14" and then "day 20" are one stretch, told twice."""
    drafts: list[Quiet] = []
    once = {place(one): one for one in told}
    for quiet in sorted((_quiet(one) for one in once.values()), key=_by_beginning):
        before = drafts[-1] if drafts else None
        if before is not None and _continues(before, quiet):
            drafts[-1] = _joined(before, quiet)
        else:
            drafts.append(quiet)
    return tuple(sorted(drafts, key=_by_beginning))


def _by_beginning(quiet: Quiet) -> tuple[object, ...]:
    return quiet.placed, quiet.order, place(quiet.tellings[0])


def _quiet(told: Told) -> Quiet:
    """Return one telling as a silence, placing it where its length and days allow."""
    silence = told.finding
    assert isinstance(silence, Silence)
    length, when = silence.days, silence.when
    if when is None and silence.ongoing and length is not None:
        when = Days(told.written - length * _DAY, told.written)
    if length is None and when is not None and silence.ongoing:
        length = when.length - 1
    placed = when is not None and length is not None and abs(when.length - length) <= max(2, length // 5)
    return Quiet(length, when, "told", silence.ongoing, (told,), placed=placed)


def _continues(before: Quiet, quiet: Quiet) -> bool:
    """Whether the two can be one stretch: both placed, sharing days, and as sure as each other."""
    if before.days is None or quiet.days is None or not (before.placed and quiet.placed):
        return False
    return (
        before.sure == quiet.sure
        and before.days.overlaps(quiet.days)
        and before.days.last != quiet.days.first
    )


def _joined(before: Quiet, quiet: Quiet) -> Quiet:
    assert before.days is not None
    assert quiet.days is not None
    later = max(before, quiet, key=lambda one: (one.days.last if one.days else date.min, one.length or 0))
    days = Days(min(before.days.first, quiet.days.first), max(before.days.last, quiet.days.last))
    length = max(before.length or 0, quiet.length or 0)
    return Quiet(length, days, "told", later.ongoing, (*before.tellings, *quiet.tellings))


def _worked_out(events: Sequence[Event], pages: Sequence[date]) -> Iterable[tuple[Days, Quiet]]:
    """Return the gaps between dated contacts, and the one up to the last page."""
    if not pages:
        return
    ending = [(days, event) for event in events if (days := _ends(event)) is not None]
    open_from: date | None = None
    last: Event | None = None
    for days, event in sorted(ending, key=lambda pair: pair[0]):
        if last is not None and open_from is not None and days.first > open_from:
            yield from _gap(Days(open_from, days.first - _DAY), (last, event), pages)
        if open_from is None or days.last >= open_from:
            open_from, last = days.last + _DAY, event
    if last is not None and open_from is not None and open_from <= pages[-1]:
        yield from _gap(Days(open_from, pages[-1]), (last,), pages)


def _ends(event: Event) -> Days | None:
    """The days on which the event ended a silence, if it did: it is sure, has a day, and is more than a look."""
    return _covered(event) if event.how != "online" and event.sure else None


def _covered(event: Event) -> Days | None:
    """The days on which the event may have been; an undated habit was at least on the days it was told."""
    if event.days is not None:
        return event.days
    if event.repeated:
        return Days.on(max(told.written for told in event.tellings))
    return None


def _gap(days: Days, sides: tuple[Event, ...], pages: Sequence[date]) -> Iterable[tuple[Days, Quiet]]:
    """Return the gap as a silence, if it is long enough and lies where pages were written."""
    written = bisect_right(pages, days.last + _DAY) - bisect_left(pages, days.first)
    if days.length < SHORTEST or days.first < pages[0] or not written:
        return
    told = tuple(event.tellings[0] for event in sides)
    yield days, Quiet(days.length, days, "worked_out", len(sides) == 1, told)


def _spot(told: Told) -> Spot:
    """Return what a telling can be one stretch with: those that are placed on days that meet its own."""
    quiet = _quiet(told)
    return Spot("placed", quiet.days) if quiet.placed and quiet.days is not None else Spot(place(told))


STRETCHES = Rule(_spot, merged, _by_beginning)


def longest(quiets: Iterable[Quiet]) -> Quiet | None:
    """Return the longest of the silences that may be said; the earlier of two."""
    known = [quiet for quiet in quiets if quiet.sure and quiet.length]
    return max(known, key=lambda quiet: (quiet.length or 0, -quiet.order[0].toordinal()), default=None)


def present(quiets: Iterable[Quiet], events: Iterable[Event], pages: Sequence[date]) -> Quiet | None:
    """Return the silence that held at the last page, unless a later contact ended it."""
    if not pages:
        return None
    ends = [event.days.last for event in events if event.days is not None and _ends(event)]
    latest = max(ends, default=date.min)
    holding = [quiet for quiet in quiets if quiet.sure and quiet.ongoing and quiet.days is not None]
    open_now = [quiet for quiet in holding if quiet.days is not None and quiet.days.last >= latest]
    return max(open_now, key=lambda quiet: (quiet.order[0], quiet.length or 0), default=None)
