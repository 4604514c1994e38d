"""This day in earlier times: entries of the same day of the month, so many months or years before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, TypeVar

import msgspec

from healing_journal.model.day import Days
from healing_journal.pages import prose

MONTHS = (1, 3, 6)
MOST = 3
_A_YEAR = 12


class Dated(Protocol):
    """An entry without its text."""

    @property
    def days(self) -> Days:
        """The days it is about."""
        ...


D = TypeVar("D", bound=Dated)


class Earlier(msgspec.Struct, frozen=True):
    """The beginning of an entry of this day in earlier times: how long ago, its day, its words."""

    entry: str
    ago: str
    when: str
    words: str


def earlier_days(heads: Iterable[D], today: date) -> list[tuple[str, D]]:
    """Return a few entries of this day one, three and six months and each full year ago, the furthest back first.

    Of several entries of one day, the one that comes last in the order given.
    """
    of = {head.days.first: head for head in heads}
    years = today.year - min(of, default=today).year
    found = [(months, of[day]) for months, day in _days(today, years) if day in of]
    return [(_ago(months), head) for months, head in sorted(found, key=lambda one: -one[0])[:MOST]]


def _days(today: date, years: int) -> Iterator[tuple[int, date]]:
    """Yield how many months ago, and the same day of that month, where the month has it."""
    for months in (*MONTHS, *(_A_YEAR * year for year in range(1, years + 1))):
        whole = today.year * _A_YEAR + today.month - 1 - months
        try:
            yield months, date(whole // _A_YEAR, whole % _A_YEAR + 1, today.day)
        except ValueError:
            continue  # there is no 31st in that month


def _ago(months: int) -> str:
    if months % _A_YEAR == 0:
        return f"{prose.count(months // _A_YEAR, 'year')} ago"
    return f"{prose.count(months, 'month')} ago"
