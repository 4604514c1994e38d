"""Whose deed a clause tells, and that bystanders' deeds are not the ex's."""

from __future__ import annotations

import pytest

from healing_journal.reading.clauses import Span
from healing_journal.reading.people import Naming, subject_of
from healing_journal.reading.rules import find_by_rule

HIM = Naming(("Cian",), "he")


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
    assert [hit.rule for hit in hits if hit.kind == "contact"] == ["they-rang-then"]
