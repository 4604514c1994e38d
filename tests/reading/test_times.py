import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.reading.times import Timex, find_times

WRITTEN = date(2024, 5, 15)
CASES = [
    (kind, line)
    for kind, block in tomllib.loads(Path(__file__).with_name("times.toml").read_text("utf-8")).items()
    for line in block.splitlines()
    if line
]
PIECES = [
    "yesterday",
    "last",
    "next",
    "friday",
    "may",
    "3rd",
    "the",
    "of",
    "two",
    "weeks",
    "ago",
    "in",
    "and",
    "a",
    "half",
    "christmas",
    "since",
    "until",
    "from",
    "to",
    "-",
    "/",
    ",",
    ". ",
    "1",
    "31",
    "2024",
    "'09",
    "90s",
    "second",
    "week",
    "year",
    "days",
    "later",
    "that",
    "night",
    "every",
    "before",
    "after",
    "last",
    "99999999999",
    "quarter",
    "Q3",
    "century",
    "\n",
    "early",
    "mid",
    "end",
    "between",
    "3/5/24",
    "2024-02-30",
    "feb",
    "29",
    "noon",
    "9pm",
    "hundred",
    "thousand",
    "couple",
    "few",
    "½",
    "décembre",
    "👋",
    "1.5",
    "through",
]
WORDY = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
ANY_DAY = st.dates()


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_time_is_resolved_to_its_days(kind: str, case: str) -> None:
    """Each expression means the days that a careful reader of the calendar would name."""
    sentence, first, *more = (part.strip() for part in case.split("|"))
    last = more[0] if more else first
    found = find_times(sentence, WRITTEN)
    if len(more) > 1:
        found = tuple(time for time in found if time.quote == more[1])
    assert [(str(time.first), str(time.last)) for time in found[:1]] == [(first, last)], kind
    assert len(found) == 1 or " and on " in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "He may call if he wants to.",
        "We had to march on with it.",
        "I sat in the sun all day long, the sun was out.",
        "They wed in secret and she sat down.",
        "He is here for me 24/7.",
        "I give it 7/10, would not recommend.",
        "Version 2.0.3 came out.",
        "Give me a second.",
        "I am 25 and he is 31 years old.",
        "I made a fall plan for the fall from grace.",
        "It cost $2016 and 1/2 of my savings.",
        "In her 30s she left town.",
        "Mon amour, tu me manques.",
        "The first time we met, the second he left.",
        "On the 14th floor there is a garden.",
        "At the end of the day it is what it is.",
        "Room 214, 7th grade science.",
        "Call 555-2014 for help.",
        "one day he will understand",
        "We may. We march. The sun.",
    ],
)
def test_what_is_no_time_is_left_alone(sentence: str) -> None:
    """Words and figures that only look like times yield none."""
    assert find_times(sentence, WRITTEN) == ()


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("three weeks ago", "2024-04-20", "2024-04-28"),
        ("a month and a half ago", "2024-03-23", "2024-04-08"),
        ("2 months ago", "2024-03-05", "2024-03-25"),
        ("a week ago", "2024-05-07", "2024-05-09"),
        ("yesterday", "2024-05-14", "2024-05-14"),
        ("five days ago", "2024-05-10", "2024-05-10"),
        ("exactly three weeks ago", "2024-04-24", "2024-04-24"),
        ("a few days ago", "2024-05-10", "2024-05-13"),
        ("over a month ago", "2024-04-05", "2024-04-15"),
        ("last week", "2024-05-06", "2024-05-12"),
        ("last Monday", "2024-05-13", "2024-05-13"),
        ("for the last month", "2024-04-15", "2024-05-15"),
    ],
)
def test_a_distance_is_as_vague_as_its_words(sentence: str, first: str, last: str) -> None:
    """A distance told in weeks or more means a third of itself around the day, a nearer or exact one that day."""
    (found,) = find_times(sentence, WRITTEN)
    assert [str(day) for day in found.blurred] == [first, last]


@pytest.mark.parametrize(
    ("sentence", "kind", "days"),
    [
        ("for almost three months now", "duration", 91),
        ("forty days NC", "duration", 40),
        ("since 5 May", "range", 10),
        ("we text twice a week", "repeated", 7),
        ("every Friday", "repeated", 7),
        ("the last ten days", "range", 10),
        ("we talk most nights", "repeated", 1),
    ],
)
def test_a_length_or_habit_says_so(sentence: str, kind: str, days: int) -> None:
    """Lengths and habits carry their kind and how many days they span."""
    (found,) = find_times(sentence, WRITTEN)
    assert (found.kind, found.days) == (kind, days)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("He called on Friday", "2024-05-10"),
        ("He will call on Friday", "2024-05-17"),
        ("We met on the 20th", "2024-04-20"),
        ("We meet on the 20th", "2024-05-20"),
        ("In June we broke up", "2023-06-01"),
        ("In June I'm going to Rome", "2024-06-01"),
        ("He said he'd come on Sunday", "2024-05-19"),
    ],
)
def test_the_clause_tells_whether_a_time_lies_behind_or_ahead(sentence: str, first: str) -> None:
    """What comes round is taken as past, unless its clause looks ahead; the other reading is kept."""
    (found,) = find_times(sentence, WRITTEN)
    assert str(found.first) == first
    assert found.past is not None
    assert found.ahead is not None


def test_a_shortened_verb_is_no_weekday() -> None:
    """Whichever apostrophe is written, "we'd" names no Wednesday."""
    assert find_times("I thought we'd go, and we\u2019d stay.", WRITTEN) == ()


def test_a_hop_is_counted_from_a_day_and_not_from_minutes_or_a_month() -> None:
    """The words "that night" go back to the day told of, whatever call of five minutes or month was named since."""
    found = find_times("On Sunday it ended, in a 5-minute call. The next day I slept.", WRITTEN)
    assert str(found[-1].first) == "2024-05-13"
    found = find_times("On Sunday we met. It began in March. That night he left.", WRITTEN)
    assert str(found[-1].first) == "2024-05-12"


def test_a_hop_with_nothing_before_it_is_loose() -> None:
    """The words "that night" hang on the time told before; without one it says so."""
    (found,) = find_times("That night he wrote", WRITTEN)
    assert found.loose


def _sound(text: str, found: tuple[Timex, ...]) -> None:
    end = 0
    for timex in found:
        assert text[timex.start : timex.end] == timex.quote
        assert timex.quote
        assert timex.start >= end
        assert timex.first <= timex.last
        assert timex.blurred[0] <= timex.blurred[1]
        end = timex.end


@given(st.text(max_size=200), ANY_DAY)
def test_any_text_is_read_without_complaint(text: str, written: date) -> None:
    """Whatever is written, on whatever day: quotes are exact, in order, apart, and no span ends before it begins."""
    _sound(text, find_times(text, written))


@given(WORDY, ANY_DAY)
def test_any_heap_of_time_words_is_read_without_complaint(text: str, written: date) -> None:
    """Time words in any order, near the first and last years too, yield sound times or none."""
    _sound(text, find_times(text, written))


@pytest.mark.parametrize("written", [date.min, date.max])
@pytest.mark.parametrize(("kind", "case"), CASES)
def test_the_ends_of_the_calendar_hold(kind: str, case: str, written: date) -> None:
    """No expression falls off the first or last year."""
    sentence = case.partition("|")[0].strip()
    _sound(sentence, find_times(sentence, written))


@pytest.mark.parametrize(
    "piece", ["may 3 ", "1 ", "last ", "twenty ", "a week ago, ", "- ", "the ", "x", "on the 5th and "]
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    """Ten times the text takes no more than about ten times as long: no pattern runs away."""

    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        begin = time.perf_counter()
        find_times(text, WRITTEN)
        return time.perf_counter() - begin

    seconds(2_000)
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)
