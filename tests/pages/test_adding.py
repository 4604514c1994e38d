"""Adding a note: the words are the entry's own, the fields what the person said, and nothing else passes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.finding import Contact, Feeling, Silence
from healing_journal.model.refusal import Refusal
from healing_journal.pages import add_page, added

DAY = date(2024, 5, 12)
TEXT = "We met at the station. He said “maybe later” and left.\n\nNine days of nothing since."


def entry(text: str = TEXT) -> Entry:
    """Return an entry of these words."""
    return Entry("e", Days.on(DAY), text, datetime(2024, 5, 12, 20, tzinfo=UTC), "r")


def test_a_sentence_is_chosen() -> None:
    """A chosen sentence becomes a note of the kind and the fields that were picked."""
    form = {
        "kind": "contact",
        "sentence": "We met at the station.",
        "contact_by": "chance",
        "contact_how": "in_person",
    }
    found = added(entry(), form)
    assert isinstance(found, Contact)
    assert (found.quote, found.start, found.by, found.how) == (
        "We met at the station.",
        0,
        "chance",
        "in_person",
    )
    assert found.when == Days.on(DAY)


def test_typed_words_are_found_with_other_capitals_and_quotation_marks() -> None:
    """Words typed with straight quotes and small letters stand in the note as the page has them."""
    found = added(entry(), {"kind": "feeling", "typed": 'he said "MAYBE later"', "feeling_feeling": "hope"})
    assert isinstance(found, Feeling)
    assert (found.quote, found.feeling) == ("He said “maybe later”", "hope")


def test_a_number_and_days_are_taken_from_their_kind_alone() -> None:
    """A field of one kind says nothing about another."""
    form = {
        "kind": "silence",
        "typed": "Nine days of nothing",
        "silence_days": "9",
        "contact_when_first": "2024-05-01",
    }
    found = added(entry(), form)
    assert isinstance(found, Silence)
    assert (found.days, found.when) == (9, None)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"kind": "contact"}, "Choose a sentence"),
        ({"typed": "We met"}, "pick one of the kinds"),
        ({"kind": "risk", "typed": "We met"}, "pick one of the kinds"),
        ({"kind": "contact", "typed": "We never met"}, "not on the page"),
        ({"kind": "contact", "typed": "x" * 601}, "at most"),
        ({"kind": "feeling", "typed": "We met", "feeling_feeling": "glee"}, "cannot be changed so"),
    ],
)
def test_what_cannot_be_a_note_is_refused_in_a_sentence(form: dict[str, str], sentence: str) -> None:
    """Each refusal says what is missing."""
    with pytest.raises(Refusal, match=sentence):
        added(entry(), form)


@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 40))
def test_words_of_the_page_are_always_an_exact_piece_of_it(text: str, start: int, length: int) -> None:
    """Whatever piece is typed, the note's words stand in the text at its place."""
    wanted = text[start : start + length].strip()
    if wanted:
        found = added(entry(text), {"kind": "concern", "typed": wanted})
        assert text[found.start : found.start + len(found.quote)] == found.quote == wanted


@given(st.text(max_size=300))
def test_every_sentence_offered_can_be_chosen(text: str) -> None:
    """What the form offers is accepted, and is an exact piece of the text."""
    for one in add_page(entry(text), DAY).sentences:
        found = added(entry(text), {"kind": "reminder", "sentence": one.value})
        assert text[found.start : found.start + len(found.quote)] == found.quote


def test_the_form_comes_back_as_it_was_filled_in() -> None:
    """After a refusal the kind, the words and the fields stand as they were."""
    form = {"kind": "contact", "typed": "nowhere", "contact_by": "me", "contact_when_first": "2024-05-02"}
    page = add_page(entry(), DAY, form)
    contact = page.kinds[0]
    assert page.typed == "nowhere"
    assert contact.chosen
    assert [choice.value for choice in contact.fields[0].choices if choice.chosen] == ["me"]
    assert contact.fields[2].first == "2024-05-02"
