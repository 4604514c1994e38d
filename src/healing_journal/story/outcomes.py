"""What came of contact in the writer's own words: a feeling that stands shortly after it in the same entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from healing_journal.model.finding import Emotion, Feeling
from healing_journal.story.feelings import Week
from healing_journal.story.ledger import Event
from healing_journal.story.silences import Quiet
from healing_journal.story.told import Told

REACH = 800  # characters after the contact within which a feeling is taken to be about it
WELCOME: frozenset[Emotion] = frozenset({"hope", "relief", "joy", "gratitude", "peace", "pride", "love"})


class Outcome(msgspec.Struct, frozen=True):
    """How a contact left the writer, on the day it was written: good to have had, or hard."""

    event: Event
    side: Literal["good", "hard"]
    told: Told


def outcomes(events: Iterable[Event], weeks: Iterable[Week]) -> tuple[Outcome, ...]:
    """Return what came of each contact of which the entry tells a feeling soon after, in the order of time."""
    felt: dict[str, list[Told]] = {}
    for week in weeks:
        for tellings in week.tellings.values():
            for told in tellings:
                felt.setdefault(told.entry, []).append(told)
    found = (_outcome(event, told, felt.get(told.entry, ())) for event in events for told in event.tellings)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.told.written, one.event.order)))


def _outcome(event: Event, contact: Told, felt: Sequence[Told]) -> Outcome | None:
    start = contact.finding.start
    after = [told for told in felt if start <= told.finding.start <= start + REACH]
    if not event.sure or event.how == "online" or not after:
        return None
    nearest = min(after, key=lambda told: (told.finding.start, told.mark))
    assert isinstance(nearest.finding, Feeling)
    return Outcome(event, "good" if nearest.finding.feeling in WELCOME else "hard", nearest)


def quiet_before(event: Event, quiets: Iterable[Quiet]) -> Quiet | None:
    """Return the silence that ended with this contact, if one is known: it stays on record whatever comes after."""
    if event.days is None:
        return None
    ended = [quiet for quiet in quiets if quiet.sure and quiet.placed and _ended(quiet, event.days.first)]
    return max(ended, key=lambda quiet: quiet.length or 0, default=None)


def _ended(quiet: Quiet, day: date) -> bool:
    return quiet.days is not None and 0 <= (day - quiet.days.last).days <= 1
