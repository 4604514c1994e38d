"""Words for someone who is afraid, and for a computer that others may use."""

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.fear import abuse_page, discretion, shared_computer


def test_the_page_for_the_afraid_gives_nothing_away_by_its_title() -> None:
    """Its title is the same as in discretion mode."""
    assert abuse_page(Circumstances()).title == discretion().title == "Notes"


def test_it_never_urges_to_confront_or_block() -> None:
    """Limits and leaving are planned with an advocate, never urged."""
    words = " ".join(abuse_page(Circumstances()).words).lower()
    assert "plan it with an advocate" in words
    assert "block them" not in words
    assert "confront" not in words


def test_the_choice_can_be_taken_back() -> None:
    """Who said they are afraid is offered to say otherwise."""
    assert abuse_page(Circumstances()).choice == "I am afraid of them"
    assert abuse_page(Circumstances(afraid=True)).choice == "I am not afraid of them now"


def test_nothing_is_promised_about_a_shared_computer() -> None:
    """A password does not hide the journal, and there is no second one; both are said."""
    words = " ".join(shared_computer().words)
    assert "does not stop them from seeing that a journal is here" in words
    assert "no second, secret password" in words


def test_discretion_mode_says_its_limit() -> None:
    """A neutral name does not fool someone who looks closely."""
    assert "still find out" in discretion().words[-1]
