import pytest
from hypothesis import given

from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Feeling, Plan, Practice, Reading, Reminder
from healing_journal.model.snapshot import Snapshot
from healing_journal.pages import letter_page, terminal
from healing_journal.pages.pieces import Source
from healing_journal.story import tell
from tales import TODAY, Head, day, on, page, readings, story_of

SAD = Feeling(quote="the kitchen made me sad", feeling="sadness")


def test_the_letter_is_made_of_the_weeks_own_sentences() -> None:
    """What was named in most entries comes first, in the person's words."""
    glad = Feeling(quote="glad of the rain", start=40, feeling="joy")
    again = Feeling(quote="sad on the bus", feeling="sadness")
    shown = letter_page(story_of(page("a", day(6, 25), SAD, glad), page("b", day(6, 27), again)), str)
    assert shown.about == "You wrote most about sadness, in two entries."
    assert [one.quote for one in shown.sentences] == ["the kitchen made me sad", "sad on the bus"]


def test_the_letter_says_who_began_what_and_what_comes() -> None:
    """Contacts of the week, a practice, a reminder and the dates of the week to come are in it."""
    call = Contact(quote="she rang", by="them", how="call", when=on(6, 26))
    before = Contact(quote="she wrote", start=20, by="them", how="message", when=on(6, 2))
    plan = Plan(quote="I collect my boxes", start=40, when=on(7, 3))
    shown = letter_page(
        story_of(
            page(
                "a",
                day(6, 27),
                call,
                before,
                plan,
                Practice(quote="swam"),
                Reminder(quote="one day at a time"),
            )
        ),
        str,
    )
    assert [row.what for row in shown.contacts] == ["They called you."]
    assert [row.what for row in shown.due] == ["I collect my boxes"]
    assert shown.practice is not None
    assert shown.reminder is not None
    assert shown.question == "Anything you want to remember about this week?"


def test_a_blank_week_is_said_to_be_many_things() -> None:
    """Nothing written is neither good nor bad, and nothing is asked."""
    shown = letter_page(story_of(page("a", day(3, 1), SAD)), str)
    assert (shown.blank, shown.question, shown.quiet) == ("Nothing written. That can be many things.", "", "")


def test_quiet_days_are_counted_among_the_days_written_about() -> None:
    """A day without an entry is not a quiet day."""
    call = Contact(quote="she rang", by="them", how="call", when=on(6, 26))
    shown = letter_page(story_of(page("a", day(6, 26), call), page("b", day(6, 28))), str)
    assert shown.quiet == "You wrote on two days, and on one of them told of no contact."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((26,), "You wrote on one day."),
        ((28,), "You wrote on one day, and told of no contact."),
        ((27, 28), "You wrote on two days, and told of no contact on any of them."),
    ],
)
def test_days_are_said_as_one_says_them(days: tuple[int, ...], said: str) -> None:
    """One day is not any of them, and a look at a profile is no contact."""
    call = Contact(quote="she rang", by="them", how="call", when=on(6, 26))
    look = Contact(quote="I looked", start=20, by="me", how="online", when=on(6, 27))
    pages = [page(f"e{one}", day(6, one), call, look) for one in days]
    assert letter_page(story_of(*pages), str).quiet == said


def test_what_was_named_once_was_not_written_about_most() -> None:
    """One sad sentence and one glad one are named side by side, each with its words."""
    glad = Feeling(quote="glad of the rain", start=40, feeling="joy")
    shown = letter_page(story_of(page("a", day(6, 25), SAD, glad)), str)
    assert shown.about == "You wrote of sadness and joy."
    assert [one.quote for one in shown.sentences] == ["the kitchen made me sad", "glad of the rain"]


def test_what_was_some_time_or_other_comes_in_one_letter_and_a_habit_in_each() -> None:
    """A call about June is told in the week of its middle; messages all through June are told as more than once."""
    june = Days(day(6, 1), day(6, 30))
    call = Contact(quote="she rang", by="them", how="call", when=june)
    habit = Contact(quote="she writes", start=20, by="them", how="message", when=june, repeated=True)
    story = story_of(page("a", day(6, 29), call, habit))
    weeks = [Days(day(6, first), day(6, first + 6)) for first in (3, 10, 17, 24)]
    shown = [letter_page(story, str, week).contacts for week in weeks]
    assert [[row.what for row in rows] for rows in shown].count(["They wrote to you."]) == 3
    assert sum(row.what == "They called you." for rows in shown for row in rows) == 1
    habits = [row for rows in shown for row in rows if row.what == "They wrote to you."]
    assert [row.remark for row in habits] == ["more than once"] * 4


def test_a_letter_without_pages_shows_no_pair() -> None:
    """Then and now, chosen beforehand, stand in the letter of a week that was written in, and in no other."""
    pair = (
        Source("a", "n1", "k1", "a little sad", "30 May"),
        Source("b", "n2", "k2", "the kitchen made me sad", "27 June"),
    )
    story = story_of(page("b", day(6, 27), SAD))
    assert letter_page(story, str, None, pair).then_and_now == pair
    assert letter_page(story, str, on(3, 1), pair).then_and_now == ()


@given(readings)
def test_any_week_has_its_letter(pages: list[tuple[Head, Reading]]) -> None:
    """No story breaks the letter, on the page or in the terminal."""
    story = tell(pages, Snapshot(), TODAY)
    shown = letter_page(story, str)
    assert bool(shown.blank) != any(shown.first <= day.isoformat() <= shown.last for day in story.pages)
    assert max(len(line) for line in terminal.letter(shown).splitlines()) <= terminal.WIDTH
