"""Three of the person's own dated sentences for a hard hour: what they told themself, and both sides of contact."""

from __future__ import annotations

import msgspec

from healing_journal.pages import prose
from healing_journal.pages.pieces import Source
from healing_journal.pages.places import source_of
from healing_journal.pages.rows import contact_row
from healing_journal.pages.voice import Voice
from healing_journal.story import Outcome, Story, outcomes

MOST = 3


class OwnWords(msgspec.Struct, frozen=True):
    """One sentence of one's own, and what it is."""

    what: str
    source: Source


def own_words(story: Story) -> tuple[OwnWords, ...]:
    """Return at most three sentences: how contact left the person, hard and good alike, a reminder, the limit.

    Where the pages hold both a hard and a good outcome, both are shown, each the latest of its side: nothing here
    argues for one or the other.
    """
    found = outcomes(story.contacts, story.feelings.weeks)
    latest = {outcome.side: _after(outcome, story) for outcome in found}
    sides = [latest[side] for side in ("hard", "good") if side in latest]
    others = [*_reminder(story), *_limit(story)]
    kept = others[: MOST - len(sides)]
    return (*kept[:1], *sides, *kept[1:])


def _after(outcome: Outcome, story: Story) -> OwnWords:
    row = contact_row(outcome.event, Voice.of(story.named), story.today)
    when = row.when if outcome.event.days else prose.day(outcome.told.written, story.today)
    return OwnWords(f"{row.what} {prose.sentence(when)} You wrote:", source_of(outcome.told, story.today))


def _reminder(story: Story) -> list[OwnWords]:
    """Return one of the person's reminders, another each day."""
    threads = ([told for told in thread if told.sure] for thread in story.reminders)
    sure = [thread[-1] for thread in threads if thread]
    if not sure:
        return []
    told = sure[story.today.toordinal() % len(sure)]
    return [OwnWords("You told yourself:", source_of(told, story.today))]


def _limit(story: Story) -> list[OwnWords]:
    """Return the limit of one's own that was set last and still is."""
    mine = [
        one
        for one in story.limits
        if one.sure and one.status == "set" and one.outcome == "open" and one.by != "them"
    ]
    latest = max(
        (told for one in mine for told in one.tellings if told.sure),
        key=lambda told: (told.written, told.finding.start),
        default=None,
    )
    return [OwnWords("Your limit:", source_of(latest, story.today))] if latest else []
