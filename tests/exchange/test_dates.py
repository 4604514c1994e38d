from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.exchange.dates import about_a_date, best_order, find_stamp, month_named, settle
from healing_journal.exchange.moments import at_iso, at_milliseconds, at_unix, zone_named
from healing_journal.exchange.values import Order

TODAY = date(2026, 3, 1)
ALL: list[Order] = ["dmy", "mdy", "ymd"]


@pytest.mark.parametrize(
    "words",
    [
        "12 May 2024", "May 12, 2024", "Sunday, May 12th, 2024 at 9:30 PM", "12. Mai 2024", "So., 12. Mai 2024", "12 mai 2024",
        "le 12 mai 2024", "12 de mayo de 2024", "12 maggio 2024", "12 de maio de 2024", "12 mei 2024", "12 maj 2024",
        "12. toukokuuta 2024", "12 maja 2024", "12. května 2024", "12 мая 2024 г.", "12 травня 2024",
        "12 Mayıs 2024", "2024. május 12.", "12 Μαΐου 2024", "12 Mei 2024", "2024年5月12日", "2024년 5월 12일",
        "2024-05-12", "2024/05/12", "2024-5-12T09:30", "12 of May 2024", "posted 12 May 2024, 21:30",
    ],
)  # fmt: skip
def test_dates_of_many_languages_are_read(words: str) -> None:
    """A date with a month's name, or with the year first, is read in some twenty languages."""
    stamp = find_stamp(words)
    assert stamp
    assert stamp.day == date(2024, 5, 12)


@pytest.mark.parametrize(
    "words", ["", "may 2024", "99/99/9999", "31 February 2024", "1.2.3.4", "12 flub 2024", "0000-00-00"]
)
def test_what_is_no_date_is_not_read(words: str) -> None:
    """Numbers and words that name no day are no date."""
    stamp = find_stamp(words)
    assert stamp is None or stamp.day is None


@pytest.mark.parametrize(
    ("word", "month"), [("sept", 9), ("Dez.", 12), ("août", 8), ("ma", None), ("mar", 3), ("xyz", None)]
)
def test_months_are_known_when_shortened(word: str, month: int | None) -> None:
    """A shortened month is known where it can mean only one."""
    assert month_named(word) == month


def test_what_stands_about_a_date() -> None:
    """Weekdays, times and small words may stand about a date in a heading; other words may not."""
    assert about_a_date("Sunday, at 10:30 pm")
    assert about_a_date("dimanche le")
    assert not about_a_date("was the worst day")
    assert not about_a_date("#3")


@given(
    st.lists(st.dates(date(2000, 1, 1), TODAY), min_size=1, max_size=9),
    st.sampled_from(["dmy", "mdy", "ymd"]),
)
def test_a_wished_order_is_taken_where_it_fits(days: list[date], order: Order) -> None:
    """Where the file leaves two readings, the person's word settles it; no reading ever invents a day."""
    parts = {"d": "day", "m": "month", "y": "year"}
    seen = [tuple(getattr(day, parts[letter]) for letter in order) for day in days]
    found, _ = best_order(seen, TODAY, order)
    assert all(settle(numbers, found) for numbers in seen)


@pytest.mark.parametrize(
    "zone", ["", "Nowhere/Atall", "../../etc/passwd", "/etc/passwd", "America", "\0", "x" * 300]
)
def test_a_zone_that_is_none_is_passed_over(zone: str) -> None:
    """The name of a zone from a file leads to no file of the machine, and a wrong one harms nothing."""
    assert zone_named(zone) is None
    assert at_iso("2024-05-12T10:00:00Z", zone).tzinfo is not None


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_no_moment_is_out_of_hand(seconds: float) -> None:
    """A number that is no moment of any calendar is answered with one kind of error."""
    try:
        assert at_unix(seconds, "UTC").year > 0
        assert at_milliseconds(int(seconds), "UTC").year > 0
    except ValueError:
        pass
