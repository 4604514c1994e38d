"""Which names and pronouns are the ex's, and which are a bystander's."""

from __future__ import annotations

import pytest

from healing_journal.reading.clauses import Span
from healing_journal.reading.people import Clues, Naming, clues_in, learn, naming_of, subject_of
from healing_journal.reading.rules import find_by_rule

HIM = Naming(("Cian",), "he")


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("My ex-wife called. I miss her and her laugh.", "she"),
        ("He left. I miss him.", "he"),
        ("My ex left. I miss them. They said they need time. Their things are here. I love them.", "they"),
        ("It rained all day.", ""),
    ],
)
def test_the_pronoun_is_learnt(text: str, pronoun: str) -> None:
    """The pronoun that leads clearly is the ex's; where none leads it stays open."""
    assert learn(Naming(), [text]).pronoun == pronoun


def test_a_name_is_learnt_over_several_texts() -> None:
    """One mention where only the ex's name stands is a clue; two make it their name."""
    texts = ["I broke up with Jonas in May.", "I miss Jonas. My friend Giulia says it passes."]
    assert learn(Naming(), texts[:1]).names == ()
    assert learn(Naming(), texts).names == ("Jonas",)


def test_what_the_person_said_wins() -> None:
    """Names and a pronoun that the person gave stand, whatever the texts suggest."""
    told = Naming(("S",), "she")
    assert learn(told, ["I miss Tom. I broke up with Tom. He left."]) == told


def test_clues_add_up_in_any_order() -> None:
    """The clues of texts can be counted one by one and added, so that a journal need not be read again."""
    texts = ["I miss Mo.", "Mo left me. She took the pan.", "I love Mo."]
    forward = sum((clues_in(text) for text in texts), start=Clues())
    backward = sum((clues_in(text) for text in reversed(texts)), start=Clues())
    assert forward == backward
    assert naming_of(forward) == learn(Naming(), texts)


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("He called me", "them"),
        ("Cian was here", "them"),
        ("my ex wrote", "them"),
        ("I wrote to him", "me"),
        ("we met for a coffee", "both"),
        ("My sister rang", "bystander"),
        ("she is my boss", "bystander"),
        ("Rain again", "unclear"),
    ],
)
def test_whose_deed_a_clause_tells(clause: str, subject: str) -> None:
    """The first person named in a clause does what it tells."""
    assert subject_of(Span(0, len(clause)), clause, HIM) == subject


@pytest.mark.parametrize(
    "text",
    [
        "My brother came by. He called me on Friday about the car.",
        "My sister texted me last night.",
        "My new date texted me and he sent me a picture of his dog.",
    ],
)
def test_calls_of_bystanders_are_no_contact(text: str) -> None:
    """What friends, family and new dates do is not a contact with the ex."""
    assert not [hit for hit in find_by_rule(text, HIM) if hit.kind == "contact"]


def test_a_pronoun_after_a_bystander_can_still_be_the_ex() -> None:
    """A bystander of the other gender does not take the pronoun over."""
    hits = find_by_rule("My sister was here. He called me on Friday.", HIM)
    assert [hit.rule for hit in hits if hit.kind == "contact"] == ["they-called"]
