from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import Plan, Promise, mark_of
from healing_journal.model.record import CheckedIn, Foreseen, Record
from healing_journal.model.snapshot import replay
from healing_journal.pages import evenings, guesses, hours_of_writing, promises_by_state
from healing_journal.pages.hours import Moment
from healing_journal.pages.pieces import Chart
from tales import TODAY, day, on, page, story_of


def counted(chart: Chart, name: str, class_: str) -> int:
    """How many elements of the drawing are of this name and class."""
    return sum(one.get("class") == class_ for one in ET.fromstring(chart.svg).iter(name))


def taps(number: int, apart: int = 1) -> dict[date, CheckedIn]:
    """Evenings with their longing, the latest today."""
    days = [TODAY - timedelta(days=apart * index) for index in range(number)]
    return {one: CheckedIn(day=one, longing=one.day % 11) for one in days}


@pytest.mark.parametrize(("number", "lines"), [(3, 0), (9, 0), (10, 1), (100, 1)])
def test_no_line_is_drawn_before_ten_evenings(number: int, lines: int) -> None:
    """Few evenings are dots alone: they say nothing of a course."""
    chart = evenings(taps(number), TODAY)
    assert counted(chart, "circle", "dot") == number
    assert counted(chart, "polyline", "median") == lines


def test_a_line_breaks_off_where_a_week_is_empty() -> None:
    """Blank evenings stay blank."""
    late = taps(8)
    early = {one - timedelta(days=40): msg for one, msg in taps(8).items()}
    early = {one: CheckedIn(day=one, longing=4) for one in early}
    assert counted(evenings({**early, **late}, TODAY), "polyline", "median") == 2


def test_an_evening_skipped_leaves_no_trace() -> None:
    """A check-in without ratings draws nothing."""
    assert evenings({TODAY: CheckedIn(day=TODAY, cried=False)}, TODAY).svg == ""


def moments(hours: list[int]) -> list[Moment]:
    """Moments at half past these hours."""
    return [Moment(datetime(2024, 6, 1, hour, 30, tzinfo=UTC), f"/e/{hour}") for hour in hours]


hours = st.lists(st.integers(0, 23), max_size=60)


@given(hours, hours)
def test_hours_add_up_to_the_entries(entries: list[int], unsent: list[int]) -> None:
    """Every entry, and everything kept back, is in one hour of the table; each bar leads to its words."""
    chart = hours_of_writing(moments(entries), moments(unsent))
    assert sum(int(number) for _, number, _ in chart.rows) == len(entries)
    assert sum(int(number) for _, _, number in chart.rows) == len(unsent)
    if chart.svg:
        assert counted(chart, "rect", "bar entries") == len(set(entries))
        assert len(list(ET.fromstring(chart.svg).iter("a"))) == len(set(entries)) + len(set(unsent))


@pytest.mark.parametrize(("most", "whole"), [(1, 10), (10, 10), (11, 20), (21, 50), (101, 200)])
def test_little_looks_like_little(most: int, whole: int) -> None:
    """The height of an hour stands for one of a few round numbers, so that one entry is no tower."""
    chart = hours_of_writing(moments([3] * most))
    (bar,) = (one for one in ET.fromstring(chart.svg).iter("rect"))
    assert float(bar.get("height", "")) == pytest.approx(56 * most / whole, abs=0.1)


def test_promises_are_dots_for_each_person() -> None:
    """Both people's promises are counted by what became of them."""
    some = [
        Promise(quote="she will send the papers", by="them"),
        Promise(quote="I will return the car", start=50, by="me"),
        Promise(quote="she will ring on Monday", start=90, by="them"),
    ]
    chart = promises_by_state(story_of(page("a", day(6, 1), *some)), str)
    assert chart.rows == (("yours", "1", "0", "0", "0"), ("theirs", "2", "0", "0", "0"))
    assert counted(chart, "circle", "dot") == 3


def test_a_guess_is_drawn_once_the_day_was_rated() -> None:
    """Until both are given there is nothing to compare."""
    plan = Plan(quote="I leave the flat", when=on(6, 14))
    bodies = [
        Foreseen(entry="a", mark=mark_of(plan), expected=9),
        Foreseen(entry="a", mark=mark_of(plan), actual=6),
    ]
    at = datetime(2024, 6, 1, tzinfo=UTC)
    records = [Record(str(index), at, body) for index, body in enumerate(bodies)]
    entries = page("a", day(6, 1), plan)
    assert guesses(story_of(entries, snapshot=replay(records[:1])), str).svg == ""
    chart = guesses(story_of(entries, snapshot=replay(records)), str)
    assert chart.rows == (("I leave the flat", "9", "6"),)
