from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.pages.thisday import MOST, earlier_days
from tales import Head


def _of(*days: date) -> list[Head]:
    return [Head(day.isoformat(), Days.on(day)) for day in days]


@pytest.mark.parametrize(
    ("today", "written", "ago"),
    [
        (date(2024, 5, 20), date(2024, 4, 20), "one month ago"),
        (date(2024, 1, 20), date(2023, 10, 20), "three months ago"),
        (date(2024, 5, 20), date(2023, 11, 20), "six months ago"),
        (date(2024, 5, 20), date(2020, 5, 20), "four years ago"),
        (date(2024, 2, 29), date(2020, 2, 29), "four years ago"),
    ],
)
def test_the_same_day_of_an_earlier_month_or_year_is_found(today: date, written: date, ago: str) -> None:
    """One, three and six months, and every full year."""
    assert [words for words, _ in earlier_days(_of(written), today)] == [ago]


@pytest.mark.parametrize(
    "written", [date(2024, 5, 20), date(2024, 3, 20), date(2024, 4, 19), date(2024, 6, 20)]
)
def test_other_days_are_not(written: date) -> None:
    """Today itself, a day between and a day to come are not earlier times."""
    assert earlier_days(_of(written), date(2024, 5, 20)) == []


@settings(deadline=None)
@given(
    st.lists(st.dates(date(1999, 1, 1), date(2024, 12, 31)), max_size=40),
    st.dates(date(2000, 1, 1), date(2024, 12, 31)),
)
def test_it_is_always_a_few_entries_of_this_day_of_the_month(written: list[date], today: date) -> None:
    """Whatever was written, at most a few come, all of the same day of a month before, the furthest back first."""
    found = [head.days.first for _, head in earlier_days(_of(*written), today)]
    assert len(found) <= MOST
    assert all(day.day == today.day and day < today for day in found)
    assert found == sorted(found)
