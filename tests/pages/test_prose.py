from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import Days, month_of, year_of
from healing_journal.pages import prose
from tales import TODAY, day, on

LATER = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("days", "today", "said"),
    [
        (on(6, 27), TODAY, "Thursday 27 June"),
        (on(6, 3), TODAY, "3 June"),
        (on(6, 3), LATER, "3 June 2024"),
        (Days(day(6, 9), day(6, 12)), TODAY, "9 to 12 June"),
        (Days(day(5, 30), day(6, 2)), LATER, "30 May to 2 June 2024"),
        (Days(date(2023, 12, 30), day(1, 2)), TODAY, "30 December 2023 to 2 January"),
        (month_of(2024, 8), TODAY, "August"),
        (month_of(2023, 8), TODAY, "August 2023"),
        (year_of(2020), TODAY, "2020"),
        (Days(day(4, 17), day(5, 3)), TODAY, "about late April"),
        (Days(day(2, 22), day(3, 24)), LATER, "about early March 2024"),
        (Days(day(2, 22), day(5, 3)), TODAY, "between late February and early May"),
        (Days(day(2, 22), day(5, 3)), LATER, "between late February and early May 2024"),
        (
            Days(date(2023, 11, 5), day(2, 15)),
            TODAY,
            "between early November 2023 and mid-February",
        ),
    ],
)
def test_days_are_said_as_a_person_says_them(days: Days, today: date, said: str) -> None:
    """A day by its name, some days from first to last, an uncertain one by about when it was."""
    assert prose.span(days, today) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (on(6, 30), "today"),
        (on(6, 29), "one day ago"),
        (on(6, 20), "10 days ago"),
        (on(5, 26), "five weeks ago"),
        (on(3, 30), "about three months ago"),
        (Days(day(2, 22), day(3, 24)), "about four months ago"),
        (on(7, 4), "in four days"),
        (Days.on(date(2014, 3, 9)), "about 10 years ago"),
    ],
)
def test_how_long_ago_is_said_in_the_unit_a_person_would_use(days: Days, said: str) -> None:
    """Days, then weeks, then months, then years; "about" where it is."""
    assert prose.ago(days, TODAY).replace("ten", "10") == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "no calls"), (1, "one call"), (12, "twelve calls"), (13, "13 calls"), (1200, "1,200 calls")],
)
def test_counts_are_words_up_to_twelve(number: int, said: str) -> None:
    """Small numbers are words, large ones figures."""
    assert prose.count(number, "call") == said


def test_a_long_silence_says_its_weeks_too() -> None:
    """Whole weeks are said beside the days."""
    assert (prose.days_long(13), prose.days_long(21)) == ("13 days", "21 days (3 weeks)")


def test_lists_end_with_and() -> None:
    """Two with "and", more with commas before it."""
    assert [prose.listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 4000), st.dates(date(1950, 1, 1), LATER))
def test_any_days_can_be_said(first: date, length: int, today: date) -> None:
    """No span breaks the wording, and none is said longer than a line."""
    last = date.fromordinal(first.toordinal() + length)
    for said in (prose.span(Days(first, last), today), prose.ago(Days(first, last), today)):
        assert 0 < len(said) < 70


@given(st.text(max_size=400))
def test_shortened_words_stay_within_their_length(words: str) -> None:
    """A long quote is cut at a word, with an ellipsis."""
    assert len(prose.shortened(words, 50)) <= 52
