"""Days of which an entry, a chat and a check-in do not tell the same: asked about, and changed by nobody else."""

from __future__ import annotations

from healing_journal.pages import prose
from healing_journal.pages.pieces import DifferingRow
from healing_journal.pages.places import sources_of
from healing_journal.story import Differing, Story, Told, Why

MOST = 12
_ASKED: dict[Why, str] = {
    "tapped_none": "The check-in of that day says there was no contact. This tells of some:",
    "tapped_other": "The check-in of that day and this do not say the same of who was in touch:",
    "chat_other": "The page and the chat do not say the same of who was in touch that day:",
}


def differing_rows(story: Story) -> tuple[DifferingRow, ...]:
    """Return the latest of these days, the latest first."""
    return tuple(_row(one, story) for one in list(reversed(story.differing))[:MOST])


def _row(one: Differing, story: Story) -> DifferingRow:
    return DifferingRow(
        day=one.day.isoformat(),
        when=prose.day(one.day, story.today),
        what=_ASKED[one.why],
        sources=sources_of(_entries_first(one), story.today),
        tapped=one.why != "chat_other",
    )


def _entries_first(one: Differing) -> tuple[Told, ...]:
    return tuple(sorted(one.tellings, key=lambda told: told.source != "entry"))
