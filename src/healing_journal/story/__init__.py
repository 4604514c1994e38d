"""Readings to story: what all entries add up to. Pure: the same entries, corrections and day, the same story.

The parts, in the order they are told: `settle` (the person's word beats the reader's), `ledger` (contacts),
`silences`, `promises` (promises, limits, plans), `words` (what they said), `feelings`, `chapters` (milestones), `outcomes` (what came of contact).
"""

from __future__ import annotations

from healing_journal.story.alike import stems
from healing_journal.story.chapters import Step
from healing_journal.story.feelings import Feelings, MarkedDay, Week
from healing_journal.story.keeping import Gathered
from healing_journal.story.ledger import Event
from healing_journal.story.outcomes import Outcome, outcomes, quiet_before
from healing_journal.story.promises import Commitment
from healing_journal.story.silences import Quiet
from healing_journal.story.telling import tell
from healing_journal.story.told import Told, place, settle
from healing_journal.story.whole import Story
from healing_journal.story.witnesses import Differing, Why, settled
from healing_journal.story.words import Saying

__all__ = [
    "Commitment",
    "Differing",
    "Event",
    "Feelings",
    "Gathered",
    "MarkedDay",
    "Outcome",
    "Quiet",
    "Saying",
    "Step",
    "Story",
    "Told",
    "Week",
    "Why",
    "outcomes",
    "place",
    "quiet_before",
    "settle",
    "settled",
    "stems",
    "tell",
]
