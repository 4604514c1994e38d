"""The taps of the evenings: a dot each, and a median of seven days once there are ten. Gaps stay empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Literal, TypeAlias

from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.model.record import CheckedIn
from healing_journal.pages import prose, svg
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import DayLink

Rated: TypeAlias = Literal["longing", "sadness", "anger", "calm"]
RATED: tuple[Rated, ...] = ("longing", "sadness", "anger", "calm")
ENOUGH = 10  # dots before a line is drawn: fewer say nothing of a course
WINDOW = 7  # days of the median
BRIDGED = 3  # days from one evening to the next that the line may still join
MOST_DAYS, FEWEST_DAYS = 120, 28
TITLE = "Evenings"
LEFT, TOP, HIGH, APART = 64.0, 6.0, 40.0, 58.0

CAUTION = (
    "Ups and downs are how this goes. One evening is not a course, and a blank evening is not a good one. A pale dot: "
    "nothing was written that day."
)


def evenings_span(checkins: Mapping[date, CheckedIn], today: date, back: int = 0) -> Days:
    """Return the days of one page of evenings: the latest, or so many pages before; never fewer than four weeks."""
    first = min(checkins, default=today)
    back = min(back, max(0, (today - first).days) // MOST_DAYS)
    last = today - timedelta(days=back * MOST_DAYS)
    return Days(
        min(max(first, last - timedelta(days=MOST_DAYS - 1)), last - timedelta(days=FEWEST_DAYS - 1)), last
    )


def more_evenings(checkins: Mapping[date, CheckedIn], span: Days) -> bool:
    """Whether there are evenings before these."""
    return min(checkins, default=span.first) < span.first


def evenings(
    checkins: Mapping[date, CheckedIn], today: date, opens: DayLink = lambda _: "", back: int = 0
) -> Chart:
    """Draw longing, sadness, anger and calm, each on the same scale of 0 to 10."""
    span = evenings_span(checkins, today, back)
    taps = [checkins[day] for day in sorted(checkins) if day in span and _given(checkins[day])]
    rows = tuple((prose.day(one.day, today), *(_said(getattr(one, name)) for name in RATED)) for one in taps)
    columns = ("Evening", *(name.capitalize() for name in RATED))
    return Chart(TITLE, _draw(taps, span, opens), columns, rows, CAUTION if rows else "")


def _given(taps: CheckedIn) -> dict[Rated, int]:
    """Return the numbers that were tapped."""
    return {name: value for name in RATED if (value := getattr(taps, name)) is not None}


def _said(value: int | None) -> str:
    return "" if value is None else str(value)


def _draw(taps: Sequence[CheckedIn], span: Days, opens: DayLink) -> Markup:
    if not taps:
        return Markup()
    rows = [_row(name, taps, span, TOP + at * APART) for at, name in enumerate(RATED)]
    marks = [_evening(one, span, opens(one.day)) for one in taps]
    bottom = TOP + len(RATED) * APART
    ticks = [
        svg.text(LEFT, bottom, _day_month(span.first), "tick"),
        svg.text(svg.WIDTH - 8, bottom, _day_month(span.last), "tick", "end"),
    ]
    told = "Four rows from 0 to 10, a dot for each evening. The same is told in the table."
    return svg.drawing("evenings", TITLE, told, bottom + 8, *rows, *marks, *ticks)


def _day_month(day: date) -> str:
    return f"{day.day} {prose.month_name(day.month)}"


def _row(name: Rated, taps: Sequence[CheckedIn], span: Days, top: float) -> Markup:
    """Draw what stands behind the dots of one rating: its name, its scale, its line where there are enough."""
    given = {one.day: value for one in taps if (value := getattr(one, name)) is not None}
    scale = [
        svg.element("line", x1=LEFT, x2=svg.WIDTH - 8, y1=_y(value, top), y2=_y(value, top), class_="line")
        for value in (0, 10)
    ]
    marks = [svg.text(LEFT - 6, _y(value, top) + 3, str(value), "tick", "end") for value in (0, 10)]
    lines = [svg.element("polyline", points=run, class_="median") for run in _medians(given, span, top)]
    return svg.group(
        svg.text(2, _y(5, top) + 3, name, "name"), *scale, *marks, *lines, class_=f"rating {name}"
    )


def _evening(taps: CheckedIn, span: Days, href: str) -> Markup:
    """Draw the dots of one evening, as one mark that leads to what was written that day, if anything was."""
    given = _given(taps)
    dots = [
        svg.element("circle", cx=_x(taps.day, span), cy=_y(given[name], TOP + at * APART), r=2, class_="dot")
        for at, name in enumerate(RATED)
        if name in given
    ]
    numbers = ", ".join(f"{name} {value}" for name, value in given.items())
    title = f"{_day_month(taps.day)}: {numbers}."
    if href:
        return svg.linked(href, title, *dots)
    return svg.group(svg.element("title", title), *dots, class_="evening")


def _x(day: date, span: Days) -> float:
    return LEFT + (day - span.first).days * (svg.WIDTH - 8 - LEFT) / max(1, span.length - 1)


def _y(value: float, top: float) -> float:
    return top + HIGH - value * HIGH / 10 + 4


def _medians(given: Mapping[date, int], span: Days, top: float) -> list[str]:
    """Return the runs of the median of seven days; it breaks off where more than two evenings in a row are blank."""
    if len(given) < ENOUGH:
        return []
    runs: list[list[str]] = [[]]
    before: date | None = None
    for day in sorted(given):
        if before is not None and (day - before).days > BRIDGED:
            runs.append([])
        near = [value for other, value in given.items() if abs((other - day).days) <= WINDOW // 2]
        runs[-1].append(f"{_x(day, span):.1f},{_y(median(near), top):.1f}")
        before = day
    return [" ".join(run) for run in runs if len(run) > 1]
