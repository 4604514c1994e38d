"""What the person said of themselves puts tools away, until they say otherwise."""

from healing_journal.care.circumstances import Circumstances
from healing_journal.model.record import Named


def test_fear_puts_away_every_tool_that_leads_back_to_them() -> None:
    """No reaching out, no countdown, no gratitude about them, no reunion list for someone afraid."""
    afraid = Circumstances(afraid=True)
    for tool in ("reach_out", "countdown", "gratitude", "reunion"):
        assert not afraid.offers(tool)
        assert Circumstances().offers(tool)


def test_minors_are_shown_neither_scales_nor_words_on_nights() -> None:
    """Under 18, scales and the overnight wording are put away."""
    assert Circumstances(minor=True).put_away == {"scales", "overnight_words"}


def test_saying_otherwise_brings_the_tools_back() -> None:
    """The person's latest choice holds."""
    assert Circumstances.of({"afraid": "yes"}, Named()).afraid
    assert not Circumstances.of({"afraid": "no"}, Named()).afraid


def test_nothing_said_means_nothing_assumed() -> None:
    """Without a word, no country, no fear, and they."""
    assert Circumstances.of({}, Named()) == Circumstances()
    assert Circumstances.of({"country": "NZ"}, Named(pronoun="she")) == Circumstances(
        country="NZ", pronoun="she"
    )
