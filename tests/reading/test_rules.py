"""The rules find what their own sentences say they must, and nothing in those they must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import KINDS, Kind
from healing_journal.reading.people import Naming
from healing_journal.reading.rulebook import Rule, rules
from healing_journal.reading.rules import every_hit, find_by_rule

_EACH = [pytest.param(kind, rule, id=f"{kind}-{rule.id}") for kind, rule in rules()]


@pytest.mark.parametrize(("kind", "rule"), _EACH)
def test_a_rule_finds_its_sentences(kind: Kind, rule: Rule) -> None:
    """Each sentence under `must` is found by that very rule."""
    for sentence in rule.must:
        hits = every_hit(sentence, Naming())
        assert any((hit.kind, hit.rule) == (kind, rule.id) for hit in hits), sentence


@pytest.mark.parametrize(("kind", "rule"), _EACH)
def test_a_rule_leaves_other_sentences_alone(kind: Kind, rule: Rule) -> None:
    """No sentence under `must_not` is found by that rule."""
    for sentence in rule.must_not:
        hits = every_hit(sentence, Naming())
        assert not any((hit.kind, hit.rule) == (kind, rule.id) for hit in hits), sentence


def test_rules_cover_every_kind() -> None:
    """Each of the twelve kinds has a rule, each rule its own name and sentences of both sorts."""
    assert {kind for kind, _ in rules()} == set(KINDS)
    assert len({(kind, rule.id) for kind, rule in rules()}) == len(rules())
    assert all(rule.must and rule.must_not for _, rule in rules())


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is written, each hit is a piece of it that is not empty, and its cue lies in the text."""
    for hit in find_by_rule(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert 0 <= hit.cue.start < hit.cue.end <= len(text)


def test_the_same_feeling_told_twice_counts_once() -> None:
    """The same words about the same feeling are one finding."""
    hits = [
        hit
        for hit in find_by_rule("I miss him so much. Nothing else. I miss him so much.")
        if hit.kind == "feeling"
    ]
    assert len(hits) == 1


def test_a_letter_speaks_to_the_ex() -> None:
    """In a letter to the ex, "you" is them."""
    hits = find_by_rule("I still miss you every day. You told me you needed space.")
    assert {"feeling", "said"} <= {hit.kind for hit in hits}


def test_names_stand_for_the_ex() -> None:
    """A name that the person gave is read as the ex's, any other name is not."""
    text = "Cian called me on Friday."
    assert [hit.rule for hit in find_by_rule(text, Naming(("Cian",), "he"))] == ["they-rang-then"]
    assert find_by_rule(text, Naming(("Jonas",), "he")) == ()


def test_the_length_of_a_silence_is_read() -> None:
    """A silence tells its days where the words do."""
    (hit,) = find_by_rule("It's been 3 weeks of no contact.")
    assert (hit.kind, hit.fields["days"]) == ("silence", 21)
