"""Dates as people and phones write them, in many languages; numbers alone are settled by the whole file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TypeAlias
from unicodedata import normalize

import msgspec

from healing_journal.exchange.moments import believable
from healing_journal.exchange.values import Order

Numbers: TypeAlias = tuple[int, int, int]
_CENTURY, _BUDDHIST = 100, range(2400, 2700)
_SHORTEST_NAME = 3
ORDERS: dict[str, tuple[int, int, int]] = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand in each order."""

_W = r"[^\W\d_]"
_NUMERIC = r"(?P<a>\d{1,4})(?P<s>\s?[./\-\u2010\u2011年년]\s?)(?P<b>\d{1,2})\s?[./\-\u2010\u2011月월]\s?(?P<c>\d{1,4})(?!\d)[.日일]?"
_DAY_FIRST = rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?\s+(?:of\s+|de\s+|d[’'])?(?P<m>{_W}{{3,12}})\.?,?\s+(?:de\s+|del\s+)?(?P<y>\d{{4}})(?!\d)(?:\s?г\.)?"
_MONTH_FIRST = rf"(?P<m2>{_W}{{3,12}})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\d)"
_YEAR_FIRST = rf"(?P<y3>\d{{4}})[.,]?\s+(?P<m3>{_W}{{3,12}})\.?\s+(?P<d3>\d{{1,2}})\.?(?!\d)"
DATE = re.compile(rf"(?<!\d)(?:{_NUMERIC}|{_DAY_FIRST}|{_YEAR_FIRST})|{_MONTH_FIRST}", re.IGNORECASE)
_YEARLESS = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?\s+(?:of\s+|de\s+|d[’'])?(?P<m>{_W}{{3,12}})\b\.?"
    rf"|\b(?P<m2>{_W}{{3,12}})\.?\s+(?P<d2>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?\.?",
    re.IGNORECASE,
)
_TIME = r"(?:klo |kl\.? |um |at |à )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:uhr|[ap]\.?\s?m\.?|[ap]\b)?"
TIME = re.compile(_TIME, re.IGNORECASE)


class Stamp(msgspec.Struct, frozen=True):
    """A date as it stands in a text: three numbers whose order is open, or the day where names settle it."""

    numbers: Numbers
    day: date | None
    start: int
    end: int


@cache
def _words() -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    table = tomllib.loads(files("healing_journal.exchange").joinpath("months.toml").read_text("utf-8"))
    months = {
        _folded(form): number
        for names in table["months"].values()
        for number, forms in enumerate(names, 1)
        for form in forms.split()
    }
    weekdays = frozenset(" ".join(table["weekdays"].values()).split())
    return months, weekdays, frozenset(table["fillers"]["any"].split())


def _folded(word: str) -> str:
    return normalize("NFC", word.casefold())


@cache
def month_named(word: str) -> int | None:
    """Return the number of the month that this word names, in full or shortened, in any known language."""
    word = _folded(word).rstrip(".")
    months = _words()[0]
    if word in months:
        return months[word]
    if len(word) < _SHORTEST_NAME:
        return None
    meant = {
        number
        for form, number in months.items()
        if form.startswith(word) or (len(form) > _SHORTEST_NAME and word.startswith(form))
    }
    return meant.pop() if len(meant) == 1 else None


def about_a_date(words: str) -> bool:
    """Whether these words are only weekdays and what else stands about a date in a heading."""
    _, weekdays, fillers = _words()
    bare = TIME.sub(" ", words).casefold()
    return all(
        word in weekdays or word in fillers for word in re.findall(r"[^\W\d_][\w'\-]*", bare)
    ) and not (re.search(r"\d", bare))


def find_stamp(text: str, start: int = 0) -> Stamp | None:
    """Return the first date in the text, or None."""
    for match in DATE.finditer(text, start):
        if stamp := _stamp(match):
            return stamp
    return None


def find_day_and_month(text: str) -> tuple[tuple[int, int], int, int] | None:
    """Return the first month and day that stand without a year, and where they begin and end, or None."""
    start = 0
    while match := _YEARLESS.search(text, start):
        month, day = month_named(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        if month and settle((2024, month, day), "ymd"):  # a leap year has every day
            return (month, day), match.start(), match.end()
        start = match.start() + 1  # in "Mon 5 May" the month follows
    return None


def _stamp(match: re.Match[str]) -> Stamp | None:
    if match["a"]:
        numbers = (int(match["a"]), int(match["b"]), int(match["c"]))
        if not any(settle(numbers, order) for order in ORDERS):
            return None
        iso = settle(numbers, "ymd") if len(match["a"]) == 4 else None  # noqa: PLR2004 - digits of a year
        return Stamp(numbers, iso, match.start(), match.end())
    for name, day, year in (("m", "d", "y"), ("m2", "d2", "y2"), ("m3", "d3", "y3")):
        if match[name] and (month := month_named(match[name])):
            numbers = (int(match[year]), month, int(match[day]))
            if found := settle(numbers, "ymd"):
                return Stamp(numbers, found, match.start(), match.end())
    return None


def settle(numbers: Numbers, order: str) -> date | None:
    """Return the day these numbers name in this order, or None where there is no such day."""
    year, month, day = (numbers[place] for place in ORDERS[order])
    if year in _BUDDHIST:
        year -= 543
    if year < _CENTURY:
        year += 1900 if year > 69 else 2000  # noqa: PLR2004 - as POSIX reads two digits
    try:
        return date(year, month, day)
    except ValueError:
        return None


def best_order(seen: Sequence[Numbers], today: date, wished: Order = "") -> tuple[str, bool]:
    """Return the order of day, month and year in which these numbers make most sense, and whether that is sure.

    Every number must be a day, none in the future, and time should run on from one to the next.
    """
    costs = {order: _cost([settle(numbers, order) for numbers in seen], today) for order in ORDERS}
    best = min(costs.values())
    fitting = [order for order, cost in costs.items() if cost == best]
    if wished and (wished in fitting or len(fitting) > 1):
        return wished, True
    same = len({tuple(settle(numbers, order) for numbers in seen) for order in fitting}) <= 1
    return fitting[0], len(fitting) == 1 or same


def _cost(days: Iterable[date | None], today: date) -> tuple[int, int, int]:
    """Return how little sense these days make: days that are none, steps back in time, and far leaps."""
    told = list(days)
    kept = [day for day in told if day and believable(day, today)]
    back = sum(later < earlier for earlier, later in pairwise(kept))
    back = min(
        back, sum(later > earlier for earlier, later in pairwise(kept))
    )  # newest first is an order too
    leaps = sum(abs((later - earlier).days) > 45 for earlier, later in pairwise(kept))  # noqa: PLR2004
    return len(told) - len(kept), back, leaps


class Calendar:
    """Turns the stamps of one file into days, in the one order that fits them all."""

    def __init__(self, stamps: Iterable[Stamp], today: date, wished: Order = "") -> None:
        open_ones = [stamp.numbers for stamp in stamps if stamp.day is None]
        self.order, self.sure = best_order(open_ones, today, wished) if open_ones else ("ymd", True)

    def day(self, stamp: Stamp) -> date | None:
        """Return the day, or None where the numbers are none in this file's order."""
        return stamp.day or settle(stamp.numbers, self.order)
