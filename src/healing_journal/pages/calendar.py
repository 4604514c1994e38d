"""Months as rows of days: where a day stands in a drawing, and which months are worth a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from healing_journal.model.day import Days, month_of
from healing_journal.pages import prose

LEFT = 9.5  # units before the first day
COLUMN = 11  # units a day: thirty-one of them fill a phone's width
MOST_MONTHS = 12
GAP_HEIGHT = 20.0  # units of the line that says so


class Gap(msgspec.Struct, frozen=True):
    """Months in which nothing was written and nothing is told of."""

    days: Days


def x_of(day: date) -> float:
    """Return the middle of a day's column."""
    return LEFT + (day.day - 0.5) * COLUMN


def part_of(days: Days, month: Days) -> Days | None:
    """Return the part of some days that lies in a month."""
    if not days.overlaps(month):
        return None
    return Days(max(days.first, month.first), min(days.last, month.last))


def months_with(spans: Iterable[Days]) -> tuple[list[Days | Gap], bool]:
    """Return the months that hold any of these days, with the gaps between them, in order.

    Of very many the latest are returned; the second answer says whether earlier ones were left out.
    """
    held = sorted({month for days in spans for month in _months(days)})
    latest = held[-MOST_MONTHS:]
    rows: list[Days | Gap] = []
    for month in latest:
        before = rows[-1] if rows else None
        if isinstance(before, Days) and before.last + timedelta(days=1) < month.first:
            rows.append(Gap(Days(before.last + timedelta(days=1), month.first - timedelta(days=1))))
        rows.append(month)
    return rows, len(held) > len(latest)


def nothing_written(gap: Gap, today: date) -> str:
    """Say of which months nothing is known."""
    first, last = gap.days.first, gap.days.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{prose.span(gap.days, today)}: nothing written"
    return f"{prose.month_name(first.month)} to {prose.month_name(last.month)} {last.year}: nothing written"


def _months(days: Days) -> Iterable[Days]:
    """Return the months that some days touch, the last ones of a very long span."""
    month = month_of(days.last.year, days.last.month)
    for _ in range(MOST_MONTHS):
        yield month
        before = month.first - timedelta(days=1)
        if before < days.first:
            return
        month = month_of(before.year, before.month)
