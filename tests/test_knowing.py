"""What the reader knows beforehand: names learnt over a journal, struck and taken back; corrections that weigh."""

from __future__ import annotations

from healing_journal.journal import Journal
from healing_journal.knowing import NOT_THEM
from healing_journal.model.finding import Contact, mark_of
from healing_journal.model.record import Chose, Named

PAGES = [
    "Marek left on Monday. He took the kettle.",
    "I telephoned Marek. He let it ring. My brother Tom came by and he cooked.",
    "Marek wrote from Lyon. He wants his kettle papers. Tom says leave it.",
]
CALL = "Marek called me late on Sunday."


def test_a_name_is_learnt_over_the_journal_and_shown_with_its_sentences(journal: Journal) -> None:
    """A name that again and again stands where the ex stands counts; the brother's stands nowhere."""
    entries = [journal.write(page) for page in PAGES]
    (found,) = journal.knowing.names()
    assert (found.name, found.counts) == ("Marek", True)
    assert found.places[0].entry == entries[0].id
    assert found.places[0].quote == "Marek left on Monday."


def test_a_learnt_name_is_read_as_theirs_and_entries_wait_to_be_read_anew(journal: Journal) -> None:
    """A call by that name is a contact once the name is known, and no longer when it is struck."""
    call = journal.write(CALL)
    for page in PAGES:
        journal.write(page)
    assert _contacts(journal, call.id)
    journal.keep(Chose(setting=NOT_THEM, value="Marek"))
    assert call.id in journal.unread()
    assert journal.known().naming.names == ()
    journal.keep(Chose(setting=NOT_THEM, value=""))
    assert journal.known().naming.names == ("Marek",)


def test_what_the_person_said_wins_and_the_other_name_is_asked_about(journal: Journal) -> None:
    """Where a name was given, a learnt one does not count until it is given too."""
    for page in PAGES:
        journal.write(page)
    journal.keep(Named(names=("M",), pronoun="he"))
    (found,) = journal.knowing.names()
    assert (found.name, found.counts) == ("Marek", False)
    assert journal.known().naming.names == ("M",)


def test_an_entry_in_the_bin_teaches_nothing(journal: Journal) -> None:
    """What was thrown away is not learnt from."""
    for page in PAGES:
        journal.remove(journal.write(page).id)
    assert journal.knowing.names() == ()


def test_corrections_of_one_sort_weigh_in_the_next_reading_and_can_be_taken_back(journal: Journal) -> None:
    """Notes of a sort that were not so are less sure on the next page; taken back, they are as they were."""
    before = _confidence(journal, "He texted me again last night.")
    pages = [journal.write(text) for text in ("He texted me on Monday.", "He texted me this morning.")]
    for page in pages:
        for told in _contacts(journal, page.id):
            journal.correct(page.id, mark_of(told), "not_this")
    assert any(one.kind == "contact" and one.wrong == len(pages) for one in journal.knowing.taught())
    assert _confidence(journal, "He texted me again last night!") < before
    for page in pages:
        for mark in list(journal.snapshot.corrections[page.id]):
            journal.uncorrect(page.id, mark)
    assert journal.knowing.taught() == ()
    assert _confidence(journal, "He texted me again last night.") == before


def _contacts(journal: Journal, entry: str) -> list[Contact]:
    return [one for one in journal.read(entry).findings if isinstance(one, Contact)]


def _confidence(journal: Journal, text: str) -> float:
    """How sure the reader is of the contact in a page; 0 where it no longer notes it."""
    return max((one.confidence for one in _contacts(journal, journal.write(text).id)), default=0.0)
