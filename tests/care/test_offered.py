"""The card, the page and the mark: what they say, and what they leave out."""

import pytest

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.lines import all_lines, lines_for
from healing_journal.care.offered import card_text, mark_text, page_text
from healing_journal.care.risk import CalmPage, Card, SmallMark
from healing_journal.model.finding import Mark

MARK = Mark("risk", "if I did not wake up")
PAGE = CalmPage("e1", MARK, wound=False)


def test_the_card_shows_the_words_and_asks_one_question() -> None:
    """The person's own words, why it matters, one question, three answers, and a way to close it."""
    card = card_text(Card("e1", MARK))
    assert MARK.quote in card.quote
    assert card.question == "Was this about wanting to die?"
    assert [choice.value for choice in card.choices] == ["yes", "no", "rather_not"]
    assert card.close


def test_the_page_names_the_line_and_the_number_of_the_country() -> None:
    """In the Netherlands the page reads 112 and 113."""
    page = page_text(PAGE, Circumstances(country="NL"), ["Noor, 06 1234"])
    assert page.emergency == "If you might act on it now, call 112."
    assert page.line_says.startswith("113 answers day and night; you may say only")
    assert page.people == ("Noor, 06 1234",)
    assert len(page.minutes) == 3


@pytest.mark.parametrize("country", ["", "XX", "BG"])
def test_the_page_works_without_a_country_or_a_line(country: str) -> None:
    """Without a country, or without a line for it, the page still says whom to call and names no wrong number."""
    page = page_text(PAGE, Circumstances(country=country), [])
    assert page.emergency
    assert page.lines == ()
    assert page.line_says == ""


def test_a_line_with_unknown_hours_is_not_said_to_answer_at_night() -> None:
    """Day and night is said only where the source says it."""
    unsure = next(line.country for line in all_lines() if not lines_for(line.country)[0].always)
    page = page_text(PAGE, Circumstances(country=unsure), [])
    assert page.line_says
    assert "day and night" not in page.line_says


def test_self_harm_puts_the_wound_first() -> None:
    """Where self-harm is told of, the wound comes first, without a word of blame."""
    page = page_text(CalmPage("e1", MARK, wound=True), Circumstances(), [])
    assert page.wound == "Look after the wound first. Nothing here will think less of you."
    assert page_text(PAGE, Circumstances(), []).wound == ""


def test_after_a_yes_nothing_is_asked_again() -> None:
    """The page that follows a yes holds no question."""
    page = page_text(PAGE, Circumstances(), [], ask=False)
    assert page.question == ""
    asked = page_text(PAGE, Circumstances(), [])
    assert [choice.value for choice in asked.choices] == ["yes", "no", "rather_not"]
    assert [choice.value for choice in page.choices] == ["rather_not"]


def test_minors_are_shown_a_childrens_line_first() -> None:
    """Under 18, the line for young people stands first, the others after it."""
    page = page_text(PAGE, Circumstances(country="GB", minor=True), [])
    assert [line.name for line in page.lines] == ["Childline", "Samaritans"]


def test_the_small_mark_says_nothing_until_opened() -> None:
    """Beside the entry stands a plain label; the quote is in the opened part alone."""
    text = mark_text(SmallMark("e1", MARK))
    assert MARK.quote not in text.label
    assert MARK.quote in text.opened
