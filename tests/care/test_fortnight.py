"""The two questions of every fortnight: only by choice, only when it is time, and of nobody under 18."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.fortnight import CHOICE, EVERY, fortnight
from healing_journal.model.record import CheckedIn

TODAY = date(2024, 6, 30)
ADULT = Circumstances()
ON = {CHOICE: "on"}


def test_nobody_is_asked_who_did_not_choose_it() -> None:
    """Without the choice there is the offer alone; with it, the questions come at once."""
    offered, asked = fortnight({}, [], TODAY, ADULT), fortnight(ON, [], TODAY, ADULT)
    assert offered
    assert not offered.due
    assert asked
    assert asked.due


def test_nobody_under_18_is_asked_or_offered() -> None:
    """Scales are put away for minors."""
    assert fortnight(ON, [], TODAY, Circumstances(minor=True)) is None


@given(st.integers(0, 60), st.booleans())
def test_they_come_again_after_fourteen_days(ago: int, only_unfinished: bool) -> None:  # noqa: FBT001 - drawn
    """An answer, also that it is unfinished, puts them away for a fortnight; on its own day it can be changed."""
    day = TODAY - timedelta(days=ago)
    kept = CheckedIn(day=day, unfinished=True) if only_unfinished else CheckedIn(day=day, knowing=4)
    asked = fortnight(ON, [kept, CheckedIn(day=TODAY, longing=3)], TODAY, ADULT)
    assert asked
    assert asked.due == (ago == 0 or timedelta(days=ago) >= EVERY)
    assert asked.before == (kept,)
