from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from healing_journal.care.circumstances import Circumstances
from healing_journal.model.finding import Contact
from healing_journal.model.record import CheckedIn, Named, Record
from healing_journal.model.snapshot import Snapshot, replay
from healing_journal.pages.patterns import PatternsPage, Question, as_text, asked_of, patterns_page
from healing_journal.story.patterns import Answer, Asked, Interval, Pair, Verdict
from tales import TODAY, on, page, story_of

NOON = datetime(2024, 6, 3, 12, tzinfo=UTC)


def pairs(after: int, otherwise: int) -> tuple[Pair, ...]:
    """So many evenings after contact, of 6, and so many others, of 5."""
    sorts = [True] * after + [False] * otherwise
    return tuple(
        Pair(TODAY - timedelta(days=2 * at), 5, 6 if happened else 5, happened)
        for at, happened in enumerate(sorts)
    )


def question(
    answered: tuple[float, float, float] | None,
    verdict: Verdict,
    of: tuple[Pair, ...] | None = None,
    halves: tuple[float, ...] = (0.7, 1.1),
) -> Question:
    """The question about contact, with this range."""
    interval = Interval(*answered) if answered else None
    found = Answer("contact", pairs(20, 41) if of is None else of, interval, verdict, halves)
    return shown(found).questions[0]


def shown(*answers: Answer) -> PatternsPage:
    """The page of some answers."""
    return patterns_page(answers, story_of(), lambda _: "")


def test_before_there_are_enough_it_says_so_and_draws_nothing() -> None:
    """Too early is said with its count, and neither a number nor a dot stands beside it."""
    early = question(None, "too_early", pairs(3, 8))
    assert early.answer == "Too early: 11 of 28 evenings. Not enough yet to say anything fair."
    assert early.counted == "Counted: 11 evenings, 3 after contact, 8 after days without contact."
    assert early.chart.svg == ""


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (pairs(4, 60), "Too early: 4 of 7 evenings after contact."),
        (pairs(60, 5), "Too early: 5 of 7 evenings after days without contact."),
        ((), "Too early: 0 of 28 evenings."),
    ],
)
def test_what_is_missing_is_named(of: tuple[Pair, ...], said: str) -> None:
    """Of many evenings of one sort alone, it says which sort is too few."""
    assert question(None, "too_early", of).answer.startswith(said)


def test_a_wide_range_can_not_tell() -> None:
    """Both ends are said, and that it is too wide."""
    assert question((0.2, -0.6, 1.1), "cannot_tell").answer == (
        "After days with contact, the next evening's longing was anywhere from 0.6 lower to 1.1 higher than otherwise. "
        "That is too wide to tell."
    )


@pytest.mark.parametrize(
    ("range_", "why"),
    [
        ((0.7, 0.1, 1.3), "uneven tapping alone can make"),
        ((0.1, -0.2, 0.4), "it is a small one"),
        (
            (-1.0, -1.5, -0.5),
            "The plain averages do not show that: 6.0 after contact, 5.0 after days without contact.",
        ),
    ],
)
def test_why_it_can_not_tell_is_said(range_: tuple[float, float, float], why: str) -> None:
    """A range that ends near none, one around none, one against the averages: each says so."""
    assert why in question(range_, "cannot_tell").answer


def test_a_lean_is_said_with_its_range_and_without_a_cause() -> None:
    """How many evenings, which way, by about how much, between what; and that other things may explain it."""
    assert question((0.9, 0.2, 1.6), "leaning").answer == (
        "In your 61 evenings, longing the evening after contact tended to be higher, by about 0.9 points (likely between "
        "0.2 and 1.6). Other things may explain it. You know which."
    )
    lower = question((-0.9, -1.6, -0.25), "leaning", halves=(-0.9,)).answer
    assert "tended to be lower, by about 0.9 points (likely between 0.2 and 1.6)" in lower
    assert "One half of the record holds too few" in lower


def test_halves_that_differ_leave_it_open() -> None:
    """Neither a side nor a number is named."""
    said = question((0.9, 0.3, 1.6), "changed", halves=(1.4, -0.2)).answer
    assert said == "In the first half it leaned one way, in the second the other. Best to leave it open."


def test_what_can_not_be_told_apart_is_said_so() -> None:
    """Where no range can be had at all, there is none to say."""
    assert question(None, "cannot_tell").answer.startswith("Can't tell.")


def test_their_profile_is_named_as_the_person_names_them() -> None:
    """A pronoun that was given is used in heading and sentence."""
    named = story_of(snapshot=replay([Record("a", NOON, Named(pronoun="she"))]))
    found = Answer("profile", pairs(20, 41), Interval(0.1, -1.0, 1.2), "cannot_tell")
    (only,) = patterns_page([found], named, lambda _: "").questions
    assert only.heading == "The evening after looking at her profile"
    assert only.answer.startswith("After days on which you looked at her profile, ")


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        (Circumstances(), ("contact", "profile", "practice")),
        (Circumstances(afraid=True), ("practice",)),
        (Circumstances(minor=True), ()),
        (Circumstances(minor=True, afraid=True), ()),
    ],
)
def test_care_puts_questions_away(about: Circumstances, asked: tuple[Asked, ...]) -> None:
    """Who is afraid of them is told nothing of contact with them, and who is under 18 is not measured."""
    assert asked_of(about) == asked


def test_days_of_which_tap_and_words_differ_are_counted_not_changed() -> None:
    """The page says that there are such days, and leaves them to the page that asks."""
    snapshot: Snapshot = replay([Record("a", NOON, CheckedIn(day=on(6, 3).first, contact="none"))])
    told = story_of(
        page("a", on(6, 3).first, Contact(quote="I rang", by="me", how="call", when=on(6, 3))),
        snapshot=snapshot,
    )
    answers = [Answer("contact", pairs(3, 8))]
    assert "On one day your tap says" in patterns_page(answers, told, lambda _: "").differ
    assert patterns_page([], told, lambda _: "").differ == ""


def test_it_reads_in_a_terminal() -> None:
    """Eighty columns, with the same words as in the browser."""
    text = as_text(shown(Answer("contact", pairs(3, 8)), Answer("practice", ())))
    assert max(map(len, text.splitlines())) <= 80
    assert "Too early: 11 of 28 evenings." in text
    assert "It says nothing of causes." in text
