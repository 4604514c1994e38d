"""Sentences of two times on the same subject: chosen for sameness, never for what they feel or how they end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeAlias

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Kind, kind_of
from healing_journal.story import Told, place, stems

KINDS: tuple[Kind, ...] = ("feeling", "concern", "reminder", "practice", "said", "boundary")
SAME_WORDS = (
    0.25  # of the words that carry two sentences, so many must be in both, where meanings are not known
)
SAME_MEANING = 0.35  # cosine: below it two sentences are seldom about one thing
_WEEK = timedelta(days=7)
_THEN = timedelta(days=28)
_AROUND = timedelta(days=10)  # how far from four weeks back the earlier sentence may lie
_MOST = 120  # sentences of each time that are looked at

Alike: TypeAlias = Callable[[Sequence[Told], Sequence[Told]], Sequence[Sequence[float]]]
"""How alike some sentences are to some others, 0 to 1 after its threshold: a row for each of the first."""


class Pair(msgspec.Struct, frozen=True):
    """Two sentences on one subject."""

    then: Told
    now: Told


def times_of(last: date) -> tuple[Days, Days]:
    """Return about four weeks before the last day written, and the week that ended with it."""
    middle = last - _THEN
    return Days(middle - _AROUND, middle + _AROUND), Days(last - _WEEK + timedelta(days=1), last)


def within(told: Iterable[Told], days: Days) -> list[Told]:
    """Return what may be shown of these days, each stretch of words once, in the order of writing; the latest of many."""
    once = {(*place(one), kind_of(one.finding)): one for one in told if one.sure and one.written in days}
    return [once[key] for key in sorted(once)][-_MOST:]


def pairs(then: Sequence[Told], now: Sequence[Told], alike: Alike, most: int = 1) -> tuple[Pair, ...]:
    """Return the pairs of one kind that are most alike, no sentence twice; of equals, the latest written.

    Which feeling a sentence names, and whether they moved closer or away, is not looked at.
    """
    if not then or not now:
        return ()
    rows = alike(then, now)
    found = [
        (rows[i][j], place(one), place(other), i, j)
        for i, one in enumerate(then)
        for j, other in enumerate(now)
        if rows[i][j] > 0 and kind_of(one.finding) == kind_of(other.finding) and one.entry != other.entry
    ]
    chosen: dict[int, int] = {}
    for _, _, _, i, j in sorted(found, key=lambda one: (one[0], one[2], one[1]), reverse=True):
        if len(chosen) < most and i not in chosen and j not in chosen.values():
            chosen[i] = j
    return tuple(Pair(then[i], now[j]) for i, j in chosen.items())


def by_words(then: Sequence[Told], now: Sequence[Told]) -> list[list[float]]:
    """Return how alike sentences are by the words that carry them: the share of them that both hold."""
    ours = [stems(one.finding.quote) for one in then]
    theirs = [stems(other.finding.quote) for other in now]
    return [[_shared(one, other) for other in theirs] for one in ours]


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    share = len(one & other) / max(1, len(one | other))
    return share if share >= SAME_WORDS else 0.0
