"""The other drawings: feelings by week, days of tears, their words over time. They count what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.model.finding import EMOTIONS, Emotion, Stance
from healing_journal.pages import prose, svg
from healing_journal.pages.calendar import COLUMN, LEFT, Gap, months_with, x_of
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import Link, anchor_of
from healing_journal.pages.voice import EMOTIONS_SAID, STANCES
from healing_journal.story import MarkedDay, Saying, Story, Told, Week

MOST_WEEKS = 20
MOST_ROWS = 60  # of a table
NAMES = 92  # units for the names at the left
LINE = 18  # units a row


def _href(told: Told, link: Link) -> str:
    return f"{link(told.entry)}#{anchor_of(told)}"


def feelings_by_week(story: Story, link: Link) -> Chart:
    """Draw which feelings were named in which week: a dot is bigger where more entries name it."""
    weeks = story.feelings.weeks[-MOST_WEEKS:]
    rows = tuple((prose.week(week.monday, story.today), str(week.entries), _named(week)) for week in weeks)
    return Chart(
        title="Feelings by week",
        svg=_feelings(weeks, story, link),
        columns=("Week", "Entries", "Named in how many entries"),
        rows=rows,
        caution="It counts how often a feeling is named, not how much of it there was. Few words are not little feeling."
        if rows
        else "",
    )


def _named(week: Week) -> str:
    parts = [f"{EMOTIONS_SAID[emotion]} {number}" for emotion, number in week.named.items()]
    return prose.listed(parts) or "none"


def _feelings(weeks: Sequence[Week], story: Story, link: Link) -> Markup:
    named = [emotion for emotion in EMOTIONS if any(emotion in week.named for week in weeks)]
    if not named:
        return Markup()
    step = min(24.0, (svg.WIDTH - NAMES - 8) / len(weeks))
    height = len(named) * LINE + 26
    parts = [
        svg.group(
            svg.text(NAMES - 10, index * LINE + 15, EMOTIONS_SAID[emotion], "name", "end"),
            svg.element(
                "line", x1=NAMES, x2=svg.WIDTH - 8, y1=index * LINE + 11, y2=index * LINE + 11, class_="line"
            ),
            *(
                _dot(week, emotion, (NAMES + (at + 0.5) * step, index * LINE + 11), (story.today, link))
                for at, week in enumerate(weeks)
                if emotion in week.named
            ),
            class_=f"feeling {emotion}",
        )
        for index, emotion in enumerate(named)
    ]
    first, last = (_day_month(weeks[at].monday) for at in (0, -1))
    parts.append(svg.text(NAMES, height - 6, first, "tick"))
    if first != last:
        parts.append(svg.text(svg.WIDTH - 8, height - 6, last, "tick", "end"))
    told = f"A column for each of {len(weeks)} weeks in which something was written. The same is told in the table."
    return svg.drawing("feelings", "Feelings by week", told, height, *parts)


def _dot(week: Week, emotion: Emotion, at: tuple[float, float], shown: tuple[date, Link]) -> Markup:
    today, link = shown
    number = week.named[emotion]
    title = (
        f"{EMOTIONS_SAID[emotion]}: {number} of {prose.count(week.entries, 'entry', 'entries')}, "
        f"{prose.week(week.monday, today)}."
    )
    dot = svg.element("circle", cx=at[0], cy=at[1], r=min(2.2 + 1.3 * number, 8), class_="dot")
    return svg.linked(_href(week.tellings[emotion][0], link), prose.sentence(title), dot)


def _day_month(day: date) -> str:
    return f"{day.day} {prose.month_name(day.month)} {day.year}"


def cried_days(story: Story, link: Link) -> Chart:
    """Draw the days of tears and of confusion on a calendar; days without an entry stay blank."""
    cried, confused = story.feelings.cried, story.feelings.confused
    rows = sorted(
        [(day.day, "tears", _how_known(day)) for day in cried]
        + [(day.day, "confusion", _how_known(day)) for day in confused]
    )
    return Chart(
        title="Days of tears and of confusion",
        svg=_calendar(story, link),
        columns=("Day", "What", "From"),
        rows=tuple((prose.day(day, story.today), what, source) for day, what, source in rows[-MOST_ROWS:]),
        caution="A day without an entry is not a dry day: nothing is known of it. Fewer marks are not better."
        if rows
        else "",
    )


def _how_known(day: MarkedDay) -> str:
    return "both" if day.tellings and day.tapped else "a tap" if day.tapped else "an entry"


def _calendar(story: Story, link: Link) -> Markup:
    marked = [day.day for day in (*story.feelings.cried, *story.feelings.confused)]
    if not marked:
        return Markup()
    months, _ = months_with([Days.on(day) for day in (*story.pages, *marked)])
    pages = sorted(set(story.pages))
    parts: list[Markup] = []
    y = 0.0
    for month in months:
        if isinstance(month, Gap):
            continue
        marks = [
            *(
                svg.element("circle", cx=x_of(day), cy=24, r=1.2, class_="page")
                for day in pages
                if day in month
            ),
            *(_marked(day, "tears", link) for day in story.feelings.cried if day.day in month),
            *(_marked(day, "confusion", link) for day in story.feelings.confused if day.day in month),
        ]
        name = svg.text(LEFT, 12, f"{prose.month_name(month.first.month)} {month.first.year}", "name")
        line = svg.element("line", x1=LEFT, x2=LEFT + month.length * COLUMN, y1=24, y2=24, class_="line")
        parts.append(svg.moved(svg.group(name, line, *marks, class_="month"), y))
        y += 40
    parts.append(svg.text(LEFT, y + 12, "Filled: tears. Ring: confusion. Small dot: an entry.", "key"))
    told = "A row for each month, a column for each day. The same is told in the table."
    return svg.drawing("cried", "Days of tears and of confusion", told, y + 20, *parts)


def _marked(day: MarkedDay, what: str, link: Link) -> Markup:
    radius, class_ = (4.0, "tear") if what == "tears" else (6.0, "ring")
    mark = svg.element("circle", cx=x_of(day.day), cy=24, r=radius, class_=class_)
    if not day.tellings:
        return mark
    told = day.tellings[0]
    title = f"{_day_month(day.day)}, {what}."
    return svg.linked(_href(told, link), title, mark)


_LANES: dict[Stance, int] = {"toward": 0, "unclear": 1, "away": 2}


def words_over_time(story: Story, link: Link) -> Chart:
    """Draw what they said in its order: a row for closer, unclear, away. It has no average and no direction."""
    sure = [saying for saying in story.words if saying.sure]
    counts = Counter(saying.stance for saying in sure)
    rows = tuple((words, str(counts[stance])) for stance, words in STANCES.items() if counts[stance])
    return Chart(
        title="Their words in order",
        svg=_sequence(sure, story, link),
        columns=("Which way", "How many"),
        rows=rows,
        caution="It shows the order in which things were said, not where they lead." if rows else "",
    )


def _sequence(sayings: Sequence[Saying], story: Story, link: Link) -> Markup:
    if not sayings:
        return Markup()
    step = min(20.0, (svg.WIDTH - NAMES - 8) / len(sayings))
    parts = [
        svg.group(
            svg.text(NAMES - 10, lane * LINE * 1.4 + 17, STANCES[stance], "name", "end"),
            svg.element(
                "line",
                x1=NAMES,
                x2=svg.WIDTH - 8,
                y1=lane * LINE * 1.4 + 13,
                y2=lane * LINE * 1.4 + 13,
                class_="line",
            ),
            class_="stance",
        )
        for stance, lane in _LANES.items()
    ]
    for at, saying in enumerate(sayings):
        title = f"{STANCES[saying.stance]}, {prose.day(saying.order[0], story.today)}: "
        quote = prose.shortened(saying.told.finding.quote, 120)
        dot = svg.element(
            "circle",
            cx=NAMES + (at + 0.5) * step,
            cy=_LANES[saying.stance] * LINE * 1.4 + 13,
            r=min(4.5, max(1.5, step / 2.2)),
            class_="dot",
        )
        mark = svg.linked(_href(saying.told, link), f"{title}“{quote}”", dot)
        parts.append(svg.group(mark, class_=saying.stance))
    height = LINE * 1.4 * 3 + 6
    told = "A row for each way, a dot for each thing said, in order. The same is told in the list."
    return svg.drawing("words", "Their words in order", told, height, *parts)
