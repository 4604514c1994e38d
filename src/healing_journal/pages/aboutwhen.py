"""About when: the days a person means by a date, or by words such as "last summer"."""

from __future__ import annotations

import re
from datetime import date

from healing_journal.model.day import EARLIEST, Days, NotADateError, parse_days

_IN_NUMBERS = re.compile(r"[\d\s.\-–]+")
_UNCLEAR = (
    "No day can be told from that. Write a date such as 2024-05-12, a month such as May 2024, or words such as "
    "“last summer” or “two weeks ago”."
)
_LONGEST = 200  # characters: a time is told in a few words


def days_told(words: str, today: date) -> Days:
    """Return the days that a date, two dates, or a few words about a time mean, seen from today.

    Raises:
        NotADateError: where they mean none, more than one time, or days that have not been.
    """
    if _IN_NUMBERS.fullmatch(words):
        return parse_days(words, today)
    from healing_journal.reading.times import find_times  # noqa: PLC0415 - its rules take long to load, and a date in numbers needs none

    found = find_times(words[:_LONGEST], today)
    if len(found) != 1 or found[0].kind in {"duration", "repeated"}:
        raise NotADateError(_UNCLEAR)
    first, last = found[0].past or found[0].blurred
    if not found[0].past:
        first, last = min(first, found[0].first), max(last, found[0].last)
    if first > today:
        raise NotADateError("That lies in the future. Give today's date or an earlier time.")
    if first < EARLIEST:
        raise NotADateError("That lies before 1900. Give a later time, such as 2024-05-12.")
    return Days(first, min(last, today))
