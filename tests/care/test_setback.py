"""After contact: one sentence, one question, and nothing is set back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.setback import QuietDays, morning_after, setback
from healing_journal.model.finding import Contact, How

APRIL = QuietDays(10, date(2026, 4, 20))


def test_the_sentence_of_the_setback() -> None:
    """Who answered hears what was done, that it is common, that the quiet days stay, and one question."""
    page = setback(Contact(quote="I answered", by="them", how="message"), Circumstances(pronoun="he"), APRIL)
    assert page is not None
    assert page.words == (
        "You answered him. That happens on more evenings than people admit. "
        "Your 10 quiet days in April are still here."
    )
    assert page.question == "What had you hoped for?"


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("message", "You wrote to them."),
        ("call", "You called them."),
        ("in_person", "You saw them."),
        ("overnight", "You spent the night with them."),
        ("online", "You looked them up."),
        ("unclear", "There was contact with them."),
    ],
)
def test_the_deed_is_named_plainly(how: How, words: str) -> None:
    """What was done is said in one plain clause."""
    page = setback(Contact(quote="x", by="me", how=how), Circumstances())
    assert page is not None
    assert page.words.startswith(words)


def test_no_setback_by_chance_and_none_for_the_afraid() -> None:
    """Meeting by chance is nobody's doing, and someone afraid is not asked what they hoped."""
    assert setback(Contact(quote="x", by="chance"), Circumstances()) is None
    assert setback(Contact(quote="x", by="me"), Circumstances(afraid=True)) is None


def test_low_contact_and_trying_again_are_choices_like_any() -> None:
    """The next step may be the same limit, another, none, less contact, or trying again."""
    page = setback(Contact(quote="x", by="me"), Circumstances())
    assert page is not None
    assert [choice.value for choice in page.next] == ["same", "change", "none", "low", "trying"]


def test_minors_read_no_words_on_nights() -> None:
    """Under 18 the night is not named."""
    page = setback(Contact(quote="x", by="me", how="overnight"), Circumstances(minor=True))
    assert page is not None
    assert "night" not in page.words.replace("evenings", "")


@given(st.integers(1, 4000))
def test_quiet_days_are_always_kept_and_never_zero(days: int) -> None:
    """Whatever the length, the page says that it is still here; it never counts from nought."""
    page = setback(Contact(quote="x", by="me"), Circumstances(), QuietDays(days, date(2026, 4, 20)))
    assert page is not None
    assert "still here" in page.words
    assert " 0 " not in page.words


def test_without_quiet_days_nothing_is_said_of_them() -> None:
    """No number is shown where there is none to keep."""
    page = setback(Contact(quote="x", by="me"), Circumstances())
    assert page is not None
    assert not any(sign.isdigit() for sign in page.words)


def test_the_morning_after_is_asked_on_that_morning_alone() -> None:
    """One question on the next day, none later."""
    assert morning_after(date(2026, 4, 20), date(2026, 4, 21)) == "How is the morning after?"
    assert morning_after(date(2026, 4, 20), date(2026, 4, 22)) == ""
