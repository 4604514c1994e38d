"""The page of the story: when it ended, what happened when, what lies ahead, what runs through it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from healing_journal.pages import prose
from healing_journal.pages.parts import WORDY, part_of
from healing_journal.pages.pieces import Row
from healing_journal.pages.places import Link
from healing_journal.pages.plots import feelings_by_week
from healing_journal.pages.promises import promise_row
from healing_journal.pages.rows import milestone_row, thread_row
from healing_journal.pages.screens import StoryPage
from healing_journal.pages.tears import cried_days
from healing_journal.story import Commitment, Step, Story, Told

AHEAD = 20  # no more than so many dates to come are shown at once
EMPTY = "The story begins with what you write. Nothing is told of yet."


class _Fact(msgspec.Struct, frozen=True):
    """A milestone or a thread, and its place in time: when it was, or when it was last told."""

    kind: Literal["milestone", "practice", "concern", "reminder"]
    day: date
    step: Step | None = None
    thread: tuple[Told, ...] = ()

    def row(self, today: date) -> Row:
        """Return it as it is shown."""
        return milestone_row(self.step, today) if self.step else thread_row(self.thread, self.kind, today)


def story_page(story: Story, link: Link, part: int | None = 0) -> StoryPage:
    """Return the time line, what lies ahead, and the threads; of very many, a part."""
    held, where = part_of(_facts(story), part, lambda fact: fact.day, story.today, WORDY)
    rows = [(fact.kind, fact.row(story.today)) for fact in held]
    of = {kind: tuple(row for is_of, row in rows if is_of == kind and row.sure) for kind, _ in rows}
    return StoryPage(
        title="Story",
        summary=summary(story),
        milestones=of.get("milestone", ()),
        ahead=tuple(ahead_row(one, story) for one in story.ahead if one.sure)[:AHEAD],
        practices=of.get("practice", ()),
        concerns=of.get("concern", ()),
        reminders=of.get("reminder", ()),
        feelings=feelings_by_week(story, link),
        cried=cried_days(story, link),
        questions=tuple(row for _, row in rows if not row.sure),
        empty="" if rows or story.feelings.weeks else EMPTY,
        part=where,
    )


def _facts(story: Story) -> list[_Fact]:
    """Return milestones and threads in the order of time."""
    facts = [
        *(_Fact("milestone", step.order[0], step) for step in story.milestones),
        *(_Fact("practice", thread[-1].written, thread=thread) for thread in story.practices),
        *(_Fact("concern", thread[-1].written, thread=thread) for thread in story.concerns),
        *(_Fact("reminder", thread[-1].written, thread=thread) for thread in story.reminders),
    ]
    return sorted(facts, key=lambda fact: fact.day)


def summary(story: Story) -> tuple[str, ...]:
    """Say when it ended and how long ago, and how much is written."""
    lines = [since(story)] if story.broken_up else []
    if story.pages:
        written = prose.count(len(story.pages), "entry is written", "entries are written")
        lines.append(
            f"{prose.sentence(written)[:-1]}; the first is of {prose.day(story.pages[0], story.today)}."
        )
    return tuple(lines)


def since(story: Story) -> str:
    """Say when it ended, and about how long ago, or nothing where no date is told."""
    if story.broken_up is None:
        return ""
    when, long = prose.span(story.broken_up, story.today), prose.ago(story.broken_up, story.today)
    return f"It ended {when}, {long}." if story.broken_up.last <= story.today else ""


def ahead_row(one: Commitment, story: Story) -> Row:
    """Return what lies ahead: its words, when, whose."""
    row = promise_row(one, story)
    return Row(row.what, row.when, row.who, row.state, row.first, row.last, row.sure, row.sources)
