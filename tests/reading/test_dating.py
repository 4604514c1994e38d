from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.reading.dating import Mention, date_of, length_of, page_of

WRITTEN = date(2024, 5, 15)
KINDS = ("contact", "silence", "plan", "promise", "milestone", "boundary", "said")


def days(
    kind: str, text: str, what: str = "", *, repeated: bool = False, status: str = ""
) -> list[str] | None:
    """The days of the finding whose quote stands between ‹ and › in a text."""
    start, end = text.index("‹"), text.index("›") - 1
    page = page_of(text.replace("‹", "").replace("›", ""), WRITTEN)
    found = date_of(Mention(kind, start, end, what, repeated, status), page)
    return [str(day) for day in found] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‹He rang yesterday› and I let it ring.", ["2024-05-14", "2024-05-14"]),
        ("‹We met for coffee about three weeks ago›.", ["2024-04-20", "2024-04-28"]),
        ("On Sunday ‹she came by for her coat›.", ["2024-05-12", "2024-05-12"]),
        ("Saturday was the fair. We danced. ‹He walked me home›.", ["2024-05-11", "2024-05-11"]),
        ("He left on May 4. Two days later ‹he texted me›.", ["2024-05-06", "2024-05-06"]),
        ("‹She sent me a photo› of the dog.", ["2024-05-15", "2024-05-15"]),
        ("Since Monday ‹he has written daily›.", ["2024-05-13", "2024-05-15"]),
    ],
)
def test_a_contact_is_dated_by_its_words_its_sentence_or_what_went_before(
    text: str, expected: list[str]
) -> None:
    """The quote's own time comes first, then its sentence, then the time told last; news is of the day of writing."""
    assert days("contact", text) == expected


def test_an_undated_habit_has_no_days() -> None:
    """What is done again and again without a time is not of one day."""
    assert days("contact", "‹We text now and again› about the cat.", repeated=True) is None


def test_an_episode_of_an_older_story_has_no_days() -> None:
    """A contact without time words in a story that ended long ago is a memory."""
    story = "We broke up two years ago. It was a long winter. I slept badly. ‹I wrote her a letter› and cried over it."
    assert days("contact", story) is None


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("‹He left me two months ago›.", "breakup", ["2024-03-05", "2024-03-25"]),
        ("‹It's been ten weeks since we split up›.", "breakup", ["2024-02-23", "2024-03-18"]),
        ("‹We just broke up›.", "breakup", ["2024-05-01", "2024-05-15"]),
        ("We were together five years. He left in March. ‹The break-up› came out of nowhere.", "breakup",
         ["2024-03-01", "2024-03-31"]),
        ("‹We were together for five years›.", "length", None),
        ("My ‹boyfriend of three years left me›.", "breakup", None),
        ("‹It's four months today›.", "breakup", ["2024-01-15", "2024-01-15"]),
        ("‹We met in the spring of 2019›.", "beginning", ["2019-03-01", "2019-05-31"]),
        ("‹We were together from May 2021 to January 2023›.", "beginning", ["2021-05-01", "2021-05-31"]),
        ("‹We recently split up in April›.", "breakup", ["2024-04-01", "2024-04-30"]),
        ("Without you. ‹2 months›.", "breakup", ["2024-03-05", "2024-03-25"]),
        ("‹Day 12› after the break-up.", "breakup", ["2024-05-03", "2024-05-03"]),
    ],
)  # fmt: skip
def test_a_milestone_counts_back_but_not_by_how_long_something_lasted(
    text: str, what: str, expected: list[str] | None
) -> None:
    """The words "ten weeks since" are a date, "five years together" are not; another ending told in the text lends its time."""
    assert days("milestone", text, what) == expected


@pytest.mark.parametrize(
    ("text", "expected", "length"),
    [
        ("‹No contact for two weeks›.", ["2024-05-01", "2024-05-15"], 14),
        ("‹I haven't heard from her since Friday›.", ["2024-05-10", "2024-05-15"], 5),
        ("We broke up on May 1. ‹We haven't spoken since the breakup›.", ["2024-05-01", "2024-05-15"], None),
        ("‹We don't talk any more›.", None, None),
        ("‹I haven't seen him in ten days›.", ["2024-05-05", "2024-05-15"], 10),
    ],
)
def test_a_silence_reaches_up_to_the_day_of_writing(
    text: str, expected: list[str] | None, length: int | None
) -> None:
    """A silence is the stretch its words give, and its length is told only where they tell it."""
    assert days("silence", text) == expected
    start, end = text.index("‹"), text.index("›") - 1
    page = page_of(text.replace("‹", "").replace("›", ""), WRITTEN)
    assert length_of(Mention("silence", start, end), page) == length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‹Regionals Saturday›.", ["2024-05-18", "2024-05-18"]),
        ("‹I have an appointment at the end of August›.", ["2024-08-21", "2024-08-31"]),
        ("‹I start the course in two days›.", ["2024-05-17", "2024-05-17"]),
        ("‹We'll meet one day›.", None),
        ("We fought yesterday. ‹I am moving out›.", None),
    ],
)
def test_a_plan_lies_ahead_or_has_no_days(text: str, expected: list[str] | None) -> None:
    """Plans and promises take the reading that lies ahead; a time behind them is not theirs."""
    assert days("plan", text) == expected
    assert days("promise", text) == expected


@pytest.mark.parametrize(
    ("status", "text", "expected"),
    [
        (
            "set",
            "I fly home on Saturday. ‹I will stop answering him at that point›.",
            ["2024-05-18", "2024-05-18"],
        ),
        ("set", "‹We agreed on no calls until Friday›.", ["2024-05-17", "2024-05-17"]),
        ("set", "We fought yesterday. ‹He says I must not write›.", None),
        ("crossed", "‹I looked at her page yesterday›.", ["2024-05-14", "2024-05-14"]),
        ("kept", "On Monday ‹I let his call ring out›.", ["2024-05-13", "2024-05-13"]),
    ],
)
def test_a_limit_lies_ahead_and_what_became_of_it_lies_behind(
    status: str, text: str, expected: list[str] | None
) -> None:
    """A limit set is dated as a plan is, also by the time told just before; one kept or crossed as a contact."""
    assert days("boundary", text, status=status) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday ‹she told me she misses us›.", ["2024-05-14", "2024-05-14"]),
        ("‹He said on Sunday that he needs space›.", None),
        ("‹He told me yesterday that he needs space›.", ["2024-05-14", "2024-05-14"]),
        ("‹She said we could be married next year›.", None),
        ("‹He said he had loved me since March›.", None),
    ],
)
def test_what_was_said_is_dated_by_the_saying_alone(text: str, expected: list[str] | None) -> None:
    """A time ahead of the verb of saying or right behind it is the day of saying; a time spoken of is not."""
    assert days("said", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We broke up on March 1. ‹He came by two weeks after the breakup› for his bike.",
            ["2024-03-13", "2024-03-17"],
        ),
        (
            "‹We met by the river› and argued for an hour.\n\nThat was maybe a month ago.",
            ["2024-04-10", "2024-04-20"],
        ),
        (
            "‹We met by the river›.\n\nThe weather was mild.\n\nI walked home.\n\nThat was a month ago.",
            ["2024-05-15", "2024-05-15"],
        ),
    ],
)
def test_a_contact_is_counted_from_the_ending_or_dated_once_it_is_told(
    text: str, expected: list[str]
) -> None:
    """The words "two weeks after the break-up" count from the ending, and "that was a month ago" reaches back two paragraphs."""
    assert days("contact", text) == expected


def test_a_habit_since_then_reaches_from_the_ending_to_the_day_of_writing() -> None:
    """The words "ever since" give a habit a beginning, and it goes on."""
    text = "We split up on May 1. It was calm at first, I will say. ‹We have talked daily ever since›."
    assert days("contact", text, repeated=True) == ["2024-05-01", "2024-05-15"]


@given(st.text(max_size=120), st.sampled_from(KINDS), st.integers(0, 120), st.integers(0, 60), st.dates())
def test_any_mention_is_dated_without_complaint(
    text: str, kind: str, start: int, size: int, written: date
) -> None:
    """Whatever the text, the kind and the place: days in order, or none."""
    mention = Mention(kind, min(start, len(text)), min(start + size, len(text)))
    page = page_of(text, written)
    found = date_of(mention, page)
    assert found is None or found[0] <= found[1]
    assert (length_of(mention, page) or 0) >= 0
