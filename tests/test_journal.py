from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days, NotADateError
from healing_journal.model.entry import NoSuchEntryError, UnfitTextError
from healing_journal.model.finding import Contact, Reading, Risk, mark_of
from healing_journal.model.record import Answered
from healing_journal.takingout import take_out
from kit import PASSPHRASE, Clock

TEXT = "He called me after work yesterday. I cried."


def test_an_entry_is_about_today_unless_said_otherwise(journal: Journal) -> None:
    """The date need not be given, and any past day may be."""
    assert journal.write("A quiet day.").days == Days.on(date(2024, 5, 20))
    march = Days(date(2024, 3, 1), date(2024, 3, 31))
    assert journal.write("That was in March.", march).days == march


def test_an_entry_about_tomorrow_is_refused(journal: Journal) -> None:
    """What has not been cannot be told; the journal stays as it was."""
    with pytest.raises(NotADateError):
        journal.write("Tomorrow.", Days.on(date(2024, 5, 21)))
    assert journal.heads() == []


def test_what_was_written_is_there_when_opened_again(journal: Journal, place: Path, clock: Clock) -> None:
    """A journal closed and opened again holds the same words."""
    kept = journal.write(TEXT)
    journal.close()
    again = Journal.open(place, PASSPHRASE, clock)
    assert again.entry(kept.id) == kept
    again.close()


def test_a_revision_keeps_the_earlier_text(journal: Journal) -> None:
    """Revising appends; both texts stay readable."""
    first = journal.write(TEXT)
    second = journal.revise(first.id, TEXT + " He said sorry.")
    assert [version.text for version in journal.versions(first.id)] == [first.text, second.text]


def test_a_binned_entry_is_found_no_more_until_taken_out(journal: Journal) -> None:
    """Removing hides an entry from search, and restoring brings it back."""
    entry = journal.write(TEXT)
    journal.remove(entry.id)
    assert journal.find("called") == []
    journal.restore(entry.id)
    assert [hit.entry for hit in journal.find("called")] == [entry.id]


def test_the_beginning_of_an_id_names_an_entry_where_it_is_the_only_one(journal: Journal) -> None:
    """A person need not type sixteen letters; what names no entry is refused in a sentence."""
    entry = journal.write(TEXT)
    assert journal.entry(entry.id[:6]) == entry
    for name in ("", "zzzz"):
        with pytest.raises(NoSuchEntryError):
            journal.entry(name)


def test_an_empty_text_leaves_the_journal_as_it_was(journal: Journal) -> None:
    """A refusal keeps nothing."""
    with pytest.raises(UnfitTextError):
        journal.write("  \n")
    assert journal.heads() == []


def test_every_entry_waits_to_be_read_and_is_read_once(journal: Journal) -> None:
    """Writing does not read; reading is caught up with when asked for."""
    journal.write(TEXT)
    journal.write("He texted me again.")
    assert list(journal.read_waiting()) == [2, 1]
    assert journal.unread() == []


def test_not_this_outlives_another_reading(journal: Journal) -> None:
    """The person's word on a finding is kept apart from readings and wins over each of them."""
    entry = journal.write(TEXT)
    journal.read(entry.id)
    call = next(told.finding for told in journal.notes(entry.id) if isinstance(told.finding, Contact))
    assert journal.story().contacts
    journal.correct(entry.id, mark_of(call), "not_this")
    journal.read(entry.id)
    assert not journal.story().contacts
    journal.uncorrect(entry.id, mark_of(call))
    assert journal.story().contacts


def test_another_program_on_the_same_journal_is_noticed(journal: Journal, place: Path, clock: Clock) -> None:
    """Two programs may have one journal open; each sees what the other kept."""
    other = Journal.open(place, PASSPHRASE, clock)
    entry = other.write(TEXT)
    other.read(entry.id)
    other.close()
    assert [head.id for head in journal.heads()] == [entry.id]
    assert journal.story().contacts


def test_a_sign_of_danger_goes_out_only_where_the_person_said_yes(journal: Journal, tmp_path: Path) -> None:
    """What the reader suspects stays in; what was confirmed is the person's own."""
    page = journal.write("I did not want to wake up.")
    sign = Risk(quote="did not want to wake up", start=2, type="death_wish")
    journal.keep_reading(page, Reading(journal.reader, (sign,)))
    take_out(journal, tmp_path / "before")
    journal.keep(Answered(entry=page.id, mark=mark_of(sign), answer="yes"))
    take_out(journal, tmp_path / "after")
    told = [(tmp_path / when / "found.md").read_text(encoding="utf-8") for when in ("before", "after")]
    assert [sign.quote in found for found in told] == [False, True]


def test_an_export_can_be_read_without_this_program(journal: Journal, tmp_path: Path) -> None:
    """The words stand in plain Markdown, in a folder that is the person's alone."""
    journal.write(TEXT)
    assert take_out(journal, tmp_path / "out") == 1
    assert any(TEXT in file.read_text(encoding="utf-8") for file in (tmp_path / "out").rglob("*.md"))
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0
