from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import Days, NotADateError, parse_days

TODAY = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-05-12..2024-05-14", date(2024, 5, 12), date(2024, 5, 14)),
        ("2023-12..2024-01", date(2023, 12, 1), date(2024, 1, 31)),
        ("2024-06", date(2024, 6, 1), TODAY),
    ],
)
def test_a_date_may_be_a_day_a_month_a_year_or_a_span(words: str, first: date, last: date) -> None:
    """A date is as precise as it was given, and no entry reaches past today."""
    assert parse_days(words, TODAY) == Days(first, last)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "2024-13-01",
        "2023-02-29",
        "3000-01-01",
        "1850",
        "2024-05-14..2024-05-12",
        "0000",
        "9999-12",
    ],
)
def test_what_is_no_day_that_has_been_is_refused_in_one_sentence(words: str) -> None:
    """A date that is none, lies ahead, or runs backwards gets a sentence that says what to give instead."""
    with pytest.raises(NotADateError, match=r"^[A-Z].*(Give|Write) .*\.$"):
        parse_days(words, TODAY)


@given(st.text(max_size=30))
def test_any_words_are_read_as_days_or_refused(words: str) -> None:
    """Whatever is given as a date, the answer is a span up to today or a refusal."""
    try:
        days = parse_days(words, TODAY)
    except NotADateError:
        return
    assert days.first <= days.last <= TODAY


@given(st.dates(), st.dates())
def test_days_go_through_json_unchanged(one: date, other: date) -> None:
    """A span is written as [first, last] and comes back the same."""
    days = Days(min(one, other), max(one, other))
    raw = msgspec.json.encode(days)
    assert raw == f'["{days.first}","{days.last}"]'.encode()
    assert msgspec.json.decode(raw, type=Days) == days
