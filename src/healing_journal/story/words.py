"""What they said, in order, with its day. Not weighed, not summed up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Said, Stance
from healing_journal.story.kept import Rule, Spot
from healing_journal.story.told import Told, place


class Saying(msgspec.Struct, frozen=True, gc=False):
    """One thing they said: `days` when they said it, if told; else it is only known when it was written down."""

    stance: Stance
    days: Days | None
    told: Told

    @property
    def sure(self) -> bool:
        """Whether it may be said that they said so."""
        return self.told.sure

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """Its place in time."""
        days = self.days or Days.on(self.told.written)
        return (days.first, *place(self.told))


def sayings(told: Iterable[Told]) -> tuple[Saying, ...]:
    """Return what they said, in the order they said it."""
    once = {place(one): one for one in told}
    found = (
        Saying(one.finding.stance, one.finding.when, one)
        for one in once.values()
        if isinstance(one.finding, Said)
    )
    return tuple(sorted(found, key=lambda saying: saying.order))


SAYINGS = Rule(lambda told: Spot(told.entry), sayings, lambda saying: saying.order)
