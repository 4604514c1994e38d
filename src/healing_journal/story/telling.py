"""The whole story, told from all entries at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from healing_journal.model.day import Days
from healing_journal.model.finding import Reading
from healing_journal.model.snapshot import Snapshot
from healing_journal.story.keeping import Gathered
from healing_journal.story.told import settle
from healing_journal.story.whole import Story


class Headed(Protocol):
    """An entry as far as the story needs it: its id and its days."""

    @property
    def id(self) -> str:
        """The entry's id."""
        ...

    @property
    def days(self) -> Days:
        """The days it is about."""
        ...


def tell(readings: Iterable[tuple[Headed, Reading]], snapshot: Snapshot, today: date) -> Story:
    """Tell the story of these entries as their readings and the person's own word have it."""
    gathered = Gathered()
    for head, reading in readings:
        written = head.days.last
        told = settle(head.id, written, reading, snapshot.corrections.get(head.id, {}))
        gathered.take(head.id, written, told)
    return gathered.story(snapshot, today)
