from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Feeling, Finding, Silence
from healing_journal.model.refusal import Refusal
from healing_journal.pages import Voice, changed, find_note
from healing_journal.pages.notes import note_row, noted
from tales import TODAY, day, findings, on, told

RANG = Contact(quote="he rang", start=3, by="them", how="call", when=on(6, 3))


def test_a_note_says_what_was_found() -> None:
    """A contact is said by who, how and when; a feeling by its name."""
    assert noted(RANG, Voice("he", "him", "his"), TODAY) == "he called you, 3 June"
    assert (
        noted(Feeling(quote="wept", feeling="sadness", cried=True), Voice(), TODAY) == "sadness, with tears"
    )


def test_a_form_changes_the_fields_it_names() -> None:
    """What the form gives replaces the field; what it leaves out stays."""
    form = {"by": "me", "repeated": "true", "when_first": "2024-06-01", "when_last": "2024-06-02"}
    became = changed(RANG, form)
    assert became == Contact(
        quote="he rang", start=3, by="me", how="call", when=Days(day(6, 1), day(6, 2)), repeated=True
    )


def test_a_form_can_take_a_date_away() -> None:
    """An empty date means that no day is known."""
    became = changed(RANG, {"when_first": "", "when_last": ""})
    assert isinstance(became, Contact)
    assert became.when is None


def test_a_length_is_a_whole_number_or_not_known() -> None:
    """A silence's days are taken as a number; anything else means not known."""
    quiet = Silence(quote="no word", days=3)
    assert [changed(quiet, {"days": given}) for given in ("12", "many")] == [
        Silence(quote="no word", days=12),
        Silence(quote="no word", days=None),
    ]


@pytest.mark.parametrize(
    "form", [{"by": "aunt"}, {"when_first": "soon"}, {"when_first": "2024-06-02", "when_last": "2024-06-01"}]
)
def test_an_answer_that_is_none_is_refused_in_a_sentence(form: dict[str, str]) -> None:
    """Values that were not offered change nothing and are refused."""
    with pytest.raises(Refusal):
        changed(RANG, form)


@given(findings)
def test_every_finding_can_be_shown_and_sent_back_unchanged(finding: Finding) -> None:
    """A note's fields, posted as they stand, leave the finding as it was."""
    row = note_row(told(finding), Voice(), TODAY)
    form = {field.name: choice.value for field in row.fields for choice in field.choices if choice.chosen}
    form |= {f"{field.name}_{end}": getattr(field, end) for field in row.fields for end in ("first", "last")}
    form |= {field.name: field.first for field in row.fields if field.number}
    assert changed(finding, form) == finding
    assert row.what.endswith(".")


@given(st.lists(findings, max_size=8))
def test_a_note_is_found_by_its_key(some: list[Finding]) -> None:
    """Each finding is found again by the key its note carries."""
    notes = [told(one) for one in some]
    for note in notes:
        found = find_note(notes, note_row(note, Voice(), date(2024, 6, 1)).key)
        assert found is not None
        assert found.mark == note.mark
