from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.pages.asking import Asked, asked


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("when did he last say he misses me", Asked("he misses me", "misses", "last", "said", "them")),
        ("When did she first say that she is sorry?", Asked("she is sorry", "sorry", "first", "said", "them")),
        ("when did I last cry", Asked("I cry", "cry", "last", "feeling", "me")),
        ("when did Robin promise to pay", Asked("Robin promise to pay", "Robin promise pay", "last", "promise", "them")),
        ("the last time they called", Asked("they called", "called", "last", "contact", "them")),
        ("when did I tell him it is over", Asked("it is over", "over", "last", None, "me")),
        ("when was my birthday", Asked("my birthday", "birthday", "last")),
    ],
)  # fmt: skip
def test_a_question_of_when_names_its_order_fact_and_core(words: str, expected: Asked) -> None:
    """What only asks is taken away; what is asked about, in which order, and whose fact it is, are known."""
    assert asked(words, ("Robin",)) == expected


@pytest.mark.parametrize("words", ["my last session", "the first snow", "lamp", "his apology", "when"])
def test_what_asks_for_no_time_is_in_no_order(words: str) -> None:
    """Words that only hold "first" or "last" stay ordered by how well they match."""
    found = asked(words)
    assert found.order == "" or words == "when"
    assert found.core


def test_words_in_quotes_stay_as_they_are() -> None:
    """Who puts words in quotes wants those words."""
    assert asked('when "blue bowl"') == Asked('when "blue bowl"', 'when "blue bowl"')


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_words_can_be_asked(words: str) -> None:
    """Nothing typed breaks it, and something is left to look for where there was something."""
    found = asked(words)
    assert bool(found.core) == bool(words.split())
