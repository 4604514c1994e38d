"""What must hold of every drawing, whatever was written: within its frame, blanks blank, one scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.finding import Feeling, Reading, Said
from healing_journal.model.record import CheckedIn
from healing_journal.model.snapshot import Snapshot
from healing_journal.pages import evenings, guesses, hours_of_writing, promises_by_state
from healing_journal.pages.halfyear import half_year
from healing_journal.pages.hours import Moment
from healing_journal.pages.nextevening import next_evenings
from healing_journal.pages.pieces import Chart
from healing_journal.pages.plots import feelings_by_week
from healing_journal.pages.sequence import words_over_time
from healing_journal.pages.strip import strip
from healing_journal.pages.tears import cried_days
from healing_journal.story import Story, patterns, tell
from tales import TODAY, Head, day, page, readings, story_of

PATH = re.compile(r"M([-\d.]+) ([-\d.]+)h0")
Point = tuple[float, float]


def link(entry: str) -> str:
    """Where an entry is."""
    return f"/e/{entry}"


def points(one: ET.Element) -> Iterator[Point]:
    """The corners of one element, as far as it has a place."""

    def at(name: str) -> float:
        return float(one.get(name, "0"))

    match one.tag:
        case "circle":
            yield at("cx") - at("r"), at("cy") - at("r")
            yield at("cx") + at("r"), at("cy") + at("r")
        case "rect":
            yield at("x"), at("y")
            yield at("x") + at("width"), at("y") + at("height")
        case "line":
            yield at("x1"), at("y1")
            yield at("x2"), at("y2")
        case "polyline" | "polygon":
            for pair in one.get("points", "").split():
                x, _, y = pair.partition(",")
                yield float(x), float(y)
        case "path":
            yield from ((float(x), float(y)) for x, y in PATH.findall(one.get("d", "")))
        case "text":
            yield at("x"), at("y")
        case _:
            return


def placed(one: ET.Element, down: float = 0.0) -> Iterator[Point]:
    """The corners of an element and of all in it, groups that are moved down taken into account."""
    moved = re.match(r"translate\(0 ([-\d.]+)\)", one.get("transform", ""))
    down += float(moved[1]) if moved else 0.0
    yield from ((x, y + down) for x, y in points(one))
    for inner in one:
        yield from placed(inner, down)


def stands_in_its_frame(chart: Chart) -> None:
    """Every mark of the drawing is within its view box, and the drawing says what it is."""
    if not chart.svg:
        return
    root = ET.fromstring(chart.svg)
    _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
    corners = list(placed(root))
    assert corners
    assert min(x for x, _ in corners) >= -0.1
    assert max(x for x, _ in corners) <= width + 0.1
    assert min(y for _, y in corners) >= -0.1
    assert max(y for _, y in corners) <= height + 0.1
    title, told = root.find("title"), root.find("desc")
    assert title is not None
    assert title.text == chart.title
    assert told is not None
    assert told.text
    assert chart.rows


lengths = st.lists(st.integers(0, 400), min_size=8, max_size=8)


@settings(deadline=None)
@given(readings, st.integers(0, 3), lengths)
def test_nothing_stands_outside_the_frame(
    pages: list[tuple[Head, Reading]], back: int, days_before: list[int]
) -> None:
    """However odd the days that an entry tells of, or is about, each drawing of the story holds all its marks."""
    told: Story = tell(pages, Snapshot(), TODAY)
    vague = {
        head.id: Days(head.days.last - timedelta(days=before), head.days.last)
        for (head, _), before in zip(pages, days_before, strict=False)
    }
    for draw in (feelings_by_week, cried_days):
        stands_in_its_frame(draw(told, link, back, vague))
    for draw_all in (strip, words_over_time, promises_by_state, guesses):
        stands_in_its_frame(draw_all(told, link))


taps = st.builds(
    CheckedIn,
    day=st.dates(TODAY - timedelta(days=420), TODAY),
    longing=st.none() | st.integers(0, 10),
    sadness=st.none() | st.integers(0, 10),
    calm=st.none() | st.integers(0, 10),
)
some_evenings = st.lists(taps, max_size=80).map(lambda given: {one.day: one for one in given})


@settings(deadline=None)
@given(some_evenings, st.integers(0, 5))
def test_evenings_stay_in_their_frame_and_each_is_drawn_once(
    checkins: dict[date, CheckedIn], back: int
) -> None:
    """Page after page, every evening that was tapped is on one of them, and on no other."""
    stands_in_its_frame(evenings(checkins, TODAY, back=back))
    pages = [evenings(checkins, TODAY, back=number).rows for number in range(4)]
    rated = [one for one in checkins.values() if {one.longing, one.sadness, one.calm} != {None}]
    assert sum(map(len, dict.fromkeys(pages))) == len(rated)


close = st.sets(st.integers(0, 70), min_size=15, max_size=60).map(
    lambda ago: {
        TODAY - timedelta(days=one): CheckedIn(day=TODAY - timedelta(days=one), longing=one % 11)
        for one in ago
    }
)


@settings(deadline=None)
@given(close)
def test_no_line_runs_over_blank_evenings(checkins: dict[date, CheckedIn]) -> None:
    """Where more than two evenings in a row are blank, the line breaks off."""
    chart = evenings(checkins, TODAY)
    if not chart.svg:
        return
    step = (360 - 8 - 64) / max(1, _days_shown(checkins) - 1)
    for run in ET.fromstring(chart.svg).iter("polyline"):
        along = [float(pair.partition(",")[0]) for pair in run.get("points", "").split()]
        assert all(later - before <= 3 * step + 0.2 for before, later in pairwise(along))


def _days_shown(checkins: dict[date, CheckedIn]) -> int:
    """How many days the latest page of evenings spans: from the first evening, four weeks or more, 120 or fewer."""
    return min(max((TODAY - min(checkins)).days + 1, 28), 120)


@given(st.integers(0, 180), st.integers(0, 10), st.integers(0, 10))
def test_a_number_stands_at_one_height_whatever_else_was_tapped(ago: int, one: int, other: int) -> None:
    """Five is as high among ones as among tens: the scale does not stretch to what was tapped."""
    days = [TODAY - timedelta(days=number) for number in (0, ago % 28 + 1)]
    for rest in (one, other):
        chart = evenings(
            {days[0]: CheckedIn(day=days[0], longing=5), days[1]: CheckedIn(day=days[1], longing=rest)}, TODAY
        )
        heights = {float(dot.get("cy", "")) for dot in ET.fromstring(chart.svg).iter("circle")}
        assert 30.0 in heights


@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 6, 24)), min_size=1, max_size=40))
def test_a_week_has_its_width_however_many_were_written(days: list[date]) -> None:
    """Feelings of two weeks lie as far apart as these weeks do, with many pages between them or none."""
    sad = Feeling(quote="so sad", feeling="sadness")
    told = story_of(*(page(f"e{index}", one, sad) for index, one in enumerate(days)))
    chart = feelings_by_week(told, link)
    span = half_year(told)
    dots = [
        float(dot.get("cx", ""))
        for dot in ET.fromstring(chart.svg).iter("circle")
        if dot.get("class") == "dot"
    ]
    weeks = sorted({(one - span.first).days // 7 for one in days if one in span})
    assert dots == pytest.approx([92 + (week + 0.5) * 10 for week in weeks], abs=0.06)


def test_a_week_full_of_entries_has_room_for_its_neighbours() -> None:
    """A dot grows with the entries that name the feeling, and no further than to the next column."""
    sad = Feeling(quote="so sad", feeling="sadness")
    told = story_of(*(page(f"e{index}", day(5, 6), sad) for index in range(90)))
    (dot,) = (
        one
        for one in ET.fromstring(feelings_by_week(told, link).svg).iter("circle")
        if one.get("class") == "dot"
    )
    assert float(dot.get("r", "")) < 6


def test_a_week_without_pages_is_blank_and_says_so() -> None:
    """A week of which nothing is known has no dot, not even the small one of a page."""
    sad = Feeling(quote="so sad", feeling="sadness")
    told = story_of(page("a", day(5, 6), sad), page("b", day(5, 27), sad))
    root = ET.fromstring(feelings_by_week(told, link).svg)
    assert [one.get("cx") for one in root.iter("circle") if one.get("class") == "page"] == ["97", "127"]


def test_what_was_said_about_then_has_soft_edges() -> None:
    """Words whose day is not known are a soft bar over the days that they may have been said on."""
    said = Said(quote="he misses it", stance="toward", when=Days(day(5, 1), day(5, 20)))
    root = ET.fromstring(words_over_time(story_of(page("a", day(6, 1), said)), link).svg)
    assert [one.get("class") for one in root.iter("rect")] == ["faint", "soft", "faint"]


def test_what_an_entry_about_several_days_tells_has_soft_edges() -> None:
    """Tears told of in a page about May are somewhere in May: a soft bar, and its words say about when."""
    may = Days(day(5, 1), day(5, 31))
    told = story_of(page("a", may.last, Feeling(quote="I cried", feeling="sadness", cried=True)))
    for chart in (cried_days(told, link, 0, {"a": may}), feelings_by_week(told, link, 0, {"a": may})):
        stands_in_its_frame(chart)
        root = ET.fromstring(chart.svg)
        assert {"soft", "faint"} & {one.get("class") for one in root.iter("rect")}
        (title,) = (mark.findtext("title") for mark in root.iter("a"))
        assert title is not None
        assert "May" in title
        assert "31" not in title
    assert cried_days(told, link, 0, {"a": may}).rows == (("May", "tears", "an entry"),)
    assert list(ET.fromstring(cried_days(told, link).svg).iter("rect")) == []


@given(readings)
def test_what_is_drawn_of_their_words_is_told_in_the_table_too(pages: list[tuple[Head, Reading]]) -> None:
    """Whoever does not see the dots has the same in words: when, which way, and what they said."""
    told: Story = tell(pages, Snapshot(), TODAY)
    chart = words_over_time(told, link)
    sure = [one for one in told.words if one.sure]
    assert len(chart.rows) == len(sure)
    for (_, _, quote), saying in zip(chart.rows, sure, strict=True):
        assert saying.told.finding.quote in quote


def test_half_years_without_a_word_are_left_out_not_joined() -> None:
    """What was said years apart stands in bands of its own, each with its months."""
    early, late = Said(quote="hello", when=Days.on(date(2020, 3, 1))), Said(quote="again", start=40)
    root = ET.fromstring(words_over_time(story_of(page("a", TODAY, early, late)), link).svg)
    assert len([one for one in root.iter("g") if one.get("class") == "band"]) == 2


@settings(deadline=None, max_examples=40)
@given(
    given_taps=st.lists(st.tuples(st.integers(0, 10), st.booleans()), min_size=29, max_size=60),
    written=st.booleans(),
)
def test_each_evening_is_one_dot_over_its_number(
    given_taps: list[tuple[int, bool]], *, written: bool
) -> None:
    """The dots are as many as the pairs of evenings, and a pile leads to words where there are any."""
    pairs = tuple(
        patterns.Pair(TODAY + timedelta(days=at), 5, longing, happened)
        for at, (longing, happened) in enumerate(given_taps)
    )
    found = patterns.Answer("contact", pairs, patterns.Interval(0.5, -7.0, 9.0), "cannot_tell")
    chart = next_evenings(found, "Evenings", ("after", "otherwise"), lambda _: "/e/a" if written else "")
    stands_in_its_frame(chart)
    root = ET.fromstring(chart.svg)
    assert sum(len(PATH.findall(one.get("d", ""))) for one in root.iter("path")) == len(pairs)
    assert bool(list(root.iter("a"))) == written
    assert sum(int(cell) for row in chart.rows for cell in row[1:]) == len(pairs)


@given(st.lists(st.integers(0, 23), max_size=300), st.lists(st.integers(0, 23), max_size=300))
def test_hours_stay_in_their_frame(entries: list[int], unsent: list[int]) -> None:
    """However many were written in one hour, its bar ends at the top line."""

    def moments(hours: list[int]) -> list[Moment]:
        return [Moment(datetime(2024, 6, 1, hour, tzinfo=UTC), "/e/a") for hour in hours]

    stands_in_its_frame(hours_of_writing(moments(entries), moments(unsent)))
