from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Finding, Reading, mark_of
from healing_journal.model.record import CheckedIn
from healing_journal.remembering import Memory
from healing_journal.store import ClosedError
from kit import CHEAP, PASSPHRASE
from tales import findings

_DAYS = st.dates(date(2024, 1, 1), date(2024, 6, 29)).map(Days.on)
_FOUND = st.lists(findings, max_size=4)


def _clock() -> datetime:
    return datetime(2024, 6, 30, 20, 0, tzinfo=UTC)


class Person:
    """Someone who does one thing after another, in one of two windows on the same journal."""

    def __init__(self, draw: Callable[[st.SearchStrategy[object]], object]) -> None:
        self.draw = draw

    def act(self, journal: Journal) -> None:
        """Do one thing, to an entry if there is one."""
        entries = [head.id for head in journal.heads()]
        doing = self.draw(st.sampled_from([*_NEW, *(_TO_ENTRIES if entries else [])]))
        assert callable(doing)
        doing(self, journal, self.draw(st.sampled_from(entries)) if entries else "")

    def write(self, journal: Journal, entry: str) -> None:
        """Write, and have it read at once or not."""
        days = self.draw(_DAYS)
        assert isinstance(days, Days)
        journal.write("Some words.", days)

    def tap(self, journal: Journal, entry: str) -> None:
        """Check in."""
        day = self.draw(st.dates(date(2024, 6, 1), date(2024, 6, 30)))
        assert isinstance(day, date)
        journal.keep(CheckedIn(day=day, cried=True))

    def revise(self, journal: Journal, entry: str) -> None:
        """Let an entry be about another day."""
        days = self.draw(_DAYS)
        assert isinstance(days, Days)
        journal.revise(entry, "Other words.", days)

    def remove(self, journal: Journal, entry: str) -> None:
        """Put it in the bin."""
        journal.remove(entry)

    def restore(self, journal: Journal, entry: str) -> None:
        """Take it out again."""
        journal.restore(entry)

    def empty(self, journal: Journal, entry: str) -> None:
        """Empty the bin."""
        journal.store.empty_bin()

    def read(self, journal: Journal, entry: str) -> None:
        """Have an entry read."""
        found = self.draw(_FOUND)
        assert isinstance(found, list)
        journal.keep_reading(journal.entry(entry), Reading("test", tuple(found)))

    def correct(self, journal: Journal, entry: str) -> None:
        """Say of something found that it is not so, or is something else."""
        becomes = self.draw(st.none() | findings)
        told = journal.notes(entry)
        if not told:
            return
        if becomes is None:
            journal.correct(entry, told[0].mark, "not_this")
        else:
            assert isinstance(becomes, Finding)
            journal.correct(entry, told[0].mark, "changed", becomes)

    def uncorrect(self, journal: Journal, entry: str) -> None:
        """Take that back."""
        for told in journal.notes(entry):
            journal.uncorrect(entry, told.mark)

    def decide(self, journal: Journal, entry: str) -> None:
        """Say what became of something."""
        for told in journal.notes(entry):
            journal.decide(entry, mark_of(told.finding), "kept")


_NEW = [Person.write, Person.write, Person.tap, Person.empty]
_TO_ENTRIES = [
    Person.read, Person.read, Person.read, Person.revise, Person.remove, Person.restore,
    Person.correct, Person.uncorrect, Person.decide,
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_kept_current_equals_what_is_told_from_scratch(data: st.DataObject) -> None:
    """After whatever was done, in two windows at once, story, heads and snapshot are those of a fresh look."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "my.journal"
        one, _ = Journal.new(place, PASSPHRASE, _clock, cost=CHEAP)
        other = Journal.open(place, PASSPHRASE, _clock)
        person = Person(data.draw)
        for _ in range(data.draw(st.integers(1, 25))):
            window = data.draw(st.sampled_from([one, other]))
            person.act(window)
            if data.draw(st.booleans()):
                window.story()
        for window in (one, other):
            fresh = Memory(window.store)
            assert window.story() == fresh.story(window.today())
            assert window.heads() == fresh.heads() == window.store.heads()
            assert vars(window.snapshot) == vars(fresh.snapshot)
        one.close()
        other.close()


def test_a_new_entry_costs_its_own_reading_only(journal: Journal) -> None:
    """Once the story is told, an entry more has one reading looked up, however many there are."""
    for number in range(12):
        entry = journal.write(f"Page {number}.")
        journal.keep_reading(entry, Reading("test"))
    journal.story()
    taken: list[str] = []
    looked = journal.store.readings

    def counted(since: int = 0) -> object:
        for entry, reading in looked(since):
            taken.append(entry)
            yield entry, reading

    journal.store.readings = counted  # type: ignore[method-assign, assignment]
    entry = journal.write("One more.")
    journal.keep_reading(entry, Reading("test"))
    journal.story()
    assert taken == [entry.id]


def test_a_closed_journal_has_nothing_in_mind(journal: Journal) -> None:
    """Closing forgets what was shown of the journal with its keys, and nothing can be asked of it any more."""
    journal.keep(CheckedIn(day=journal.today(), cried=True))
    assert journal.snapshot.checkins
    journal.close()
    with pytest.raises(ClosedError):
        assert not journal.snapshot.checkins
