"""What was denied, wished, feared, dreamt, asked or told of others did not happen."""

from __future__ import annotations

import pytest

from healing_journal.model.finding import Kind
from healing_journal.reading.assertion import assertion_of
from healing_journal.reading.clauses import Span
from healing_journal.reading.rules import find_by_rule


def _categories(sentence: str, words: str) -> set[str]:
    start = sentence.index(words)
    told = assertion_of(Span(start, start + len(words)), Span(0, len(sentence)), sentence)
    return set(told.categories)


@pytest.mark.parametrize(
    ("sentence", "words", "category"),
    [
        ("I never texted him", "texted him", "negated"),
        ("he didn't call me", "call me", "negated"),
        ("i havent replied to her", "replied to her", "negated"),
        ("I want to text him", "text him", "wished"),
        ("I wish she had called me", "called me", "wished"),
        ("what if she calls me", "she calls me", "hypothetical"),
        ("I almost wrote to him", "wrote to him", "hypothetical"),
        ("I dreamt that he called me", "he called me", "dreamt"),
        ("Has she called me?", "she called me", "asked"),
        ("I will call him on Sunday", "call him", "planned"),
        ("he always calls me on Sundays", "calls me", "habitual"),
        ("when we were together he called me", "he called me", "past"),
        ("my sister says he called me", "he called me", "told_of_others"),
    ],
)
def test_each_way_of_not_telling_a_fact_is_seen(sentence: str, words: str, category: str) -> None:
    """A cue takes the words it governs out of what is asserted, and says in what way."""
    assert category in _categories(sentence, words)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("I didn't want to but then I called him", "I called him"),
        ("I can't stop thinking about him", "thinking about him"),
        ("He called me on Friday.", "He called me"),
        ("She was not only late, she texted me", "she texted me"),
    ],
)
def test_a_cue_does_not_reach_past_its_scope(sentence: str, words: str) -> None:
    """A scope ends at "but" and the like, and what only looks like a cue takes nothing away."""
    assert not _categories(sentence, words) & {"negated", "wished", "hypothetical"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("I want to text him.", "contact"),
        ("What if she calls me?", "contact"),
        ("I almost texted him back.", "contact"),
        ("In my dream he called me.", "contact"),
        ("He hasn't texted me.", "contact"),
        ("I hope he comes over on Sunday.", "contact"),
        ("I wish we were meeting on Saturday.", "plan"),
        ("She never promised me she would stay.", "promise"),
        ("Did he block me?", "boundary"),
        ("I'm not sad.", "feeling"),
        ("When we were together we met up every day.", "contact"),
    ],
)
def test_what_did_not_happen_is_no_finding(sentence: str, kind: Kind) -> None:
    """Wishes, fears, questions, dreams, denials and life before the break-up yield no such finding."""
    assert not [hit for hit in find_by_rule(sentence) if hit.kind == kind]
