"""Three fixed questions to one's own evenings: whether longing differed the evening after. Never why.

The question is put to taps alone. A tap says yes or no of a day; an entry that tells of no contact says neither.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import isfinite
from statistics import fmean
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from healing_journal.model.record import CheckedIn

Asked: TypeAlias = Literal["contact", "profile", "practice"]
Verdict: TypeAlias = Literal["too_early", "cannot_tell", "leaning", "changed"]

ASKED: tuple[Asked, ...] = get_args(Asked)
LEAST_PAIRS, LEAST_EACH = 28, 7
CONFIDENCE = 0.9
SMALLEST = 0.2  # points: taps are whole numbers and uneven, and a lean this small can come from that alone
LEAST_IN_HALF = 3  # evenings of each sort, below which a half of the record says nothing by itself
_MONTH = 30.0  # days: time is counted in months, so that its numbers are of the size of the others


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two evenings that follow each other: longing on both, and whether it happened on the first."""

    day: date
    before: int
    after: int
    happened: bool


class Interval(msgspec.Struct, frozen=True, gc=False):
    """By how much longing differed the evening after, beyond how the first evening already was."""

    estimate: float
    low: float
    high: float

    @property
    def leans(self) -> bool:
        """Whether all of it lies clear of none, on one side."""
        return self.low > SMALLEST or self.high < -SMALLEST


class Answer(msgspec.Struct, frozen=True):
    """What the evenings say to one question; `interval` is None where they say nothing, or too few were kept.

    `halves` are the estimates of the first and the second half of the record, each where it holds enough by itself.
    """

    asked: Asked
    pairs: tuple[Pair, ...]
    interval: Interval | None = None
    verdict: Verdict = "too_early"
    halves: tuple[float, ...] = ()

    @property
    def after(self) -> tuple[Pair, ...]:
        """The pairs of which the first evening was one on which it happened."""
        return tuple(pair for pair in self.pairs if pair.happened)

    @property
    def otherwise(self) -> tuple[Pair, ...]:
        """The other pairs."""
        return tuple(pair for pair in self.pairs if not pair.happened)

    @property
    def plain(self) -> float:
        """By how much the average evening after differs from the others: what one sees without allowing for anything."""
        return fmean(pair.after for pair in self.after) - fmean(pair.after for pair in self.otherwise)

    def plain_agrees_with(self, interval: Interval) -> bool:
        """Whether the averages lean to the side of the interval too."""
        return self.plain > SMALLEST if interval.estimate > 0 else self.plain < -SMALLEST


def patterns(checkins: Mapping[date, CheckedIn]) -> tuple[Answer, ...]:
    """Return the answer to each of the three questions."""
    return tuple(answer(asked, pairs_of(asked, checkins)) for asked in ASKED)


def pairs_of(asked: Asked, checkins: Mapping[date, CheckedIn]) -> tuple[Pair, ...]:
    """Return the evenings that follow each other in the calendar, where both longings and the tap were given."""
    nights = ((one, other) for one, other in pairwise(sorted(checkins)) if other - one == timedelta(days=1))
    found = (_pair(asked, checkins[one], checkins[other]) for one, other in nights)
    return tuple(pair for pair in found if pair is not None)


def _pair(asked: Asked, first: CheckedIn, second: CheckedIn) -> Pair | None:
    happened = _happened(asked, first)
    if happened is None or first.longing is None or second.longing is None:
        return None
    return Pair(first.day, first.longing, second.longing, happened)


def _happened(asked: Asked, taps: CheckedIn) -> bool | None:
    """Tell whether it happened on that day; None where the taps do not say."""
    match asked:
        case "contact":
            return None if taps.contact is None else taps.contact != "none"
        case "profile":  # what came up by itself is neither looking nor a day without
            return {"looked": True, "neither": False}.get(taps.profile or "")
        case "practice":
            filled_in = taps.cried is not None or taps.sleep is not None or bool(taps.word)
            return True if taps.done else False if filled_in else None


def answer(asked: Asked, pairs: tuple[Pair, ...]) -> Answer:
    """Return what the pairs say; nothing before there are enough of them, of both sorts.

    It never leans against the plain averages: where contact lifts its own evening alone, and the next is as ever,
    that next one is lower than such an evening would have let one expect, and saying so would mislead.
    """
    sofar = Answer(asked, pairs)
    if not enough(pairs):
        return sofar
    interval = difference(pairs)
    if interval is None or not (interval.leans and sofar.plain_agrees_with(interval)):
        return msgspec.structs.replace(sofar, interval=interval, verdict="cannot_tell")
    halves = _halves(pairs)
    verdict: Verdict = "changed" if len({half > 0 for half in halves}) > 1 else "leaning"
    return msgspec.structs.replace(sofar, interval=interval, verdict=verdict, halves=halves)


def enough(pairs: Sequence[Pair]) -> bool:
    """Tell whether there are enough pairs, and of both sorts, for anything fair to be said."""
    happened = sum(pair.happened for pair in pairs)
    return len(pairs) >= LEAST_PAIRS and min(happened, len(pairs) - happened) >= LEAST_EACH


def load_sums() -> Any:  # noqa: ANN401 - the library has no types
    """Load least squares, which takes a second or more the first time, and return them."""
    from statsmodels.regression.linear_model import OLS  # type: ignore[import-untyped] # noqa: PLC0415 - see above

    return OLS


def difference(pairs: Sequence[Pair]) -> Interval | None:
    """Fit `after ~ before + time + happened` by least squares, and return what stands by `happened`.

    The interval is from t, with errors (HC3) that allow some evenings to be wilder than others. None where what
    happened and how the evening was went together so closely that the two cannot be told apart.
    """
    least_squares, rows = load_sums(), design(pairs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it would warn of is asked for below
        fitted = least_squares([float(pair.after) for pair in pairs], rows).fit(cov_type="HC3", use_t=True)
        low, high = fitted.conf_int(1 - CONFIDENCE)[-1]
    found = Interval(*(float(number) for number in (fitted.params[-1], low, high)))
    known = fitted.model.rank == len(rows[0]) and all(map(isfinite, (found.estimate, found.low, found.high)))
    return found if known else None


def design(pairs: Sequence[Pair]) -> list[list[float]]:
    """Return what the later longing is set against: always the same number, the first longing, time, what happened.

    Where the first longing never changes, it is left out: it is then the same as the number that is always the same.
    """
    begin = pairs[0].day
    varied = len({pair.before for pair in pairs}) > 1
    return [
        [
            1.0,
            *([float(pair.before)] if varied else []),
            (pair.day - begin).days / _MONTH,
            float(pair.happened),
        ]
        for pair in pairs
    ]


def _halves(pairs: Sequence[Pair]) -> tuple[float, ...]:
    """Return which way the first and the second half of the record lean by themselves."""
    middle = len(pairs) // 2
    found = [difference(half) for half in (pairs[:middle], pairs[middle:]) if _tells(half)]
    return tuple(half.estimate for half in found if half is not None)


def _tells(half: Sequence[Pair]) -> bool:
    happened = sum(pair.happened for pair in half)
    return min(happened, len(half) - happened) >= LEAST_IN_HALF
