"""What they said over time: a row for closer, unclear, away, and no line through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec
from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.model.finding import Stance
from healing_journal.pages import halfyear, prose, shapes, svg
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import Link, anchor_of
from healing_journal.pages.voice import STANCES
from healing_journal.story import Saying, Story

TITLE = "Their words over time"
CAUTION = "It shows when things were said, not where they lead. A soft bar: about then. It has no average."
_LANES: dict[Stance, int] = {"toward": 0, "unclear": 1, "away": 2}
LANE, HEAD, BAND = 26.0, 16.0, 112.0
MOST_BANDS, MOST_ROWS = 6, 60
LONGEST = 80  # characters of a quote in the table
APART = 3.0  # units by which things said in one week step aside from each other
_ASIDE = (0, -1, 1, -2, 2)


class _Placed(msgspec.Struct, frozen=True):
    """Something they said: where it stands, and its days as far as they lie in the half year."""

    saying: Saying
    days: Days
    part: Days
    y: float


def words_over_time(story: Story, link: Link) -> Chart:
    """Draw what they said on its days, a band for each half year in which they said something."""
    sure = [saying for saying in story.words if saying.sure]
    rows = tuple(_row(saying, story.today) for saying in sure[-MOST_ROWS:])
    columns = ("When", "Which way", "Their words")
    return Chart(TITLE, _draw(sure, story, link), columns, rows, CAUTION if rows else "")


def _row(saying: Saying, today: date) -> tuple[str, str, str]:
    quote = prose.shortened(saying.told.finding.quote, LONGEST)
    return prose.span(_days(saying), today), STANCES[saying.stance], f"“{quote}”"


def _draw(sayings: Sequence[Saying], story: Story, link: Link) -> Markup:
    if not sayings:
        return Markup()
    spans = _spans([_days(saying) for saying in sayings], story)
    latest = spans[-MOST_BANDS:]
    parts = [svg.moved(_band(span, sayings, story.today, link), at * BAND) for at, span in enumerate(latest)]
    left_out = " Earlier ones are on the page of their words." if len(latest) < len(spans) else ""
    told = (
        f"A row for each way, a dot for each thing said, on its day.{left_out} The same is told in the table."
    )
    return svg.drawing("words", TITLE, told, len(latest) * BAND, *parts)


def _days(saying: Saying) -> Days:
    """Return when they said it; where that is not told, the day on which it was written down."""
    return saying.days or Days.on(saying.told.written)


def _spans(days: Sequence[Days], story: Story) -> list[Days]:
    """Return the half years in which the middle of any of these days lies, in order."""
    base = halfyear.half_year(story).first
    weeks = halfyear.WEEKS * 7
    numbers = sorted({(one.middle - base).days // weeks for one in days})
    begins = [base.toordinal() + number * weeks for number in numbers]
    return [halfyear.of(date.fromordinal(max(begin, 1))) for begin in begins]


def _band(span: Days, sayings: Sequence[Saying], today: date, link: Link) -> Markup:
    """Draw one half year."""
    lines = [_lane(stance, HEAD + lane * LANE + 10) for stance, lane in _LANES.items()]
    marks = [_mark(placed, span, today, link) for placed in _placed(span, sayings)]
    foot = HEAD + 3 * LANE + 4
    known = Days(span.first, min(span.last, max(today, span.first)))
    when = svg.text(halfyear.LEFT, 9, prose.stretch(known, today), "tick")
    return svg.group(when, *lines, *marks, *halfyear.ticks(span, foot, today), class_="band")


def _lane(stance: Stance, y: float) -> Markup:
    name = svg.text(halfyear.LEFT - 10, y + 4, STANCES[stance], "name", "end")
    line = svg.element("line", x1=halfyear.LEFT, x2=svg.WIDTH - 8, y1=y, y2=y, class_="line")
    return svg.group(name, line, class_="stance")


def _placed(span: Days, sayings: Sequence[Saying]) -> list[_Placed]:
    """Give each thing said its place; those of one week and way step aside, so that none hides another."""
    taken: Counter[tuple[Stance, int]] = Counter()
    placed = []
    for saying in sayings:
        days = _days(saying)
        if days.middle not in span:
            continue
        week = (saying.stance, (days.middle - span.first).days // 5)
        y = HEAD + _LANES[saying.stance] * LANE + 10 + _ASIDE[taken[week] % len(_ASIDE)] * APART
        taken[week] += 1
        placed.append(_Placed(saying, days, Days(max(days.first, span.first), min(days.last, span.last)), y))
    return placed


def _mark(one: _Placed, span: Days, today: date, link: Link) -> Markup:
    """Draw a dot on its day, amid a soft bar where the day is not known."""
    told = one.saying.told
    x = halfyear.x_of(one.days.middle, span)
    dot = svg.element("circle", cx=x, cy=one.y, r=3.2, class_="dot")
    parts = [dot]
    if not one.days.exact:
        ends = tuple(halfyear.x_of(day, span) for day in (one.part.first, one.part.last))
        fades = (one.part.first == one.days.first, one.part.last == one.days.last)
        parts = [shapes.about((ends[0] - halfyear.DAY / 2, ends[1] + halfyear.DAY / 2), one.y, fades), dot]
    when = prose.span(one.days, today)
    title = f"{STANCES[one.saying.stance]}, {when}: “{prose.shortened(told.finding.quote, 120)}”"
    mark = svg.linked(f"{link(told.entry)}#{anchor_of(told)}", title, *parts)
    return svg.group(mark, class_=f"saying {one.saying.stance}")
