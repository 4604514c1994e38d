from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Mark, Reading
from healing_journal.model.record import (
    Body,
    CheckedIn,
    Chose,
    Corrected,
    Named,
    Record,
    Removed,
    Restored,
    Revised,
)
from healing_journal.store import ClosedError, Latest, Store, StoreError, open_store

MARCH = Days.on(date(2026, 3, 1))


def test_what_was_appended_is_there_after_opening_again(
    store: Store, writes: Callable[..., Record], recorded: Callable[[Body], Record], passphrase: str
) -> None:
    """Records come back as they were given, in the order of giving, from the file."""
    mark = Mark("contact", "She rang")
    given = [
        writes("a", "She rang at nine. \N{BROKEN HEART} \N{RIGHT-TO-LEFT MARK}שלום"),
        recorded(Named(names=("Sal",), pronoun="she")),
        recorded(CheckedIn(day=date(2026, 3, 1), longing=7, cried=True)),
        recorded(
            Corrected(entry="a", mark=mark, verdict="changed", becomes=Contact(quote="She rang", by="them"))
        ),
    ]
    store.append(given[:1])
    store.append(given[1:])
    store.close()
    again = open_store(store.path, passphrase)
    assert list(again.records()) == given
    assert list(again.records(about_entries=False)) == given[1:]
    assert list(again.records(since=2)) == given[2:]
    again.close()


def test_records_of_one_append_are_kept_all_or_none(store: Store, writes: Callable[..., Record]) -> None:
    """Where one record of a batch cannot be kept, none of the batch is."""
    first = writes("a", "One.")
    store.append([first])
    with pytest.raises(StoreError):
        store.append([writes("b", "Two."), first])
    assert list(store.records()) == [first]
    assert store.find("two") == []
    assert store.check() == []


def test_an_entry_reads_as_its_last_revision_and_keeps_its_versions(
    store: Store, writes: Callable[..., Record], recorded: Callable[[Body], Record]
) -> None:
    """The present text is that of the last revision; all texts stay, and the first time of writing."""
    first = writes("a", "He wrote.")
    second = recorded(
        Revised(entry="a", days=Days(date(2026, 3, 1), date(2026, 3, 2)), text="He wrote twice.")
    )
    store.append([first, second])
    entry = store.entry("a")
    assert entry is not None
    assert (entry.text, entry.revision, entry.written_at) == ("He wrote twice.", second.id, first.at)
    assert [version.text for version in store.versions("a")] == ["He wrote.", "He wrote twice."]
    assert store.heads()[0].length == len("He wrote twice.")
    assert store.entry("nobody") is None
    assert store.versions("nobody") == []


def test_heads_stand_in_the_order_of_their_days(store: Store, writes: Callable[..., Record]) -> None:
    """Entries are listed by the last of their days, then by when they were written."""
    store.append(
        [writes("late", "x", date(2026, 4, 1)), writes("early", "y", date(2025, 4, 1)), writes("same", "z")]
    )
    store.append([writes("again", "z")])
    assert [head.id for head in store.heads()] == ["early", "same", "again", "late"]


def test_the_bin_hides_and_gives_back(
    store: Store, writes: Callable[..., Record], recorded: Callable[[Body], Record]
) -> None:
    """A removed entry is found no more and needs no reading; restored, it is as before."""
    store.append([writes("a", "An unsent letter.")])
    store.append([recorded(Removed(entry="a"))])
    assert (store.find("letter"), store.unread("r"), list(store.readings())) == ([], [], [])
    assert store.heads()[0].removed
    store.append([recorded(Restored(entry="a"))])
    assert [hit.entry for hit in store.find("letter")] == ["a"]
    assert not store.heads()[0].removed


def test_a_clock_that_jumps_back_changes_no_order(store: Store, writes: Callable[..., Record]) -> None:
    """The order of records is that of keeping them, whatever the clock said."""
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    given = [
        msgspec.structs.replace(writes(f"e{n}", "x"), at=now - timedelta(days=400 * n)) for n in range(4)
    ]
    for record in given:
        store.append([record])
    assert list(store.records()) == given
    assert store.check() == []


def test_a_reading_counts_for_the_text_it_was_made_of(
    store: Store, writes: Callable[..., Record], recorded: Callable[[Body], Record]
) -> None:
    """A reading of an older text is not kept; a revision makes the entry unread; another reader starts anew."""
    store.append([writes("a", "We met."), writes("b", "Nothing.")])
    revision = store.heads()[0].revision
    reading = Reading("r1", (Contact(quote="We met", by="chance"),))
    store.keep_reading("a", revision, reading)
    assert store.reading("a") == reading
    assert list(store.readings()) == [("a", reading)]
    assert store.unread("r1") == ["b"]
    assert set(store.unread("r2")) == {"a", "b"}
    store.append([recorded(Revised(entry="a", days=MARCH, text="We met twice."))])
    assert (store.reading("a"), list(store.readings())) == (None, [])
    store.keep_reading("a", revision, reading)
    assert store.reading("a") is None


def test_what_is_new_can_be_asked_for(store: Store, writes: Callable[..., Record]) -> None:
    """`latest` says how far things have come, and `since` gives only what came after."""
    store.append([writes("a", "One."), writes("b", "Two.")])
    heads = {head.id: head.revision for head in store.heads()}
    store.keep_reading("a", heads["a"], Reading("r"))
    before = store.latest()
    assert before == Latest(record=2, reading=1, emptied=0)
    store.keep_reading("b", heads["b"], Reading("r"))
    assert [entry for entry, _ in store.readings(before.reading)] == ["b"]
    store.keep_reading("a", heads["a"], Reading("r9"))
    assert [entry for entry, _ in store.readings(before.reading)] == ["b", "a"]


def test_drafts_outlive_the_program(store: Store, passphrase: str) -> None:
    """A draft is there after the journal was opened again, until it is dropped."""
    store.keep_draft("new", "I wanted to sa")
    store.keep_draft("new", "I wanted to say")
    store.keep_draft("letter", "Dear you")
    store.close()
    again = open_store(store.path, passphrase)
    kept = again.draft("new")
    assert kept is not None
    assert kept.text == "I wanted to say"
    assert [draft.name for draft in again.drafts()] == ["letter", "new"]
    again.drop_draft("new")
    assert again.draft("new") is None
    again.close()


def test_another_program_on_the_same_journal_is_noticed(
    store: Store, writes: Callable[..., Record], passphrase: str
) -> None:
    """Each of two open programs sees what the other kept, and is told once that something changed."""
    other = open_store(store.path, passphrase)
    assert not store.changed()
    other.append([writes("a", "From the other window.")])
    assert (store.changed(), store.changed()) == (True, False)
    assert not other.changed()
    assert [hit.entry for hit in store.find("window")] == ["a"]
    other.close()


def test_a_choice_is_the_last_one_made(store: Store, recorded: Callable[[Body], Record]) -> None:
    """What was chosen for a setting is what was chosen last, whatever else was; nothing where nothing was."""
    chosen = [("blur", "on"), ("keys", "off"), ("blur", "off"), ("keys", "")]
    store.append([recorded(Chose(setting=setting, value=value)) for setting, value in chosen])
    assert [store.choice(setting) for setting in ("blur", "keys", "country")] == ["off", "", ""]


def test_a_closed_journal_answers_with_a_sentence(store: Store) -> None:
    """After locking, nothing can be asked of the journal, and its keys are overwritten."""
    store.close()
    with pytest.raises(ClosedError, match="is locked"):
        store.heads()
    assert not any(store._master)
    assert not any(store._database.alike())


def test_a_journal_can_be_used_from_several_threads(store: Store, writes: Callable[..., Record]) -> None:
    """Saves from many threads at once are all kept."""
    records = [writes(f"e{n}", f"Page {n}.") for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda record: store.append([record]), records))
    assert {record.id for record in store.records()} == {record.id for record in records}
    assert store.check() == []
