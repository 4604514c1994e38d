"""Days and spans of days, as precise as the words that gave them."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta

import msgspec

from healing_journal.model.refusal import Refusal

EARLIEST = date(1900, 1, 1)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Days(msgspec.Struct, frozen=True, array_like=True, order=True):
    """The days from `first` to `last`, both included; one day where they are the same.

    It is written as a JSON array `[first, last]` of ISO dates.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            raise ValueError(f"A span of days cannot end ({self.last}) before it begins ({self.first}).")

    @classmethod
    def on(cls, day: date) -> Days:
        """Return the span that is this one day."""
        return cls(day, day)

    @property
    def length(self) -> int:
        """Number of days in the span, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def exact(self) -> bool:
        """Whether the span is a single day."""
        return self.first == self.last

    @property
    def middle(self) -> date:
        """The day in the middle of the span, the earlier of two."""
        return self.first + timedelta(days=(self.length - 1) // 2)

    def overlaps(self, other: Days) -> bool:
        """Whether the two spans share a day."""
        return self.first <= other.last and other.first <= self.last

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class NotADateError(Refusal, ValueError):
    """What was given is not a day that a journal can be about; the message says what to do."""


def parse_days(words: str, today: date) -> Days:
    """Read `2024-05-12`, `2024-05`, `2024`, or two of these joined by `..`, as the days they name.

    Raises:
        NotADateError: where the words name no day, or one before 1900 or after `today`.
    """
    begin, _, end = words.strip().partition("..")
    first = _parse_one(begin).first
    last = _parse_one(end or begin).last
    if last < first:
        raise NotADateError("The second date lies before the first. Give the earlier one first.")
    if first > today:
        raise NotADateError("That date lies in the future. Give today's date or an earlier one.")
    if first < EARLIEST:
        raise NotADateError("That date lies before 1900. Give a later one, such as 2024-05-12.")
    return Days(first, min(last, today))


def _parse_one(words: str) -> Days:
    """Read one day, month or year."""
    match = _ISO.fullmatch(words.strip())
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        if day is not None:
            return Days.on(date(year or 0, month or 0, day))
        return month_of(year or 0, month) if month is not None else year_of(year or 0)
    except ValueError:
        raise NotADateError("That is not a date. Write it as year-month-day, such as 2024-05-12.") from None


def month_of(year: int, month: int) -> Days:
    """Return the whole of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (MAXYEAR, 12) else date.max
    return Days(date(year, month, 1), following - timedelta(days=1) if following != date.max else date.max)


def year_of(year: int) -> Days:
    """Return the whole of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))
