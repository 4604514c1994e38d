"""The last lines: the end of the text, whole sentences where they fit, never more than a glance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from healing_journal.pages.lastlines import last_lines


def test_the_last_sentences_that_fit_are_shown() -> None:
    """Short sentences at the end come together, and what is far before them does not."""
    text = f"{'Once upon a time there was a very long day. ' * 9}\n\nThen I slept. It rained."
    assert last_lines(text).endswith("Then I slept. It rained.")
    assert len(last_lines(text)) <= 180


@given(st.text(max_size=4000))
def test_never_more_than_a_glance(text: str) -> None:
    """Whatever was written, at most a few lines are shown, and something of every text with words in it."""
    lines = last_lines(text)
    assert len(lines) <= 182
    assert bool(lines) == bool(text[-2000:].strip())
