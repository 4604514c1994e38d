"""About when: a date or a few words are the days they mean, none of them to come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import EARLIEST, Days, NotADateError
from healing_journal.pages import days_told

TODAY = date(2024, 9, 20)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024-05-01..2024-05-12", date(2024, 5, 1), date(2024, 5, 12)),
        ("May 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("last summer", date(2024, 6, 1), date(2024, 8, 31)),
        ("between 3 and 9 May", date(2024, 5, 3), date(2024, 5, 9)),
        ("yesterday", date(2024, 9, 19), date(2024, 9, 19)),
        ("in autumn", date(2024, 9, 1), TODAY),
    ],
)
def test_a_date_or_a_few_words_are_the_days_they_mean(words: str, first: date, last: date) -> None:
    """Numbers are read as dates, words as a person means them, and no day to come is among them."""
    assert days_told(words, TODAY) == Days(first, last)


@pytest.mark.parametrize(
    "words", ["", "nonsense", "next week", "for three weeks", "every Friday", "1066", "3000-01-01"]
)
def test_what_names_no_day_that_has_been_is_refused(words: str) -> None:
    """A length, a habit, the future and plain nonsense are no days to write about."""
    with pytest.raises(NotADateError):
        days_told(words, TODAY)


@given(st.text(max_size=60))
def test_any_words_are_days_that_have_been_or_a_refusal(words: str) -> None:
    """Whatever is typed there is either days from 1900 until today, or refused in a sentence."""
    try:
        days = days_told(words, TODAY)
    except NotADateError:
        return
    assert EARLIEST <= days.first <= days.last <= TODAY
