"""Promises, limits and plans of both, with their days and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Boundary, LimitStatus, Mark, Plan, Promise
from healing_journal.model.record import Foreseen, Outcome
from healing_journal.story.alike import stems
from healing_journal.story.kept import Rule, Spot
from healing_journal.story.told import Told, place

Due: TypeAlias = Literal["undated", "ahead", "now", "passed"]
Owner: TypeAlias = Literal["me", "them", "both", "unclear"]

NEAR = 10  # how many of the latest things told with the same word are looked at
REACH = 400  # characters: how far back "at that point" may point
_POINTS_BACK = re.compile(
    r"\b(?:at that (?:point|time)|from (?:then|that (?:day|point))|then|after that|by then"
    r"|(?:when|once|after|until|till) (?:i|we|he|she|they)(?:'m|'re)? \w+)\b",
    re.IGNORECASE,
)


class Commitment(msgspec.Struct, frozen=True, gc=False):
    """A promise, a limit or a plan. `days` are when it falls due, begins, or takes place.

    `outcome` is what the person decided, else what their own words say of it, else open: that a day has passed does
    not tell what came of it. `status` is a limit's: set, kept or crossed.
    """

    by: Owner
    with_them: bool
    days: Days | None
    due: Due
    outcome: Outcome
    decided: bool
    status: LimitStatus | None
    expected: int | None
    actual: int | None
    tellings: tuple[Told, ...]

    @property
    def touched(self) -> bool:
        """Whether the person decided or rated anything of it."""
        return self.decided or self.expected is not None or self.actual is not None

    @property
    def sure(self) -> bool:
        """Whether any of its tellings may be said."""
        return any(told.sure for told in self.tellings)

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """Its place in time: by its days, else by when it was told."""
        first = min(self.tellings, key=place) if len(self.tellings) > 1 else self.tellings[0]
        days = self.days or Days.on(first.written)
        return days.first, days.last, first.entry, first.finding.start, first.finding.quote


class Known(msgspec.Struct, frozen=True):
    """What is needed beside the findings: the person's decisions and guesses, and the day it is."""

    decisions: Mapping[tuple[str, Mark], Outcome]
    foreseen: Mapping[tuple[str, Mark], Foreseen]
    today: date


def commitments(told: Iterable[Told], dated: Iterable[Told], known: Known) -> tuple[Commitment, ...]:
    """Return the promises, limits or plans told of, in the order of time, each once though told twice.

    `dated` are the plans and promises of all entries: "at that point" takes its days from the one told before it.
    """
    return judged(joined(pointed(told, dated)), known)


def judged(drafts: Iterable[Draft], known: Known) -> tuple[Commitment, ...]:
    """Return what became of each, in the order of time."""
    return tuple(sorted((_commitment(draft, known) for draft in drafts), key=lambda one: one.order))


class Pointed(msgspec.Struct, frozen=True, gc=False):
    """A telling of a promise, limit or plan with its days, also those that it only points to; and its words."""

    told: Told
    days: Days | None
    words: frozenset[str]


def pointed(told: Iterable[Told], dated: Iterable[Told]) -> tuple[Pointed, ...]:
    """Return each telling once, with its days; `dated` are the plans and promises told in the same entries."""
    anchors = _anchors(dated)
    once = {place(one): one for one in told}.values()
    return tuple(
        Pointed(one, _when(one, anchors), stems(one.finding.quote) if _told_again(one) else frozenset())
        for one in once
    )


def joined(tellings: Iterable[Pointed]) -> list[Draft]:
    """Gather the tellings of each promise, limit or plan."""
    drafts: list[Draft] = []
    seen: dict[_Key, list[Draft]] = {}
    for one in sorted(tellings, key=lambda one: (not one.told.sure, _length(one.told), *place(one.told))):
        draft = Draft([one.told], one.days, one.words)
        keys = draft.keys()
        same = next((other for key in keys for other in seen.get(key, ())[-NEAR:] if other.same(draft)), None)
        if same is not None:
            same.tellings.append(one.told)
            continue
        drafts.append(draft)
        for key in keys:
            seen.setdefault(key, []).append(draft)
    return drafts


def _told_again(told: Told) -> bool:
    """Whether a later entry may tell of the same: each keeping and each crossing of a limit is its own."""
    return not isinstance(told.finding, Boundary) or told.finding.status == "set"


_Key: TypeAlias = tuple[object, str, int]
UNDATED = -1
_IN_EVERY_MONTH = 28  # days
_MONTHS = 12  # how many months of a long span are looked at for another telling


class Draft(msgspec.Struct):
    """A promise, limit or plan while its tellings are gathered; `words` are those of the first.

    `marks` and `told` are kept from when it was last told of, for most stays as it was.
    """

    tellings: list[Told]
    days: Days | None
    words: frozenset[str]
    marks: tuple[tuple[str, Mark], ...] = ()
    told: Commitment | None = None

    def keys(self) -> list[_Key]:
        """Return under what it is looked for: its sort, each of its words, each month it may fall in."""
        sort, months = _sort(self.tellings[0]), [UNDATED]
        if self.days is not None:
            months = list(_months(self.days))
        return [(sort, word, month) for word in sorted(self.words) for month in months]

    def same(self, other: Draft) -> bool:
        """Whether the two are one: dated, they share days and a word; undated, most of their words."""
        if self.days is not None and other.days is not None:
            return self.days.overlaps(other.days)
        return 2 * len(self.words & other.words) >= len(self.words | other.words)


def _months(days: Days) -> range:
    first, last = (day.year * 12 + day.month for day in (days.first, days.last))
    return range(first, min(last + 1, first + _MONTHS))


def _when(told: Told, anchors: Mapping[str, list[tuple[int, Days]]]) -> Days | None:
    """Return its days; a limit "at that point" that is dated to its writing begins at that point all the same."""
    own = when_of(told)
    if own is None or own == Days.on(told.written):
        return _pointed_at(told, anchors) or own
    return own


def when_of(told: Told) -> Days | None:
    """Return the days that the finding itself names."""
    match told.finding:
        case Promise(due=days) | Plan(when=days) | Boundary(when=days):
            return days
        case _:
            return None


def _length(told: Told) -> int:
    days = when_of(told)
    return days.length if days else 10_000


def _sort(told: Told) -> object:
    """What two tellings must share to be of one thing at all."""
    match told.finding:
        case Promise(by=by):
            return "promise", by
        case Plan(with_them=with_them):
            return "plan", with_them
        case Boundary(by=by, status=status):
            return "limit", by, status
        case _:
            return "other"


def _anchors(dated: Iterable[Told]) -> dict[str, list[tuple[int, Days]]]:
    """Return, for each entry, where in its text a dated plan or promise stands."""
    anchors: dict[str, list[tuple[int, Days]]] = {}
    for told in dated:
        days = when_of(told)
        if days is not None:
            anchors.setdefault(told.entry, []).append((told.finding.start, days))
    return anchors


def _pointed_at(told: Told, anchors: Mapping[str, list[tuple[int, Days]]]) -> Days | None:
    """Return the days that "then" or "at that point" means: those of the dated plan told last before it."""
    if told.entry not in anchors or not _POINTS_BACK.search(told.finding.quote):
        return None
    start = told.finding.start
    before = [(at, days) for at, days in anchors[told.entry] if start - REACH <= at < start]
    return max(before)[1] if before else None


def _commitment(draft: Draft, known: Known) -> Commitment:
    """Return what became of one; only what was decided or rated, or a day gone by, makes it another than it was."""
    if not draft.marks:
        draft.marks = tuple((told.entry, told.mark) for told in sorted(draft.tellings, key=place))
    decided = [known.decisions[key] for key in draft.marks if key in known.decisions]
    guesses = [known.foreseen[key] for key in draft.marks if key in known.foreseen]
    due = _due(draft.days, known.today)
    before = draft.told
    if before is not None and before.due == due and not (decided or guesses or before.touched):
        return before
    draft.told = _made(draft, due, decided, guesses)
    return draft.told


def _made(draft: Draft, due: Due, decided: Sequence[Outcome], guesses: Sequence[Foreseen]) -> Commitment:
    finding = draft.tellings[0].finding
    status = finding.status if isinstance(finding, Boundary) else None
    by: Owner = "me"
    if isinstance(finding, Promise | Boundary):
        by = "both" if finding.by == "chance" else finding.by
    return Commitment(
        by=by,
        with_them=isinstance(finding, Plan) and finding.with_them,
        days=draft.days,
        due=due,
        outcome=decided[-1] if decided else _told_outcome(status),
        decided=bool(decided),
        status=status,
        expected=next((guess.expected for guess in guesses if guess.expected is not None), None),
        actual=next((guess.actual for guess in guesses if guess.actual is not None), None),
        tellings=tuple(draft.tellings),
    )


def _told_outcome(status: LimitStatus | None) -> Outcome:
    """What the person's own words say became of it: a limit told as kept is kept, one told as crossed is not."""
    return "kept" if status == "kept" else "not_kept" if status == "crossed" else "open"


def _due(days: Days | None, today: date) -> Due:
    if days is None:
        return "undated"
    return "ahead" if today < days.first else "passed" if today > days.last else "now"


def _spot(one: Pointed) -> Spot:
    """Return what a telling can be one with: those of its sort that fall in the same months, or have no days either."""
    group = _sort(one.told)
    if one.days is None:
        return Spot(group)
    months = _months(one.days)
    year, month = divmod(months[-1] - 1, 12)
    return Spot(group, Days(one.days.first.replace(day=1), date(year, month + 1, _IN_EVERY_MONTH)))


DRAFTS = Rule(_spot, joined, lambda draft: place(draft.tellings[0]))
