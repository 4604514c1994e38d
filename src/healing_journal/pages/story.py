"""The page of the story: when it ended, what happened when, what lies ahead, what runs through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from healing_journal.pages import prose
from healing_journal.pages.pieces import Row
from healing_journal.pages.places import Link
from healing_journal.pages.plots import cried_days, feelings_by_week
from healing_journal.pages.promises import promise_row
from healing_journal.pages.rows import milestone_row, parted, thread_row
from healing_journal.pages.screens import StoryPage
from healing_journal.pages.thenandnow import then_and_now
from healing_journal.story import Commitment, Story, Told

EMPTY = "The story begins with what you write. Nothing is told of yet."


def story_page(story: Story, link: Link) -> StoryPage:
    """Return the time line, what lies ahead, and the threads."""
    steps, unsure = parted([milestone_row(step, story.today) for step in story.milestones])
    practices, p_asked = parted(_threads(story.practices, "practice", story))
    concerns, c_asked = parted(_threads(story.concerns, "concern", story))
    reminders, r_asked = parted(_threads(story.reminders, "reminder", story))
    some = steps or practices or concerns or reminders or story.feelings.weeks
    return StoryPage(
        title="Story",
        summary=summary(story),
        milestones=steps,
        ahead=tuple(ahead_row(one, story) for one in story.ahead if one.sure),
        practices=practices,
        concerns=concerns,
        reminders=reminders,
        feelings=feelings_by_week(story, link),
        cried=cried_days(story, link),
        then_and_now=then_and_now(story),
        questions=(*unsure, *p_asked, *c_asked, *r_asked),
        empty="" if some else EMPTY,
    )


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


def _threads(threads: Iterable[Sequence[Told]], state: str, story: Story) -> list[Row]:
    return [thread_row(thread, state, story.today) for thread in threads]
