"""One month of the strip: a line of days, marks around it in lanes, silences upon it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

import msgspec
from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.model.finding import By
from healing_journal.pages import prose, shapes, svg
from healing_journal.pages.calendar import COLUMN, LEFT, part_of, x_of
from healing_journal.story import Event, Quiet

Side: TypeAlias = Literal["above", "line", "below", "habit"]
SIDES: dict[By, Side] = {"them": "above", "me": "below"}

LANE = 11  # units between marks that share a day
NAME, FOOT = 22, 20  # units for the month's name above, for the days' numbers below
TICKS = (1, 8, 15, 22)
LENGTH = 26  # units from the middle of a length's words to a mark that leaves them readable
WIDE_ENOUGH = 5  # days: a silence shorter than this has no room for its length


class Drawn(msgspec.Struct, frozen=True):
    """Something on the strip: when, on which side of the line, and the link and words it carries."""

    days: Days
    side: Side
    href: str
    title: str
    event: Event | None = None
    quiet: Quiet | None = None


class _Placed(msgspec.Struct, frozen=True):
    """A mark in its lane: lane 0 is the line itself, the others are counted away from it."""

    drawn: Drawn
    part: Days
    side: Side
    lane: int


def month_row(month: Days, drawn: Sequence[Drawn], pages: Sequence[date]) -> tuple[Markup, float]:
    """Return one month's drawing and its height."""
    placed = _placed([one for one in drawn if one.event is not None], month)
    above, below, habits = (
        max((one.lane for one in placed if one.side == side), default=0)
        for side in ("above", "below", "habit")
    )
    base = NAME + above * LANE + LANE / 2
    under = base + below * LANE
    bottom = under + habits * LANE
    heights = {"above": (base, -LANE), "line": (base, 0), "below": (base, LANE), "habit": (under, LANE)}
    parts = [
        svg.text(LEFT, 13, f"{prose.month_name(month.first.month)} {month.first.year}", "name"),
        svg.element("line", x1=LEFT, x2=LEFT + month.length * COLUMN, y1=base, y2=base, class_="line"),
        *(_silence(one, month, (base, _on_the_line(placed))) for one in drawn if one.quiet is not None),
        *(_mark(one, heights[one.side][0] + one.lane * heights[one.side][1]) for one in placed),
        *(
            svg.element("circle", cx=x_of(day), cy=bottom + 9, r=1.2, class_="page")
            for day in pages
            if day in month
        ),
        *(
            svg.text(x_of(month.first.replace(day=day)), bottom + 20, str(day), "tick", "middle")
            for day in TICKS
        ),
    ]
    return svg.group(*parts, class_="month"), bottom + LANE + FOOT


def _placed(drawn: Sequence[Drawn], month: Days) -> list[_Placed]:
    """Give each mark the lane nearest to the line that is free on its days; a taken line overflows upwards."""
    taken: dict[tuple[Side, int], list[Days]] = {}
    placed: list[_Placed] = []
    for one in sorted(drawn, key=lambda one: (one.days.length, one.days, one.title)):
        part = part_of(one.days, month)
        if part is None:
            continue
        side, lane = one.side, 0 if one.side == "line" else 1
        while any(part.overlaps(other) for other in taken.get((side, lane), ())):
            side, lane = ("above" if side == "line" else side), lane + 1
        taken.setdefault((side, lane), []).append(part)
        placed.append(_Placed(one, part, side, lane))
    return placed


def _mark(one: _Placed, y: float) -> Markup:
    """Draw a contact: a shape on its day, a soft bar over about when, dots for a habit."""
    event = one.drawn.event
    assert event is not None
    first, last = x_of(one.part.first), x_of(one.part.last)
    if event.repeated:
        drawing = shapes.dots(first, last, y)
    elif one.drawn.days.exact:
        drawing = shapes.contact(event.how, event.by, first, y)
    else:
        drawing = _about(one, (first - COLUMN / 2, last + COLUMN / 2), y)
    return svg.group(
        svg.linked(one.drawn.href, one.drawn.title, drawing), class_=f"mark {event.by} {event.how}"
    )


def _about(one: _Placed, ends: tuple[float, float], y: float) -> Markup:
    """Draw a contact of which the day is not known, its shape once, amid its days."""
    assert one.drawn.event is not None
    days = one.drawn.days
    bar = shapes.about(ends, y, (one.part.first == days.first, one.part.last == days.last))
    if days.middle not in one.part:
        return bar
    shape = shapes.contact(one.drawn.event.how, one.drawn.event.by, x_of(days.middle), y)
    return svg.group(bar, shape, class_="span")


def _on_the_line(placed: Sequence[_Placed]) -> list[float]:
    """Return where marks stand upon the line itself, so that no words are put under them."""
    held = (one.part for one in placed if one.side == "line" and one.lane == 0)
    return [x_of(day) for part in held for day in (part.first, part.middle, part.last)]


def _silence(one: Drawn, month: Days, line: tuple[float, Sequence[float]]) -> Markup:
    """Draw a silence as a bar on the line, with its length where there is room."""
    y, marks = line
    part = part_of(one.days, month)
    assert part is not None
    assert one.quiet is not None
    begin, end = x_of(part.first) - COLUMN / 2, x_of(part.last) + COLUMN / 2
    class_ = "placed" if one.quiet.placed else "unplaced"
    bar = svg.element("rect", x=begin, y=y - 4.5, width=end - begin, height=9, rx=4.5, class_="bar")
    length = Markup()
    room = _room(begin, end, marks)
    if room and part.length >= WIDE_ENOUGH and one.quiet.length is not None and one.days.middle in month:
        about = "" if one.quiet.placed else "about "
        length = svg.text(room, y + 3, f"{about}{one.quiet.length} days", "length", "middle")
    return svg.group(
        svg.linked(one.href, one.title, bar, length), class_=f"silence {class_} {one.quiet.basis}"
    )


def _room(begin: float, end: float, marks: Sequence[float]) -> float | None:
    """Return the place nearest the middle of a bar where its length can be read, none where marks stand everywhere."""
    middle = (begin + end) / 2
    sides = (begin + middle) / 2, (middle + end) / 2
    places = (middle, *(x for x in sides if begin + LENGTH <= x <= end - LENGTH))
    return next((x for x in places if all(abs(mark - x) > LENGTH for mark in marks)), None)
