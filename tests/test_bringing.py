from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from brought import LOADED, MAY, STEPS, Made, do, drafts, texts
from healing_journal.bringing import Brought, bring_in, take_back
from healing_journal.exchange import Asked, Draft, Loaded, load
from healing_journal.journal import Journal
from healing_journal.model.record import CheckedIn
from healing_journal.model.refusal import Refusal
from healing_journal.takingout import take_out


def test_what_is_new_comes_in_with_its_days(journal: Journal) -> None:
    """Entries, check-ins and messages are there afterwards, and the count says so."""
    brought = bring_in(journal, LOADED)
    assert brought == Brought(brought.batch, entries=3, checkins=1, messages=1)
    assert texts(journal) == ["Page 0.", "Page 1.", "Page 2."]
    assert journal.heads()[0].days == MAY
    assert journal.snapshot.checkins[date(2024, 5, 12)].calm == 4
    assert journal.snapshot.messages["jo 12 May"].count == 2


def test_the_same_twice_is_once(journal: Journal) -> None:
    """A second time nothing is added, not even the name of a batch."""
    bring_in(journal, LOADED)
    before = list(journal.store.records())
    again = bring_in(journal, LOADED)
    assert again == Brought(again.batch, known=5)
    assert list(journal.store.records()) == before


def test_of_a_longer_file_only_the_rest_comes_in(journal: Journal) -> None:
    """What was brought in before is known by its key; a day of which more is told takes the place of the shorter."""
    bring_in(journal, LOADED)
    (message,) = LOADED.messages
    longer = msgspec.structs.replace(
        LOADED, drafts=drafts(5), messages=(msgspec.structs.replace(message, count=7),)
    )
    assert bring_in(journal, longer).entries == 2
    assert journal.snapshot.messages["jo 12 May"].count == 7


def test_a_dry_run_keeps_nothing(journal: Journal) -> None:
    """It counts as the real one does, and the journal holds the same records as before."""
    journal.write("My own page.")
    before = list(journal.store.records())
    would = bring_in(journal, LOADED, dry=True)
    assert list(journal.store.records()) == before
    assert msgspec.structs.replace(bring_in(journal, LOADED), batch="") == msgspec.structs.replace(
        would, batch=""
    )


def test_a_batch_is_taken_back_whole(journal: Journal) -> None:
    """Its entries lie in the bin and its messages are forgotten; what was there before stays."""
    own = journal.write("My own page.")
    brought = bring_in(journal, LOADED)
    assert take_back(journal, brought.batch) == 3
    assert texts(journal) == [own.text]
    assert journal.snapshot.messages == {}
    with pytest.raises(Refusal, match="Nothing was brought in under that name"):
        take_back(journal, brought.batch)


def test_what_was_taken_back_can_be_brought_in_again(journal: Journal) -> None:
    """Taking back is no verdict: the same file comes in anew."""
    take_back(journal, bring_in(journal, LOADED).batch)
    assert bring_in(journal, LOADED).entries == 3
    assert texts(journal) == ["Page 0.", "Page 1.", "Page 2."]


def test_a_checkin_of_ones_own_is_not_replaced(journal: Journal) -> None:
    """Where the person tapped a day here already, their taps stay."""
    journal.keep(CheckedIn(day=date(2024, 5, 12), calm=9))
    assert bring_in(journal, LOADED).checkins == 0
    assert journal.snapshot.checkins[date(2024, 5, 12)].calm == 9


def test_an_entry_without_words_is_counted_and_left_out(journal: Journal) -> None:
    """What cannot be an entry does not keep the rest from coming in."""
    odd = Loaded(format="text", drafts=(*drafts(1), Draft(days=MAY, text=" \n", key="empty")))
    brought = bring_in(journal, odd)
    assert brought == Brought(brought.batch, entries=1, unfit=1)
    assert texts(journal) == ["Page 0."]


class _StoppedError(Exception):
    """The power went."""


def test_stopping_between_two_steps_leaves_a_whole_journal_that_goes_on(journal: Journal) -> None:
    """What was kept stays, the file is whole, and the same file again brings in exactly the rest."""
    many = Loaded(format="day_one", drafts=drafts(450))

    def stop(kept: int, of_all: int) -> None:
        if 1 < kept < of_all:
            raise _StoppedError

    with pytest.raises(_StoppedError):
        bring_in(journal, many, progress=stop)
    begun = len(texts(journal))
    assert 0 < begun < 450
    assert journal.store.check() == []
    assert bring_in(journal, many).entries == 450 - begun
    assert texts(journal) == sorted(draft.text for draft in many.drafts)


def test_it_says_how_far_it_is(journal: Journal) -> None:
    """Progress rises to all there is, the name of the batch counted in."""
    told: list[tuple[int, int]] = []
    bring_in(journal, Loaded(format="text", drafts=drafts(450)), progress=lambda *so_far: told.append(so_far))
    assert told == [(1, 451), (201, 451), (401, 451), (451, 451)]


def standing(journal: Journal) -> tuple[object, ...]:
    """All that the journal comes to, but for the names of batches."""
    now = journal.snapshot
    return (
        journal.heads(), now.corrections, now.checkins, now.named, now.notes, now.letters, now.choices,
        [journal.versions(head.id) for head in journal.heads()],
    )  # fmt: skip


@given(steps=STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_archive_gives_back_the_same_journal(
    another: Made, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """Whatever was done in a journal, its archive brought into an empty one makes the same journal; twice is once."""
    first, second = another(), another()
    for step, words in steps:
        do(first, step, words)
    out = tmp_path_factory.mktemp("out") / "all"
    take_out(first, out)
    loaded = load(out / "journal.json", Asked(today=second.today()))
    for _ in range(2):
        bring_in(second, loaded)
        assert standing(second) == standing(first)
    assert second.store.check() == []


def test_the_entries_of_an_archive_are_taken_back_too(another: Made, tmp_path: Path) -> None:
    """An archive's entries name no batch of their own, and still go back to the bin together, others staying."""
    first, second = another(), another()
    first.write("Theirs.")
    take_out(first, tmp_path / "out")
    own = second.write("My own page.")
    brought = bring_in(second, load(tmp_path / "out" / "journal.json", Asked(today=second.today())))
    assert take_back(second, brought.batch) == 1
    assert texts(second) == [own.text]


def test_our_own_markdown_brings_nothing_twice(journal: Journal, tmp_path: Path) -> None:
    """An export as Markdown, brought back into the journal it came from, holds nothing new."""
    journal.write("My own page.")
    take_out(journal, tmp_path / "out")
    (tmp_path / "out" / "journal.json").unlink()
    again = bring_in(journal, load(tmp_path / "out", Asked(today=journal.today())))
    assert again.entries == 0
    assert texts(journal) == ["My own page."]
