"""Promises, limits and plans of both, with their days and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Boundary, LimitStatus, Mark, Plan, Promise
from healing_journal.model.record import Foreseen, Outcome
from healing_journal.story.alike import stems
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
    def sure(self) -> bool:
        """Whether any of its tellings may be said."""
        return any(told.sure for told in self.tellings)

    @property
    def order(self) -> tuple[date, date, str, int]:
        """Its place in time: by its days, else by when it was told."""
        first = min(self.tellings, key=place) if len(self.tellings) > 1 else self.tellings[0]
        days = self.days or Days.on(first.written)
        return days.first, days.last, first.entry, first.finding.start


class Known(msgspec.Struct, frozen=True):
    """What is needed beside the findings: the person's decisions and guesses, and the day it is."""

    decisions: Mapping[tuple[str, Mark], Outcome]
    foreseen: Mapping[tuple[str, Mark], Foreseen]
    today: date


def commitments(told: Iterable[Told], dated: Iterable[Told], known: Known) -> tuple[Commitment, ...]:
    """Return the promises, limits or plans told of, in the order of time, each once though told twice.

    `dated` are the plans and promises of all entries: "at that point" takes its days from the one told before it.
    """
    return judged(joined(told, dated), known)


def judged(drafts: Iterable[Draft], known: Known) -> tuple[Commitment, ...]:
    """Return what became of each, in the order of time."""
    made = (_commitment(tuple(draft.tellings), draft.days, known) for draft in drafts)
    return tuple(sorted(made, key=lambda one: one.order))


def joined(told: Iterable[Told], dated: Iterable[Told]) -> list[Draft]:
    """Gather the tellings of each promise, limit or plan."""
    anchors = _anchors(dated)
    once = {place(one): one for one in told}
    drafts: list[Draft] = []
    seen: dict[_Key, list[Draft]] = {}
    for one in sorted(once.values(), key=lambda one: (not one.sure, _length(one), *place(one))):
        draft = Draft([one], _when(one, anchors), frozenset())
        if _told_again(one):
            draft.words = stems(one.finding.quote)
        keys = draft.keys()
        same = next((other for key in keys for other in seen.get(key, ())[-NEAR:] if other.same(draft)), None)
        if same is not None:
            same.tellings.append(one)
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


class Draft(msgspec.Struct):
    """A promise, limit or plan while its tellings are gathered; `words` are those of the first."""

    tellings: list[Told]
    days: Days | None
    words: frozenset[str]

    def keys(self) -> list[_Key]:
        """Return under what it is looked for: its sort, each of its words, each month it may fall in."""
        sort, months = _sort(self.tellings[0]), [UNDATED]
        if self.days is not None:
            first, last = (day.year * 12 + day.month for day in (self.days.first, self.days.last))
            months = list(range(first, min(last, first + 11) + 1))
        return [(sort, word, month) for word in sorted(self.words) for month in months]

    def same(self, other: Draft) -> bool:
        """Whether the two are one: dated, they share days and a word; undated, most of their words."""
        if self.days is not None and other.days is not None:
            return self.days.overlaps(other.days)
        return 2 * len(self.words & other.words) >= len(self.words | other.words)


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


def _commitment(tellings: tuple[Told, ...], days: Days | None, known: Known) -> Commitment:
    finding = tellings[0].finding
    status = finding.status if isinstance(finding, Boundary) else None
    by: Owner = "me"
    if isinstance(finding, Promise | Boundary):
        by = "both" if finding.by == "chance" else finding.by
    keys = [(told.entry, told.mark) for told in sorted(tellings, key=place)]
    decided = [known.decisions[key] for key in keys if key in known.decisions]
    guesses = [known.foreseen[key] for key in keys if key in known.foreseen]
    return Commitment(
        by=by,
        with_them=isinstance(finding, Plan) and finding.with_them,
        days=days,
        due=_due(days, known.today),
        outcome=decided[-1] if decided else _told_outcome(status),
        decided=bool(decided),
        status=status,
        expected=next((guess.expected for guess in guesses if guess.expected is not None), None),
        actual=next((guess.actual for guess in guesses if guess.actual is not None), None),
        tellings=tellings,
    )


def _told_outcome(status: LimitStatus | None) -> Outcome:
    """What the person's own words say became of it: a limit told as kept is kept, one told as crossed is not."""
    return "kept" if status == "kept" else "not_kept" if status == "crossed" else "open"


def _due(days: Days | None, today: date) -> Due:
    if days is None:
        return "undated"
    return "ahead" if today < days.first else "passed" if today > days.last else "now"
