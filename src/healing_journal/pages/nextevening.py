"""The next evening's longing, with and without, as dots; and below them the range in which the difference lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeAlias

from markupsafe import Markup

from healing_journal.pages import prose, svg
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import DayLink
from healing_journal.story.patterns import Answer, Interval, Pair

LEFT, COLUMN = 24.0, 31.2  # units before the middle of 0, and from one number to the next
SIDE_BY_SIDE, APART = 6, 4.4  # dots beside each other on a number, and units between them
HEAD, FOOT, RANGE = 20.0, 8.0, 62.0
WIDEST = 5  # points: the range's own scale goes from so much lower to so much higher
_NEXT = timedelta(days=1)

Named: TypeAlias = tuple[str, Sequence[Pair]]


def next_evenings(answer: Answer, title: str, names: tuple[str, str], opens: DayLink) -> Chart:
    """Draw the next evening's longing after it happened and otherwise; nothing before there are enough evenings."""
    if answer.verdict == "too_early":
        return Chart(title, Markup(), (), ())
    sorts: tuple[Named, Named] = ((names[0], answer.after), (names[1], answer.otherwise))
    counts = [[sum(pair.after == value for pair in some) for value in range(11)] for _, some in sorts]
    rows = tuple((str(value), str(counts[0][value]), str(counts[1][value])) for value in range(11))
    columns = ("Longing, the next evening", *(prose.sentence(name)[:-1] for name in names))
    return Chart(title, _draw(answer, title, sorts, opens), columns, rows)


def _draw(answer: Answer, title: str, sorts: tuple[Named, Named], opens: DayLink) -> Markup:
    parts: list[Markup] = []
    y = 0.0
    for name, some in sorts:
        high = _height(some)
        parts.append(svg.moved(_sort(name, some, high, opens), y))
        y += HEAD + high + FOOT
    ticks = [svg.text(_x(value), y + 6, str(value), "tick", "middle") for value in range(11)]
    if answer.interval is not None:
        parts.append(svg.moved(_range(answer.interval), y + 14))
    told = "A dot for each evening, over its number from 0 to 10; below, the range of the difference. The same is told in the table."
    height = y + (14 + RANGE if answer.interval is not None else 14)
    return svg.drawing(f"next {answer.asked}", title, told, height, *parts, *ticks)


def _height(some: Sequence[Pair]) -> float:
    """Return how high the highest pile is, and never less than three dots."""
    most = max((sum(pair.after == value for pair in some) for value in range(11)), default=0)
    return max(-(-most // SIDE_BY_SIDE), 3) * APART + 2


def _sort(name: str, some: Sequence[Pair], high: float, opens: DayLink) -> Markup:
    """Draw the evenings of one sort, piled over their numbers."""
    base = HEAD + high
    piles = [[pair for pair in some if pair.after == value] for value in range(11)]
    marks = [_pile(value, pile, name, (base, opens)) for value, pile in enumerate(piles) if pile]
    line = svg.element("line", x1=_x(0) - 14, x2=_x(10) + 14, y1=base + 2, y2=base + 2, class_="line")
    heading = svg.text(_x(0) - 14, 12, f"{prose.sentence(name)[:-1]}: {len(some)} evenings", "name")
    return svg.group(heading, line, *marks, class_="sort")


def _pile(value: int, pile: Sequence[Pair], name: str, where: tuple[float, DayLink]) -> Markup:
    """Draw the evenings of one number as one mark, which leads to the words of the latest that has any."""
    base, opens = where
    wide = min(len(pile), SIDE_BY_SIDE)
    begin = _x(value) - (wide - 1) * APART / 2
    steps = (
        f"M{begin + at % SIDE_BY_SIDE * APART:.1f} {base - 2 - at // SIDE_BY_SIDE * APART:.1f}h0"
        for at in range(len(pile))
    )
    dots = svg.element("path", d="".join(steps), class_="evening")
    said = f"Longing {value}, {name}: {prose.count(len(pile), 'evening')}."
    written = [place for pair in reversed(pile) if (place := opens(pair.day + _NEXT))]
    if not written:
        return svg.group(svg.element("title", said), dots, class_="pile")
    return svg.linked(written[0], f"{said} The latest that was written about.", dots)


def _x(value: float) -> float:
    return LEFT + value * COLUMN


def _range(interval: Interval) -> Markup:
    """Draw the range on a scale of its own, none in the middle, always of the same width."""
    low, high = (min(max(end, -WIDEST), WIDEST) for end in (interval.low, interval.high))
    y = 26.0
    ticks = [
        svg.text(_away(points), y + 17, f"{abs(points)}", "tick", "middle")
        for points in (-WIDEST, -2, 0, 2, WIDEST)
    ]
    return svg.group(
        svg.text(_away(-WIDEST) - 14, 12, "The difference, likely between", "name"),
        svg.element("line", x1=_away(-WIDEST), x2=_away(WIDEST), y1=y, y2=y, class_="line"),
        svg.element("line", x1=_away(0), x2=_away(0), y1=y - 8, y2=y + 8, class_="none"),
        svg.element(
            "rect",
            x=_away(low),
            y=y - 3,
            width=max(_away(high) - _away(low), 1),
            height=6,
            rx=3,
            class_="range",
        ),
        *ticks,
        svg.text(_away(-WIDEST), y + 30, "points lower", "tick"),
        svg.text(_away(WIDEST), y + 30, "points higher", "tick", "end"),
        class_="difference",
    )


def _away(points: float) -> float:
    """Return where so many points higher (or lower) lie."""
    return _x(5) + points * COLUMN
