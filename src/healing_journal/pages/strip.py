"""The strip of days: who began a contact, how and when, and the silences between. Blank days stay blank."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from healing_journal.model.day import Days
from healing_journal.pages import prose, svg
from healing_journal.pages.calendar import GAP_HEIGHT, LEFT, Gap, months_with, nothing_written
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import Link, anchor_of
from healing_journal.pages.rows import length_said, silence_when
from healing_journal.pages.shapes import legend
from healing_journal.pages.stripmonth import SIDES, Drawn, month_row
from healing_journal.pages.voice import Voice
from healing_journal.story import Event, Quiet, Story

TITLE = "Contact by day"
CAUTION = (
    "A gap between marks is a time of which no contact is told. It is neither won nor lost. Days without a dot "
    "below the line have no entry: nothing is known of them."
)


def strip(story: Story, link: Link) -> Chart:
    """Draw the strip of days, a month a row, and tell the same as a table."""
    voice = Voice.of(story.named)
    events = [_event(event, voice, story, link) for event in story.contacts if event.sure and event.days]
    quiets = [_quiet(quiet, story, link) for quiet in story.silences if quiet.sure and quiet.days]
    drawn = [*quiets, *events]
    rows = tuple(_row(one, story, voice) for one in sorted(drawn, key=lambda one: one.days))
    columns = ("When", "What", "Who began it")
    return Chart(TITLE, _draw(drawn, story), columns, rows, CAUTION if drawn else "")


def _event(event: Event, voice: Voice, story: Story, link: Link) -> Drawn:
    assert event.days is not None
    told = event.tellings[0]
    said = prose.stretch if event.repeated else prose.span
    what = prose.sentence(voice.happened(event.by, event.how))
    quote = prose.shortened(told.finding.quote, 120)
    words = f"“{quote}”" if told.source == "entry" else f"{quote}."
    title = f"{what} {prose.sentence(said(event.days, story.today))} {words}"
    side = "habit" if event.repeated else SIDES.get(event.by, "line")
    return Drawn(event.days, side, f"{link(told.entry)}#{anchor_of(told)}", title, event=event)


def _quiet(quiet: Quiet, story: Story, link: Link) -> Drawn:
    assert quiet.days is not None
    told = quiet.tellings[0]
    title = prose.sentence(f"{length_said(quiet)} without contact, {silence_when(quiet, story)}")
    return Drawn(quiet.days, "line", f"{link(told.entry)}#{anchor_of(told)}", title, quiet=quiet)


def _row(one: Drawn, story: Story, voice: Voice) -> tuple[str, str, str]:
    if one.event is not None:
        said = prose.stretch if one.event.repeated else prose.span
        what = prose.sentence(voice.happened(one.event.by, one.event.how))
        often = " More than once." if one.event.repeated else ""
        return said(one.days, story.today), f"{what}{often}", voice.begun(one.event.by)
    assert one.quiet is not None
    return silence_when(one.quiet, story), prose.sentence(f"{length_said(one.quiet)} without contact"), ""


def _draw(drawn: Sequence[Drawn], story: Story) -> Markup:
    """Draw all months from top to bottom, then what the marks mean."""
    if not drawn:
        return Markup()
    months, cut = months_with([*(one.days for one in drawn), *(Days.on(day) for day in story.pages)])
    pages = sorted(set(story.pages))
    parts: list[Markup] = []
    y = 0.0
    for month in months:
        if isinstance(month, Gap):
            row, height = svg.text(LEFT, 12, nothing_written(month, story.today), "gap"), GAP_HEIGHT
        else:
            row, height = month_row(month, [one for one in drawn if one.days.overlaps(month)], pages)
        parts.append(svg.moved(row, y))
        y += height
    key, height = legend()
    earlier = " Earlier months are in the table only." if cut else ""
    told = f"A row for each month, a column for each day.{earlier} The same is told in the table."
    return svg.drawing("strip", TITLE, told, y + height, *parts, svg.moved(key, y))
