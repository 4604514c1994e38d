"""Feelings by week, half a year at a time. It counts what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import TypeAlias

from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.model.finding import EMOTIONS, Emotion
from healing_journal.pages import halfyear, prose, shapes, svg
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import Link, anchor_of
from healing_journal.pages.vague import ALL_DATED, Vague, about_when
from healing_journal.pages.voice import EMOTIONS_SAID
from healing_journal.story import Story, Told, Week

LINE = 18  # units a row
WEEK = 7  # days: an entry about more than these is not known to be of one week
SMALLEST, LARGEST = 2.4, 5.2  # units: the radius for one entry, and for as many as a column has room for


_Shown: TypeAlias = tuple[Days, date, Link, Vague]
"""The half year that is drawn, today, where entries are, and which of them are about several days."""


def _href(told: Told, link: Link) -> str:
    return f"{link(told.entry)}#{anchor_of(told)}"


def feelings_by_week(story: Story, link: Link, back: int = 0, vague: Vague = ALL_DATED) -> Chart:
    """Draw which feelings were named in which week: a dot is bigger where more entries name it.

    `vague` are the entries about several days: where one is about more than a week, its dot has soft edges.
    """
    span = halfyear.half_year(story, back)
    weeks = [week for week in story.feelings.weeks if week.monday in span]
    rows = tuple((prose.week(week.monday, story.today), str(week.entries), _named(week)) for week in weeks)
    return Chart(
        title="Feelings by week",
        svg=_feelings(weeks, (span, story.today, link, vague)),
        columns=("Week", "Entries", "Named in how many entries"),
        rows=rows,
        caution="It counts how often a feeling is named, not how much of it there was. Few words are not little feeling."
        if rows
        else "",
    )


def _named(week: Week) -> str:
    parts = [f"{EMOTIONS_SAID[emotion]} {number}" for emotion, number in week.named.items()]
    return prose.listed(parts) or "none"


def _feelings(weeks: Sequence[Week], shown: _Shown) -> Markup:
    span, today, *_ = shown
    named = [emotion for emotion in EMOTIONS if any(emotion in week.named for week in weeks)]
    if not named:
        return Markup()
    foot = len(named) * LINE + 10
    rows = [_feeling(emotion, weeks, at * LINE + 11, shown) for at, emotion in enumerate(named)]
    written = (
        svg.element("circle", cx=halfyear.x_of_week(week.monday, span), cy=foot, r=1.2, class_="page")
        for week in weeks
        if week.entries
    )
    key = svg.text(halfyear.LEFT, foot + 29, "Small dot: a week with entries.", "key")
    told = (
        f"A column for each week of half a year; something was written in {prose.count(len(weeks), 'of them', 'of them')}. "
        "The same is told in the table."
    )
    ticks = halfyear.ticks(span, foot + 14, today)
    return svg.drawing("feelings", "Feelings by week", told, foot + 34, *rows, *written, *ticks, key)


def _feeling(emotion: Emotion, weeks: Sequence[Week], y: float, shown: _Shown) -> Markup:
    """Draw the row of one feeling: its name, its line, a dot for each week that names it."""
    name = svg.text(halfyear.LEFT - 10, y + 4, EMOTIONS_SAID[emotion], "name", "end")
    line = svg.element("line", x1=halfyear.LEFT, x2=svg.WIDTH - 8, y1=y, y2=y, class_="line")
    dots = (_dot(week, emotion, y, shown) for week in weeks if emotion in week.named)
    return svg.group(name, line, *dots, class_=f"feeling {emotion}")


def _dot(week: Week, emotion: Emotion, y: float, shown: _Shown) -> Markup:
    """Draw a dot whose area is the number of entries, up to what has room beside its neighbours."""
    span, today, link, vague = shown
    number, tellings = week.named[emotion], week.tellings[emotion]
    about = about_when(tellings, vague)
    when = prose.span(about, today) if about.length > WEEK else prose.week(week.monday, today)
    title = f"{EMOTIONS_SAID[emotion]}: {number} of {prose.count(week.entries, 'entry', 'entries')}, {when}."
    radius = min(SMALLEST * sqrt(number), LARGEST)
    dot = svg.element("circle", cx=halfyear.x_of_week(week.monday, span), cy=y, r=radius, class_="dot")
    soft = [_soft(about, span, y)] if about.length > WEEK else []
    return svg.linked(_href(tellings[0], link), prose.sentence(title), *soft, dot)


def _soft(days: Days, span: Days, y: float) -> Markup:
    """Draw the days of which one is meant, as far as they lie in the half year."""
    first, last = max(days.first, span.first), min(days.last, span.last)
    ends = halfyear.x_of(first, span) - halfyear.DAY / 2, halfyear.x_of(last, span) + halfyear.DAY / 2
    return shapes.about(ends, y, (first == days.first, last == days.last))
