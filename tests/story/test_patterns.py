from __future__ import annotations

import importlib.util
import sys
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.model.record import CheckedIn
from healing_journal.story import patterns

BEGIN = date(2024, 3, 1)
SCRIPT = Path(__file__).parents[2] / "benchmarks" / "patterns.py"


def simulation(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that asks invented people."""
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    named = importlib.util.spec_from_file_location("simulated_patterns", SCRIPT)
    assert named is not None
    assert named.loader is not None
    made = importlib.util.module_from_spec(named)
    monkeypatch.setitem(sys.modules, named.name, made)
    named.loader.exec_module(made)
    return made


def evening(number: int, longing: int | None, *, contact: bool | None) -> CheckedIn:
    """One evening's taps, so many days after the first."""
    told: Literal["me", "none"] | None = None if contact is None else "me" if contact else "none"
    return CheckedIn(day=BEGIN + timedelta(days=number), longing=longing, contact=told)


def kept(*evenings: CheckedIn) -> dict[date, CheckedIn]:
    """Evenings by their day, as a journal holds them."""
    return {one.day: one for one in evenings}


def regular(days: int, lift: int = 0, every: int = 3) -> dict[date, CheckedIn]:
    """Evenings of an uneven but even-handed kind, with contact every so many days and a lift on the day after."""
    return kept(
        *(
            evening(
                number,
                (number * 7) % 5 + 2 + (lift if number % every == 1 else 0),
                contact=number % every == 0,
            )
            for number in range(days)
        )
    )


def about(checkins: dict[date, CheckedIn], asked: patterns.Asked = "contact") -> patterns.Answer:
    """The answer to one question."""
    return patterns.answer(asked, patterns.pairs_of(asked, checkins))


@pytest.mark.parametrize(("days", "verdict"), [(0, "too_early"), (28, "too_early"), (29, "cannot_tell")])
def test_nothing_is_said_before_28_pairs(days: int, verdict: str) -> None:
    """28 evenings that follow each other are 29 evenings; before them there is not even a number."""
    found = about(regular(days))
    assert (found.verdict, found.interval is None) == (verdict, verdict == "too_early")


@pytest.mark.parametrize("every", [9, 50])
def test_seven_of_each_sort_are_needed(every: int) -> None:
    """However long the record: with six evenings after contact nothing is said."""
    assert about(regular(6 * every if every < 50 else 300, every=every)).verdict == "too_early"


def test_evenings_across_a_gap_are_no_pair() -> None:
    """Yesterday and today are two evenings; Monday and Wednesday are not."""
    checkins = kept(*(evening(2 * number, 5, contact=False) for number in range(100)))
    assert patterns.pairs_of("contact", checkins) == ()


@pytest.mark.parametrize("missing", ["longing", "contact"])
def test_what_was_not_tapped_is_left_out(missing: str) -> None:
    """An evening without a number, or without a yes or no, begins no pair."""
    first = evening(0, None if missing == "longing" else 4, contact=None if missing == "contact" else True)
    assert patterns.pairs_of("contact", kept(first, evening(1, 5, contact=None))) == ()


@pytest.mark.parametrize(
    ("asked", "taps", "happened"),
    [
        ("contact", {"contact": "chance"}, True),
        ("contact", {"contact": "none"}, False),
        ("profile", {"profile": "looked"}, True),
        ("profile", {"profile": "neither"}, False),
        ("profile", {"profile": "came_across"}, None),
        ("practice", {"done": "a walk"}, True),
        ("practice", {"cried": False}, False),
        ("practice", {}, None),
    ],
)
def test_a_tap_says_yes_or_no_or_nothing(
    asked: patterns.Asked, taps: dict[str, str], *, happened: bool | None
) -> None:
    """What came up by itself is not looking, and a part of the form that was never opened says no to nothing."""
    first = CheckedIn(day=BEGIN, longing=4, **taps)  # type: ignore[arg-type]
    found = [pair.happened for pair in patterns.pairs_of(asked, kept(first, evening(1, 5, contact=None)))]
    assert found == ([] if happened is None else [happened])


def test_a_large_difference_is_found_with_its_size() -> None:
    """Three points more on the evening after contact are three points in the answer."""
    found = about(regular(90, lift=3))
    assert found.verdict == "leaning"
    assert found.interval is not None
    assert found.interval.low < 3 < found.interval.high
    assert len(found.halves) == 2


def test_halves_that_lean_apart_are_left_open() -> None:
    """Three points more in the first half and one less in the second is no lean, whatever the whole says."""
    first, second = regular(60, lift=5), regular(120, lift=-1)
    found = about({**second, **first})
    assert found.interval is not None
    assert found.interval.leans
    assert found.verdict == "changed"


@pytest.mark.parametrize("longing", [0, 10])
def test_evenings_that_are_all_alike_can_not_be_told_apart(longing: int) -> None:
    """Where longing never moves there is no difference, and no fault either."""
    checkins = kept(*(evening(number, longing, contact=number % 3 == 0) for number in range(60)))
    found = about(checkins)
    assert found.verdict == "cannot_tell"
    assert found.interval is not None
    assert abs(found.interval.low) + abs(found.interval.high) < 1e-6


def test_what_went_hand_in_hand_can_not_be_told_apart() -> None:
    """Contact on each evening of 8 and on none of 3: which of the two it was, nobody can say."""
    checkins = kept(
        *(evening(number, 8 if number * 7 % 3 else 3, contact=bool(number * 7 % 3)) for number in range(60))
    )
    found = about(checkins)
    assert (found.verdict, found.interval) == ("cannot_tell", None)


def test_it_never_leans_against_what_the_dots_show() -> None:
    """Contact lifts its own evening by far and the next is as ever: lower than expected, but no lower than others."""
    chance = np.random.default_rng(5)
    state, evenings = 0.0, []
    for number in range(400):
        contact = bool(chance.random() < 0.3)
        state = 0.6 * state + chance.normal(0, 1)
        evenings.append(evening(number, round(min(10, max(0, 4 + state + 3 * contact))), contact=contact))
    found = about(kept(*evenings))
    assert found.interval is not None
    assert found.interval.high < -patterns.SMALLEST
    assert abs(found.plain) < patterns.SMALLEST
    assert found.verdict == "cannot_tell"


taps = st.builds(
    lambda longing, contact: (longing, contact),
    st.none() | st.integers(0, 10),
    st.none() | st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(taps, min_size=30, max_size=90))
def test_a_scale_turned_over_turns_the_answer_over(given_taps: list[tuple[int | None, bool | None]]) -> None:
    """If every number were counted down from ten, the same would be said with the other sign: no side is favoured."""
    one = about(
        kept(*(evening(at, longing, contact=contact) for at, (longing, contact) in enumerate(given_taps)))
    )
    other = about(
        kept(
            *(
                evening(at, None if longing is None else 10 - longing, contact=contact)
                for at, (longing, contact) in enumerate(given_taps)
            )
        )
    )
    assert one.verdict == other.verdict
    if one.interval is not None and other.interval is not None:
        assert one.interval.estimate == pytest.approx(-other.interval.estimate, abs=1e-6)
        assert one.interval.low == pytest.approx(-other.interval.high, abs=1e-6)


@pytest.mark.parametrize("name", ["FAIR", "UNFAIR"])
def test_the_simulation_says_what_the_page_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums that are done for thousands at once give each person the same answer as the page does."""
    simulated = simulation(monkeypatch)
    chance = np.random.default_rng(11)
    for world in getattr(simulated, name).values():
        for days in (30, 75):
            people = simulated.invent(world, 12, days, chance)
            told = simulated.answers(people)
            fitted = simulated.fit(people, people.kept[:, :-1] & people.kept[:, 1:])
            for at in range(12):
                evenings = zip(people.longing[at], people.contact[at], people.kept[at], strict=True)
                found = about(
                    kept(
                        *(
                            evening(day, int(longing), contact=bool(contact))
                            for day, (longing, contact, tapped) in enumerate(evenings)
                            if tapped
                        )
                    )
                )
                assert told[at] == said(found)
                if found.interval is not None:
                    assert fitted.low[at] == pytest.approx(found.interval.low, abs=1e-6)
                    assert fitted.high[at] == pytest.approx(found.interval.high, abs=1e-6)


def said(found: patterns.Answer) -> str:
    """An answer in the words of the simulation."""
    if found.verdict == "leaning":
        assert found.interval is not None
        return "higher" if found.interval.estimate > 0 else "lower"
    return {"too_early": "too early", "cannot_tell": "can't tell", "changed": "changed"}[found.verdict]
