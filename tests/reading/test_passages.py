from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.reading.clauses import sentences
from healing_journal.reading.passages import MOST_WORDS, passages

TEXTS = st.lists(
    st.sampled_from(["I slept.", "He rang at nine and we spoke of the dog", "so", "No!", "\n\n", "why? because", "🙂", "a " * 40]),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(TEXTS)
def test_passages_hold_every_sentence_once_and_in_order(text: str) -> None:
    """Each sentence lies whole in one passage, and no two passages overlap."""
    found = passages(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for sentence in sentences(text):
        assert sum(one.holds(sentence.span.start, sentence.span.end) for one in found) == 1


@settings(deadline=None)
@given(TEXTS)
def test_short_sentences_stand_together_up_to_a_length(text: str) -> None:
    """A passage with more words than that is a single sentence."""
    whole = {sentence.span for sentence in sentences(text)}
    for one in passages(text):
        assert len(one.of(text).split()) <= MOST_WORDS or one in whole
