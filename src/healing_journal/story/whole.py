"""The story as a value: all that the entries add up to, on one day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.record import Letter, Named
from healing_journal.story.chapters import Step
from healing_journal.story.feelings import Feelings
from healing_journal.story.ledger import Event
from healing_journal.story.promises import Commitment
from healing_journal.story.silences import Quiet
from healing_journal.story.told import Told
from healing_journal.story.witnesses import Differing
from healing_journal.story.words import Saying

Threads = tuple[tuple[Told, ...], ...]


class Story(msgspec.Struct, frozen=True):
    """What all entries add up to on one day. Everything in it holds the findings it rests on.

    `pages` are the days written about, sorted, a day as often as it has entries. `practices`, `concerns` and
    `reminders` are threads: what was told in the same words again and again stands together. `risks` are those the
    person confirmed, and are kept apart from all pages that show the story. `named` is what they call the other,
    `about` what they said a contact was about.
    """

    today: date
    pages: tuple[date, ...]
    contacts: tuple[Event, ...]
    silences: tuple[Quiet, ...]
    longest: Quiet | None
    present: Quiet | None
    words: tuple[Saying, ...]
    promises: tuple[Commitment, ...]
    limits: tuple[Commitment, ...]
    plans: tuple[Commitment, ...]
    feelings: Feelings
    practices: Threads
    concerns: Threads
    reminders: Threads
    milestones: tuple[Step, ...]
    ending: Step | None
    risks: tuple[Told, ...]
    named: Named
    letters: tuple[Letter, ...]
    about: dict[str, str] = {}
    differing: tuple[Differing, ...] = ()

    def sparing(self, entries: Collection[str]) -> Story:
        """Return the story without what these entries tell in sentences of the person's own; its facts stay."""
        if not entries:
            return self
        return msgspec.structs.replace(
            self,
            words=tuple(one for one in self.words if one.told.entry not in entries),
            feelings=self.feelings.sparing(entries),
            practices=_sparing(self.practices, entries),
            concerns=_sparing(self.concerns, entries),
            reminders=_sparing(self.reminders, entries),
        )

    @property
    def broken_up(self) -> Days | None:
        """About when it ended, by the latest ending told."""
        return self.ending.days if self.ending else None

    @property
    def since_days(self) -> int | None:
        """Days from the middle of when it ended until today."""
        return (self.today - self.broken_up.middle).days if self.broken_up else None

    @property
    def ahead(self) -> tuple[Commitment, ...]:
        """What is open and dated and not yet past, in the order of time."""
        dated = (one for one in (*self.promises, *self.limits, *self.plans) if one.due in {"ahead", "now"})
        return tuple(sorted((one for one in dated if one.outcome == "open"), key=lambda one: one.order))


def _sparing(threads: Threads, entries: Collection[str]) -> Threads:
    kept = (tuple(told for told in thread if told.entry not in entries) for thread in threads)
    return tuple(thread for thread in kept if thread)
