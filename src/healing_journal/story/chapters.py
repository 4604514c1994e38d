"""What dates the story: when it ended, what happened when, what lies ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Milestone, What
from healing_journal.story.kept import Rule, Spot
from healing_journal.story.told import PERSONS_WORD, Told, place

ONCE: frozenset[What] = frozenset({"breakup", "beginning"})
TOLD_AGAIN: frozenset[What] = frozenset({"breakup", "beginning", "move"})


class Step(msgspec.Struct, frozen=True, gc=False):
    """A fact that dates the story, once though told in several entries; the telling that dates it best first."""

    what: What
    days: Days | None
    tellings: tuple[Told, ...]

    @property
    def sure(self) -> bool:
        """Whether any of its tellings may be said."""
        return any(told.sure for told in self.tellings)

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """Its place in time, undated ones by when they were told."""
        first = min(self.tellings, key=place) if len(self.tellings) > 1 else self.tellings[0]
        days = self.days or Days.on(first.written)
        return days.first, days.last, first.entry, first.finding.start, first.finding.quote


def milestones(told: Iterable[Told]) -> tuple[Step, ...]:
    """Return the milestones in the order of time; endings and beginnings whose days meet are one, told twice.

    "I ended it", said without a date, is the latest ending dated before it was written.
    """
    once = {place(one): one for one in told}
    drafts: list[list[Told]] = []
    seen: dict[tuple[What, int], list[list[Told]]] = {}
    for one in sorted(once.values(), key=_best_first):
        near = (draft for key in _months(one) for draft in seen.get(key, ()))
        same = next((draft for draft in near if _meets(draft[0], one)), None)
        if same is not None:
            same.append(one)
            continue
        drafts.append([one])
        for key in _months(one):
            seen.setdefault(key, []).append(drafts[-1])
    drafts = _with_undated(drafts)
    steps = (Step(_milestone(draft[0]).what, _milestone(draft[0]).when, tuple(draft)) for draft in drafts)
    return tuple(sorted(steps, key=lambda step: step.order))


def _with_undated(drafts: list[list[Told]]) -> list[list[Told]]:
    """Let an ending or beginning told without a date join the one it must mean, where there is one."""
    firm = (draft for draft in drafts if draft[0].sure and _milestone(draft[0]).when)
    dated = sorted(firm, key=lambda draft: _first_day(draft[0]))
    of = {what: [draft for draft in dated if _milestone(draft[0]).what == what] for what in ONCE}
    kept: list[list[Told]] = []
    for draft in drafts:
        told = draft[0]
        known = of.get(_milestone(told).what, [])
        before = bisect_right(known, told.written, key=lambda other: _first_day(other[0]))
        if _milestone(told).when is None and told.sure and before:
            known[before - 1].append(told)
        else:
            kept.append(draft)
    return kept


def _first_day(told: Told) -> date:
    when = _milestone(told).when
    return when.first if when else date.max


def _months(told: Told) -> Iterable[tuple[What, int]]:
    """Return the months of a milestone that may be told twice, numbered; none for one that is not merged."""
    milestone = _milestone(told)
    if milestone.when is None or milestone.what not in TOLD_AGAIN:
        return ()
    first, last = milestone.when.first, milestone.when.last
    return [
        (milestone.what, month)
        for month in range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    ]


def _milestone(told: Told) -> Milestone:
    assert isinstance(told.finding, Milestone)
    return told.finding


def _best_first(told: Told) -> tuple[object, ...]:
    """Order tellings: the person's own word, then what is sure, then the best dated."""
    days = _milestone(told).when
    own = told.verdict not in PERSONS_WORD
    return own, not told.sure, days.length if days else 100_000, *place(told)


def _meets(one: Told, other: Told) -> bool:
    mine, theirs = _milestone(one).when, _milestone(other).when
    return mine is not None and theirs is not None and mine.overlaps(theirs)


def broken_up(steps: Iterable[Step]) -> Step | None:
    """Return the latest ending that has a date and may be said."""
    endings = [step for step in steps if step.what == "breakup" and step.days is not None and step.sure]
    return max(
        endings, key=lambda step: (step.days.middle if step.days else date.min, step.order), default=None
    )


def _spot(told: Told) -> Spot:
    """Return what a milestone can be one with: an ending or beginning with any other, a move with those on its days."""
    milestone = _milestone(told)
    if milestone.what in ONCE:
        return Spot(milestone.what)
    if milestone.what in TOLD_AGAIN and milestone.when is not None:
        return Spot(milestone.what, milestone.when)
    return Spot(place(told))


STEPS = Rule(_spot, milestones, lambda step: step.order)
