"""Half years as rows of weeks: one scale for whatever is drawn over time, however much or little was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from markupsafe import Markup

from healing_journal.model.day import Days, month_of
from healing_journal.pages import prose, svg
from healing_journal.story import Story
from healing_journal.story.feelings import monday

WEEKS = 26
LEFT = 92.0  # units for the names at the left
DAY = (svg.WIDTH - LEFT - 8) / (7 * WEEKS)  # units a day
_WEEK = timedelta(days=7)
_SHORT = 3  # letters of a month's name that fit under its days


def half_year(story: Story, back: int = 0) -> Days:
    """Return the half year that ends with the last week written about, or one so many half years before it.

    Of a story shorter than that, it is the half year that begins with the first week.
    """
    first, last = (
        monday(day) for day in ((story.pages[0], story.pages[-1]) if story.pages else (story.today,) * 2)
    )
    begin = last - (WEEKS - 1) * _WEEK
    if back == 0 and begin < first:
        begin = first
    return of(begin - min(back, _most(story)) * WEEKS * _WEEK)


def of(begin: date) -> Days:
    """Return the half year that begins on this Monday; at the end of the calendar, what there is of it."""
    return Days(
        begin, begin + WEEKS * _WEEK - timedelta(days=1) if begin <= date.max - WEEKS * _WEEK else date.max
    )


def _weeks(story: Story) -> tuple[date, date]:
    """Return the Mondays of the first and the last week of which anything was written or tapped."""
    tapped = [one.day for one in story.feelings.cried]
    known = [*story.pages[:1], *story.pages[-1:], *tapped] or [story.today]
    return monday(min(known)), monday(max(known))


def _most(story: Story) -> int:
    """Return how many half years back the first week lies."""
    first, last = _weeks(story)
    return (last - first) // _WEEK // WEEKS


def shown(story: Story, back: int = 0) -> Days:
    """Return the days of the half year that can hold anything: none before the first, none still to come."""
    span = half_year(story, back)
    first, last = max(span.first, min(story.pages[:1] or (span.first,))), min(span.last, story.today)
    return Days(first, last) if first <= last else span


def earlier(story: Story, back: int) -> bool:
    """Whether something was written before that half year."""
    return back < _most(story)


def x_of(day: date, span: Days) -> float:
    """Return the middle of a day within its half year."""
    return LEFT + ((day - span.first).days + 0.5) * DAY


def x_of_week(begin: date, span: Days) -> float:
    """Return the middle of a week within its half year."""
    return LEFT + ((begin - span.first).days + 3.5) * DAY


def ticks(span: Days, y: float, today: date) -> Iterator[Markup]:
    """Give the months' names under the days on which they begin, a January with its year; no month still to come."""
    begin = month_of(span.first.year, span.first.month)
    while begin.last < min(span.last - _WEEK, today):
        first = begin.last + timedelta(days=1)
        year = f" ’{first.year % 100:02}" if first.month == 1 else ""
        yield svg.text(
            x_of(first, span) - DAY / 2, y, f"{prose.month_name(first.month)[:_SHORT]}{year}", "tick"
        )
        begin = month_of(first.year, first.month)
