"""How long a stretch of time is, in days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.reading.durations import days_in


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("three weeks", 21),
        ("day 14 of no contact", 14),
        ("40-odd days NC", 40),
        ("a month and a half", 46),
        ("a couple of months", 61),
        ("half a year", 182),
        ("2.5 years", 912),
        ("36 hours", 2),
        ("a few days", 3),
        ("years", None),
        ("no time at all", None),
    ],
)
def test_words_are_turned_into_days(words: str, days: int | None) -> None:
    """Numbers in digits and words, halves and couples are counted; no number, no length."""
    assert days_in(words) == days


@given(st.text(max_size=80))
def test_a_length_is_never_absurd(words: str) -> None:
    """Whatever is written, a length is at least a day and no longer than a life."""
    days = days_in(words)
    assert days is None or 1 <= days <= 40_000
