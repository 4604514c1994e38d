"""Feelings by week and days of tears, half a year at a time. They count what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import TypeAlias

from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.model.finding import EMOTIONS, Emotion
from healing_journal.pages import halfyear, prose, svg
from healing_journal.pages.calendar import COLUMN, GAP_HEIGHT, LEFT, Gap, months_with, nothing_written, x_of
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import Link, anchor_of
from healing_journal.pages.voice import EMOTIONS_SAID
from healing_journal.story import MarkedDay, Story, Told, Week

MOST_ROWS = 60  # of a table
LINE = 18  # units a row
MONTH_HEIGHT = 40.0
SMALLEST, LARGEST = 2.4, 5.2  # units: the radius for one entry, and for as many as a column has room for


_Marked: TypeAlias = tuple[Sequence[MarkedDay], Sequence[MarkedDay]]
"""Days of tears, and days of confusion."""
_Shown: TypeAlias = tuple[Days, date, Link]
"""The half year that is drawn, today, and where entries are."""


def _href(told: Told, link: Link) -> str:
    return f"{link(told.entry)}#{anchor_of(told)}"


def feelings_by_week(story: Story, link: Link, back: int = 0) -> Chart:
    """Draw which feelings were named in which week: a dot is bigger where more entries name it."""
    span = halfyear.half_year(story, back)
    weeks = [week for week in story.feelings.weeks if week.monday in span]
    rows = tuple((prose.week(week.monday, story.today), str(week.entries), _named(week)) for week in weeks)
    return Chart(
        title="Feelings by week",
        svg=_feelings(weeks, span, story, link),
        columns=("Week", "Entries", "Named in how many entries"),
        rows=rows,
        caution="It counts how often a feeling is named, not how much of it there was. Few words are not little feeling."
        if rows
        else "",
    )


def _named(week: Week) -> str:
    parts = [f"{EMOTIONS_SAID[emotion]} {number}" for emotion, number in week.named.items()]
    return prose.listed(parts) or "none"


def _feelings(weeks: Sequence[Week], span: Days, story: Story, link: Link) -> Markup:
    named = [emotion for emotion in EMOTIONS if any(emotion in week.named for week in weeks)]
    if not named:
        return Markup()
    foot = len(named) * LINE + 10
    shown = span, story.today, link
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
    ticks = halfyear.ticks(span, foot + 14, story.today)
    return svg.drawing("feelings", "Feelings by week", told, foot + 34, *rows, *written, *ticks, key)


def _feeling(emotion: Emotion, weeks: Sequence[Week], y: float, shown: _Shown) -> Markup:
    """Draw the row of one feeling: its name, its line, a dot for each week that names it."""
    name = svg.text(halfyear.LEFT - 10, y + 4, EMOTIONS_SAID[emotion], "name", "end")
    line = svg.element("line", x1=halfyear.LEFT, x2=svg.WIDTH - 8, y1=y, y2=y, class_="line")
    dots = (_dot(week, emotion, y, shown) for week in weeks if emotion in week.named)
    return svg.group(name, line, *dots, class_=f"feeling {emotion}")


def _dot(week: Week, emotion: Emotion, y: float, shown: _Shown) -> Markup:
    """Draw a dot whose area is the number of entries, up to what has room beside its neighbours."""
    span, today, link = shown
    number = week.named[emotion]
    title = (
        f"{EMOTIONS_SAID[emotion]}: {number} of {prose.count(week.entries, 'entry', 'entries')}, "
        f"{prose.week(week.monday, today)}."
    )
    radius = min(SMALLEST * sqrt(number), LARGEST)
    dot = svg.element("circle", cx=halfyear.x_of_week(week.monday, span), cy=y, r=radius, class_="dot")
    return svg.linked(_href(week.tellings[emotion][0], link), prose.sentence(title), dot)


def _day_month(day: date) -> str:
    return f"{day.day} {prose.month_name(day.month)} {day.year}"


def cried_days(story: Story, link: Link, back: int = 0) -> Chart:
    """Draw the days of tears and of confusion on a calendar; days without an entry stay blank."""
    span = halfyear.half_year(story, back)
    cried, confused = (
        [day for day in days if day.day in span] for days in (story.feelings.cried, story.feelings.confused)
    )
    rows = sorted(
        [(day.day, "tears", _how_known(day)) for day in cried]
        + [(day.day, "confusion", _how_known(day)) for day in confused]
    )
    return Chart(
        title="Days of tears and of confusion",
        svg=_calendar((cried, confused), [day for day in story.pages if day in span], story.today, link),
        columns=("Day", "What", "From"),
        rows=tuple((prose.day(day, story.today), what, source) for day, what, source in rows[-MOST_ROWS:]),
        caution="A day without an entry is not a dry day: nothing is known of it. Fewer marks are not better."
        if rows
        else "",
    )


def _how_known(day: MarkedDay) -> str:
    return "both" if day.tellings and day.tapped else "a tap" if day.tapped else "an entry"


def _calendar(days: _Marked, written: Sequence[date], today: date, link: Link) -> Markup:
    if not any(days):
        return Markup()
    months, _ = months_with(
        [*(Days.on(day) for day in written), *(Days.on(one.day) for some in days for one in some)]
    )
    pages = sorted(set(written))
    parts: list[Markup] = []
    y = 0.0
    for month in months:
        if isinstance(month, Gap):
            row, height = svg.text(LEFT, 12, nothing_written(month, today), "gap"), GAP_HEIGHT
        else:
            row, height = _month(month, days, pages, link), MONTH_HEIGHT
        parts.append(svg.moved(row, y))
        y += height
    parts.append(svg.text(LEFT, y + 12, "Filled: tears. Ring: confusion. Small dot: an entry.", "key"))
    told = "A row for each month, a column for each day. The same is told in the table."
    return svg.drawing("cried", "Days of tears and of confusion", told, y + 20, *parts)


def _month(month: Days, days: _Marked, pages: Sequence[date], link: Link) -> Markup:
    cried, confused = days
    name = svg.text(LEFT, 12, f"{prose.month_name(month.first.month)} {month.first.year}", "name")
    line = svg.element("line", x1=LEFT, x2=LEFT + month.length * COLUMN, y1=24, y2=24, class_="line")
    written = (
        svg.element("circle", cx=x_of(day), cy=24, r=1.2, class_="page") for day in pages if day in month
    )
    tears = (_marked(day, "tears", link) for day in cried if day.day in month)
    rings = (_marked(day, "confusion", link) for day in confused if day.day in month)
    return svg.group(name, line, *written, *tears, *rings, class_="month")


def _marked(day: MarkedDay, what: str, link: Link) -> Markup:
    radius, class_ = (4.0, "tear") if what == "tears" else (6.0, "ring")
    mark = svg.element("circle", cx=x_of(day.day), cy=24, r=radius, class_=class_)
    if not day.tellings:
        return mark
    told = day.tellings[0]
    title = f"{_day_month(day.day)}, {what}."
    return svg.linked(_href(told, link), title, mark)
