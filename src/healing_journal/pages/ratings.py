"""The taps of the evenings: a dot each, and a median of seven days once there are ten. Gaps stay empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Literal, TypeAlias

from markupsafe import Markup

from healing_journal.model.record import CheckedIn
from healing_journal.pages import prose, svg
from healing_journal.pages.pieces import Chart

Rated: TypeAlias = Literal["longing", "sadness", "anger", "calm"]
RATED: tuple[Rated, ...] = ("longing", "sadness", "anger", "calm")
ENOUGH = 10  # dots before a line is drawn: fewer say nothing of a course
WINDOW = 7  # days of the median
MOST_DAYS = 120
LEFT, HIGH, APART = 64, 40.0, 58.0

CAUTION = (
    "Ups and downs are how this goes. One evening is not a course, and a blank evening is not a good one."
)


def evenings(checkins: Mapping[date, CheckedIn], today: date) -> Chart:
    """Draw longing, sadness, anger and calm, each on the same scale of 0 to 10."""
    days = sorted(day for day in checkins if today - timedelta(days=MOST_DAYS) < day <= today)
    taps = [checkins[day] for day in days if any(getattr(checkins[day], name) is not None for name in RATED)]
    rows = tuple((prose.day(one.day, today), *(_said(getattr(one, name)) for name in RATED)) for one in taps)
    columns = ("Evening", *(name.capitalize() for name in RATED))
    return Chart("Evenings", _draw(taps, today), columns, rows, CAUTION if rows else "")


def _said(value: int | None) -> str:
    return "" if value is None else str(value)


def _draw(taps: Sequence[CheckedIn], today: date) -> Markup:
    if not taps:
        return Markup()
    first = min(taps[0].day, today - timedelta(days=27))
    parts = [svg.moved(_one(name, taps, (first, today)), 6 + at * APART) for at, name in enumerate(RATED)]
    bottom = 6 + len(RATED) * APART
    ticks = [
        svg.text(LEFT, bottom, f"{first.day} {prose.month_name(first.month)}", "tick"),
        svg.text(svg.WIDTH - 8, bottom, f"{today.day} {prose.month_name(today.month)}", "tick", "end"),
    ]
    told = "Four rows from 0 to 10, a dot for each evening. The same is told in the table."
    return svg.drawing("evenings", "Evenings", told, bottom + 8, *parts, *ticks)


def _one(name: Rated, taps: Sequence[CheckedIn], span: tuple[date, date]) -> Markup:
    """Draw one rating: its scale, its dots, its line where there are enough."""
    given = {one.day: value for one in taps if (value := getattr(one, name)) is not None}
    dots = [
        svg.element(
            "circle",
            svg.element("title", f"{day.day} {prose.month_name(day.month)}: {name} {value} of 10"),
            cx=_x(day, span),
            cy=_y(value),
            r=2,
            class_="dot",
        )
        for day, value in given.items()
    ]
    scale = [
        svg.element("line", x1=LEFT, x2=svg.WIDTH - 8, y1=_y(value), y2=_y(value), class_="line")
        for value in (0, 10)
    ]
    marks = [svg.text(LEFT - 6, _y(value) + 3, str(value), "tick", "end") for value in (0, 10)]
    lines = [svg.element("polyline", points=run, class_="median") for run in _medians(given, span)]
    return svg.group(
        svg.text(9.5, _y(5) + 3, name, "name"), *scale, *marks, *lines, *dots, class_=f"rating {name}"
    )


def _x(day: date, span: tuple[date, date]) -> float:
    first, last = span
    return LEFT + (day - first).days * (svg.WIDTH - 8 - LEFT) / max(1, (last - first).days)


def _y(value: float) -> float:
    return HIGH - value * HIGH / 10 + 4


def _medians(given: Mapping[date, int], span: tuple[date, date]) -> list[str]:
    """Return the runs of the median of seven days; it breaks off where a week goes by without a dot."""
    if len(given) < ENOUGH:
        return []
    runs: list[list[str]] = [[]]
    before: date | None = None
    for day in sorted(given):
        if before is not None and (day - before).days > WINDOW:
            runs.append([])
        near = [value for other, value in given.items() if abs((other - day).days) <= WINDOW // 2]
        runs[-1].append(f"{_x(day, span):.1f},{_y(median(near)):.1f}")
        before = day
    return [" ".join(run) for run in runs if len(run) > 1]
