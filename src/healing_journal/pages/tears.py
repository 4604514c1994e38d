"""Days of tears and of confusion on a calendar, half a year at a time; days without an entry stay blank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

import msgspec
from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.pages import halfyear, prose, shapes, svg
from healing_journal.pages.calendar import (
    COLUMN,
    GAP_HEIGHT,
    LEFT,
    Gap,
    months_with,
    nothing_written,
    part_of,
    x_of,
)
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import Link, anchor_of
from healing_journal.pages.vague import ALL_DATED, Vague, about_when
from healing_journal.story import MarkedDay, Story, Told

TITLE = "Days of tears and of confusion"
CAUTION = "A day without an entry is not a dry day: nothing is known of it. Fewer marks are not better."
MOST_ROWS = 60  # of a table
HEIGHT, BASE = 40.0, 24.0  # units: of a month, and down to its line
_What: TypeAlias = Literal["tears", "confusion"]
_DRAWN: dict[_What, tuple[float, str]] = {"tears": (4.0, "tear"), "confusion": (6.0, "ring")}


class _Mark(msgspec.Struct, frozen=True):
    """One mark: what it is of, its days (several where the day is not known), and the words it leads to."""

    what: _What
    days: Days
    told: Told | None
    known: str


def cried_days(story: Story, link: Link, back: int = 0, vague: Vague = ALL_DATED) -> Chart:
    """Draw the days; what an entry about several days tells of has soft edges over all of them."""
    span = halfyear.half_year(story, back)
    found = [
        *_marks("tears", story.feelings.cried, vague),
        *_marks("confusion", story.feelings.confused, vague),
    ]
    marks = sorted((one for one in found if one.days.last in span), key=lambda one: (one.days.last, one.what))
    rows = tuple((prose.span(one.days, story.today), one.what, one.known) for one in marks[-MOST_ROWS:])
    pages = sorted({day for day in story.pages if day in span})
    drawing = _calendar(marks, pages, story.today, link) if marks else Markup()
    return Chart(TITLE, drawing, ("Day", "What", "From"), rows, CAUTION if rows else "")


def _marks(what: _What, days: Sequence[MarkedDay], vague: Vague) -> list[_Mark]:
    return [
        _Mark(
            what,
            Days.on(day.day) if day.tapped else about_when(day.tellings, vague),
            day.tellings[0] if day.tellings else None,
            _how_known(day),
        )
        for day in days
    ]


def _how_known(day: MarkedDay) -> str:
    return "both" if day.tellings and day.tapped else "a tap" if day.tapped else "an entry"


def _calendar(marks: Sequence[_Mark], pages: Sequence[date], today: date, link: Link) -> Markup:
    months, _ = months_with([*(Days.on(day) for day in pages), *(one.days for one in marks)])
    parts: list[Markup] = []
    y = 0.0
    for month in months:
        if isinstance(month, Gap):
            row, height = svg.text(LEFT, 12, nothing_written(month, today), "gap"), GAP_HEIGHT
        else:
            row, height = _month(month, marks, pages, link), HEIGHT
        parts.append(svg.moved(row, y))
        y += height
    soft = "" if all(one.days.exact for one in marks) else " Soft bar: about then."
    parts.append(svg.text(LEFT, y + 12, f"Filled: tears. Ring: confusion. Small dot: an entry.{soft}", "key"))
    told = "A row for each month, a column for each day. The same is told in the table."
    return svg.drawing("cried", TITLE, told, y + 20, *parts)


def _month(month: Days, marks: Sequence[_Mark], pages: Sequence[date], link: Link) -> Markup:
    name = svg.text(LEFT, 12, f"{prose.month_name(month.first.month)} {month.first.year}", "name")
    line = svg.element("line", x1=LEFT, x2=LEFT + month.length * COLUMN, y1=BASE, y2=BASE, class_="line")
    written = (
        svg.element("circle", cx=x_of(day), cy=BASE, r=1.2, class_="page") for day in pages if day in month
    )
    held = [_mark(one, month, link) for one in marks if one.days.overlaps(month)]
    return svg.group(name, line, *written, *held, class_="month")


def _mark(one: _Mark, month: Days, link: Link) -> Markup:
    """Draw a mark on its day, or amid a soft bar over its days, as far as they lie in the month."""
    radius, class_ = _DRAWN[one.what]
    parts = []
    part = part_of(one.days, month)
    if part is not None and not one.days.exact:
        ends = x_of(part.first) - COLUMN / 2, x_of(part.last) + COLUMN / 2
        parts.append(shapes.about(ends, BASE, (part.first == one.days.first, part.last == one.days.last)))
    if one.days.middle in month:
        parts.append(svg.element("circle", cx=x_of(one.days.middle), cy=BASE, r=radius, class_=class_))
    if one.told is None:
        return svg.group(*parts, class_="tapped")
    title = f"{prose.span(one.days, date.min)}, {one.what}."  # with its year, whatever year it is
    return svg.linked(f"{link(one.told.entry)}#{anchor_of(one.told)}", title, *parts)
