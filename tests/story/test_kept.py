from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import (
    Boundary,
    Contact,
    Feeling,
    Milestone,
    Plan,
    Practice,
    Promise,
    Said,
    Silence,
)
from healing_journal.story.alike import THREADS
from healing_journal.story.chapters import STEPS
from healing_journal.story.feelings import THEN, WEEKS
from healing_journal.story.kept import Kept, Rule, Spot
from healing_journal.story.ledger import EVENTS
from healing_journal.story.promises import DRAFTS, pointed
from healing_journal.story.silences import STRETCHES
from healing_journal.story.told import Told, place
from healing_journal.story.words import SAYINGS
from tales import findings, told

_WRITTEN = st.dates(date(2024, 1, 1), date(2024, 6, 30))
_TOLD = st.lists(
    st.builds(told, findings, _WRITTEN, st.sampled_from(["a", "b", "c", "d", "e", "f"])), max_size=40
)
_JOINED: list[tuple[Rule[Any, Any], type | tuple[type, ...]]] = [
    (EVENTS, Contact), (STRETCHES, Silence), (STEPS, Milestone), (SAYINGS, Said), (DRAFTS, (Promise, Boundary)),
    (DRAFTS, Plan),
]  # fmt: skip


def _dated(told: Told) -> bool:
    """Whether a life can hold its date; entries are freed of other dates before anything is joined."""
    days = getattr(told.finding, "when", None) or getattr(told.finding, "due", None)
    return days is None or (days.first.year > 1900 and days.last.year < 2100)


def _things(rule: Rule[Any, Any], kind: type | tuple[type, ...], tellings: Iterable[Told]) -> list[Any]:
    """The tellings of a kind, each once, as the rule takes them."""
    once = {place(one): one for one in tellings if isinstance(one.finding, kind) and _dated(one)}.values()
    return [thing for one in once for thing in pointed([one], [])] if rule is DRAFTS else list(once)


def _some(data: st.DataObject, things: list[Any]) -> list[Any]:
    return [thing for thing in things if data.draw(st.booleans())]


@pytest.mark.parametrize(("rule", "kind"), _JOINED)
@given(tellings=_TOLD, data=st.data())
def test_what_is_joined_bit_by_bit_is_what_is_joined_at_once(
    rule: Rule[Any, Any], kind: type | tuple[type, ...], tellings: list[Told], data: st.DataObject
) -> None:
    """However tellings came and went, the facts are those of joining the ones that stayed all at once."""
    things = _things(rule, kind, tellings)
    gone = _some(data, things)
    kept = Kept(rule)
    for thing in things:
        kept.turn((), [thing])
        if data.draw(st.booleans()):
            kept.facts()
    for thing in gone:
        kept.turn([thing], ())
        if data.draw(st.booleans()):
            kept.facts()
    stayed = [thing for thing in things if thing not in gone]
    assert list(kept.facts()) == sorted(rule.join(stayed), key=rule.order)


@given(tellings=_TOLD, data=st.data())
def test_feelings_and_threads_are_those_of_what_stayed(tellings: list[Told], data: st.DataObject) -> None:
    """Weeks, feelings looked back on and threads hold what stayed, and nothing of what went."""
    for rule, kind in ((WEEKS, Feeling), (THEN, Feeling), (THREADS, Practice)):
        things = _things(rule, kind, tellings)
        gone = _some(data, things)
        kept, fresh = Kept[Any, Any](rule), Kept[Any, Any](rule)
        kept.turn((), things)
        kept.facts()
        kept.turn(gone, ())
        fresh.turn((), [thing for thing in reversed(things) if thing not in gone])
        assert kept.facts() == fresh.facts()


def test_a_change_joins_anew_what_it_touches_alone() -> None:
    """Of forty things in forty groups, the one more is joined with its own group and no other."""
    joined: list[str] = []

    def join(things: Iterable[str]) -> tuple[str, ...]:
        joined.extend(things)
        return tuple(things)

    kept = Kept(Rule(lambda thing: Spot(thing[:2]), join, str))
    kept.turn((), [f"{number}" for number in range(10, 50)])
    kept.facts()
    joined.clear()
    kept.turn((), ["17 again"])
    assert "17 again" in kept.facts()
    assert joined == ["17", "17 again"]
