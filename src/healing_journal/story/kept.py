"""Facts kept joined as tellings come and go: after a change, only what it can touch is joined anew."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from healing_journal.model.day import Days

T = TypeVar("T")
R = TypeVar("R")


class Spot(NamedTuple):
    """Where a telling stands among the others: only those of its group whose days meet its own can be joined with it.

    Without days, it can be joined with any of its group that has none either.
    """

    group: Hashable
    days: Days | None = None


@dataclass(frozen=True)
class Rule(Generic[T, R]):
    """How tellings become facts.

    `join` must come to the same for all tellings at once as for those that can touch each other, run by run. `spot`
    gives None for a telling that is no part of it; `order` tells any two facts apart.
    """

    spot: Callable[[T], Spot | None]
    join: Callable[[Iterable[T]], Iterable[R]]
    order: Callable[[R], Any]


class _Run(Generic[T]):
    """Tellings that can touch each other, directly or through others; `turns` is another number after each change."""

    __slots__ = ("first", "last", "things", "turns")

    def __init__(self, days: Days | None, things: list[T]) -> None:
        self.first, self.last = (days.first, days.last) if days else (date.min, date.max)
        self.things = things
        self.turns = 0


class Kept(Generic[T, R]):
    """The facts that some tellings come to by one rule, whatever the order in which tellings came and went."""

    def __init__(self, rule: Rule[T, R]) -> None:
        self._rule = rule
        self._loose: dict[Hashable, _Run[T]] = {}
        self._dated: dict[Hashable, list[_Run[T]]] = {}  # runs that do not meet, in the order of time
        self._changed: dict[_Run[T], None] = {}
        self._rows: list[tuple[Any, _Run[T], int, R]] = []
        self._facts: tuple[R, ...] = ()

    def turn(self, gone: Iterable[T], come: Iterable[T]) -> None:
        """Let some tellings go and others come."""
        for one in gone:
            self._drop(one)
        for one in come:
            self._put(one)

    def facts(self) -> tuple[R, ...]:
        """Return all facts in their order."""
        if self._changed:
            rows = [row for row in self._rows if row[2] == row[1].turns]
            rows += [
                (self._rule.order(fact), run, run.turns, fact)
                for run in self._changed if run.things for fact in self._rule.join(run.things)
            ]  # fmt: skip
            self._rows = sorted(rows, key=_order)
            self._changed, self._facts = {}, tuple(row[3] for row in self._rows)
        return self._facts

    def _put(self, one: T) -> None:
        spot = self._rule.spot(one)
        if spot is None:
            return
        if spot.days is None:
            run = self._loose.setdefault(spot.group, _Run(None, []))
            run.things.append(one)
            self._touch(run)
            return
        runs = self._dated.setdefault(spot.group, [])
        begin, end = _meeting(runs, spot.days)
        runs[begin:end] = [self._grown(runs[begin:end] or [_Run(spot.days, [])], one, spot.days)]

    def _drop(self, one: T) -> None:
        spot = self._rule.spot(one)
        if spot is None:
            return
        if spot.days is None:
            run = self._loose[spot.group]
            run.things.remove(one)
            self._touch(run)
            if not run.things:
                del self._loose[spot.group]
            return
        runs = self._dated[spot.group]
        run = runs.pop(_meeting(runs, spot.days)[0])
        rest, run.things = run.things, []
        self._touch(run)
        rest.remove(one)
        for other in rest:  # without the one, they may no longer meet
            self._put(other)

    def _grown(self, runs: list[_Run[T]], one: T, days: Days) -> _Run[T]:
        """Return these runs and this telling as one run: the largest of them, grown."""
        grown = max(runs, key=lambda run: len(run.things)) if len(runs) > 1 else runs[0]
        for run in runs:
            if run is not grown:
                grown.first, grown.last = min(grown.first, run.first), max(grown.last, run.last)
                grown.things += run.things
                run.things = []
                self._touch(run)
        grown.first, grown.last = min(grown.first, days.first), max(grown.last, days.last)
        grown.things.append(one)
        self._touch(grown)
        return grown

    def _touch(self, run: _Run[T]) -> None:
        run.turns += 1
        self._changed[run] = None


def _order(row: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as each rule orders its facts
    return row[0]


def _meeting(runs: list[_Run[T]], days: Days) -> tuple[int, int]:
    """Return from where to where runs share a day with these."""
    begin = bisect_left(runs, days.first, key=lambda run: run.last)
    return begin, bisect_right(runs, days.last, lo=begin, key=lambda run: run.first)
