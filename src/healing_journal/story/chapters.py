"""What dates the story: when it ended, what happened when, what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Milestone, What
from healing_journal.story.told import PERSONS_WORD, Told, place


class Step(msgspec.Struct, frozen=True):
    """A fact that dates the story, once though told in several entries; the telling that dates it best first."""

    what: What
    days: Days | None
    tellings: tuple[Told, ...]

    @property
    def sure(self) -> bool:
        """Whether any of its tellings may be said."""
        return any(told.sure for told in self.tellings)

    @property
    def order(self) -> tuple[date, date, str, int]:
        """Its place in time, undated ones by when they were told."""
        first = min(self.tellings, key=place)
        days = self.days or Days.on(first.written)
        return days.first, days.last, first.entry, first.finding.start


def milestones(told: Iterable[Told]) -> tuple[Step, ...]:
    """Return the milestones in the order of time; endings and beginnings whose days meet are one, told twice."""
    once = {place(one): one for one in told}
    drafts: list[list[Told]] = []
    for one in sorted(once.values(), key=_best_first):
        for draft in drafts if _milestone(one).what in {"breakup", "beginning", "move"} else ():
            if _meets(draft[0], one):
                draft.append(one)
                break
        else:
            drafts.append([one])
    steps = (Step(_milestone(draft[0]).what, _milestone(draft[0]).when, tuple(draft)) for draft in drafts)
    return tuple(sorted(steps, key=lambda step: step.order))


def _milestone(told: Told) -> Milestone:
    assert isinstance(told.finding, Milestone)
    return told.finding


def _best_first(told: Told) -> tuple[object, ...]:
    """Order tellings: the person's own word, then what is sure, then the best dated."""
    days = _milestone(told).when
    own = told.verdict not in PERSONS_WORD
    return own, not told.sure, days.length if days else 100_000, *place(told)


def _meets(one: Told, other: Told) -> bool:
    mine, theirs = _milestone(one), _milestone(other)
    if mine.what != theirs.what or mine.when is None or theirs.when is None:
        return False
    return mine.when.overlaps(theirs.when)


def broken_up(steps: Iterable[Step]) -> Step | None:
    """Return the latest ending that has a date and may be said."""
    endings = [step for step in steps if step.what == "breakup" and step.days is not None and step.sure]
    return max(
        endings, key=lambda step: (step.days.middle if step.days else date.min, step.order), default=None
    )
