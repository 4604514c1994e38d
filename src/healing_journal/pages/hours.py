"""At which hours was written, and at which something was written to them and kept back: nights that can be planned for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeAlias

import msgspec
from markupsafe import Markup

from healing_journal.pages import prose, svg
from healing_journal.pages.pieces import Chart

TITLE = "Hours of writing"
CAUTION = "It shows when you wrote, not how you slept. It can help to plan for a hard hour."
LEFT, COLUMN, HIGH, TOP = 26.0, 13.5, 56.0, 12.0
SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)  # what the whole height may stand for


class Moment(msgspec.Struct, frozen=True):
    """When something was saved, on the person's own clock, and where its words are ("" for nowhere)."""

    at: datetime
    href: str


_Hours: TypeAlias = Sequence[Sequence[Moment]]


def hours_of_writing(saved: Iterable[Moment], kept_back: Iterable[Moment] = ()) -> Chart:
    """Draw at which hours entries were saved, and below them messages and letters that were not sent."""
    entries, unsent = _by_hour(saved), _by_hour(kept_back)
    hours = [hour for hour in range(24) if entries[hour] or unsent[hour]]
    rows = tuple((_hour(hour), str(len(entries[hour])), str(len(unsent[hour]))) for hour in hours)
    columns = ("Hour", "Entries", "Not sent")
    return Chart(TITLE, _draw(entries, unsent) if rows else Markup(), columns, rows, CAUTION if rows else "")


def _by_hour(moments: Iterable[Moment]) -> _Hours:
    hours: list[list[Moment]] = [[] for _ in range(24)]
    for moment in sorted(moments, key=lambda one: one.at):
        hours[moment.at.hour].append(moment)
    return hours


def _hour(hour: int) -> str:
    return f"{hour}:00 to {hour}:59"


def _draw(entries: _Hours, unsent: _Hours) -> Markup:
    whole = _scale(max(*map(len, entries), *(2 * len(hour) for hour in unsent)))
    below = HIGH / 2 if any(unsent) else 0
    floor = TOP + HIGH
    parts = [_bar(hour, held, whole, "entries") for hour, held in enumerate(entries) if held]
    parts += [_bar(hour, held, whole, "unsent") for hour, held in enumerate(unsent) if held]
    ends = [(TOP, whole), (floor, 0), *([(floor + below, whole // 2)] if below else [])]
    lines = [svg.element("line", x1=LEFT, x2=LEFT + 24 * COLUMN, y1=y, y2=y, class_="line") for y, _ in ends]
    numbers = [svg.text(LEFT - 5, y + 3, str(number), "tick", "end") for y, number in ends]
    bottom = floor + below + 14
    ticks = [svg.text(_middle(hour), bottom, str(hour), "tick", "middle") for hour in (0, 6, 12, 18, 23)]
    key = (
        svg.text(LEFT, bottom + 16, "Above: entries. Below: written to them, not sent.", "key")
        if below
        else Markup()
    )
    told = f"A bar for each hour of the day; the whole height is {whole}. The same is told in the table."
    return svg.drawing(
        "hours", TITLE, told, bottom + (22 if below else 6), *lines, *numbers, *parts, *ticks, key
    )


def _scale(most: int) -> int:
    """Return what the whole height stands for: one of a few round numbers, so that little looks like little."""
    return next((whole for whole in SCALES if most <= whole), most)


def _middle(hour: int) -> float:
    return LEFT + (hour + 0.5) * COLUMN


def _bar(hour: int, held: Sequence[Moment], whole: int, class_: str) -> Markup:
    """Draw one hour as a mark that leads to the latest of what was written in it."""
    floor, high = TOP + HIGH, HIGH * len(held) / whole
    y = floor - high if class_ == "entries" else floor
    bar = svg.element(
        "rect", x=_middle(hour) - COLUMN / 2 + 2, y=y, width=COLUMN - 4, height=high, class_=f"bar {class_}"
    )
    what = ("entry", "entries") if class_ == "entries" else ("not sent", "not sent")
    title = f"{_hour(hour)}: {prose.count(len(held), *what)}. The latest of them."
    return svg.linked(held[-1].href, title, bar)
