from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from healing_journal.model.day import Days
from healing_journal.model.record import Body, Record, Removed, Revised
from healing_journal.store import Sense, Store

MODEL = "test 1"
NUMBERS = bytes(range(120)) * 4  # a row that stands nowhere else
Recorded: TypeAlias = Callable[[Body], Record]
Writes: TypeAlias = Callable[..., Record]


def _sense(store: Store, entry: str) -> Sense:
    page = store.entry(entry)
    assert page is not None
    return Sense(0, entry, page.revision, b"\0\0\0\0\5\0\0\0", NUMBERS)


def _kept(store: Store) -> list[str]:
    return [sense.entry for sense in store.senses(MODEL)]


def test_what_an_entry_means_is_kept_once_and_given_in_the_order_of_keeping(
    store: Store, writes: Writes
) -> None:
    """A later one takes the place of the earlier; whoever asks for what is new since gets only that."""
    store.append([writes("a", "One."), writes("b", "Two.")])
    assert store.unsensed(MODEL) == ["b", "a"]
    for entry in ("a", "b", "a"):
        store.keep_sense(MODEL, _sense(store, entry))
    assert _kept(store) == ["b", "a"]
    (first, last) = store.senses(MODEL)
    assert [one.entry for one in store.senses(MODEL, first.num)] == ["a"]
    assert last.vectors == NUMBERS
    assert store.unsensed(MODEL) == []
    assert store.unsensed("another model") == ["b", "a"]


def test_a_changed_text_waits_again(store: Store, writes: Writes, recorded: Recorded) -> None:
    """What was worked out of an earlier text is neither given nor taken."""
    store.append([writes("a", "One.")])
    before = _sense(store, "a")
    store.keep_sense(MODEL, before)
    store.append([recorded(Revised(entry="a", days=Days.on(date(2026, 3, 1)), text="Other words."))])
    store.keep_sense(MODEL, before)
    assert _kept(store) == []
    assert store.unsensed(MODEL) == ["a"]


def test_it_is_an_index_that_can_be_made_again(store: Store, writes: Writes) -> None:
    """Making the journal's tables anew drops it whole; the entries wait, and the check finds nothing amiss."""
    store.append([writes("a", "One.")])
    store.keep_sense(MODEL, _sense(store, "a"))
    store.remake()
    assert _kept(store) == []
    assert store.unsensed(MODEL) == ["a"]
    assert store.check() == []


def test_emptying_the_bin_takes_it_along(store: Store, writes: Writes, recorded: Recorded) -> None:
    """What an erased entry meant is in no row, and its numbers stand on no page of the file."""
    store.append([writes("gone", "One."), writes("stays", "Two.")])
    store.keep_sense(MODEL, _sense(store, "gone"))
    store.append([recorded(Removed(entry="gone"))])
    store.empty_bin()
    assert _kept(store) == []
    assert store._database.number("SELECT count(*) FROM sense") == 0
    assert store._database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sense_gone'") == 1


def test_only_present_texts_are_given(store: Store, writes: Writes, recorded: Recorded) -> None:
    """Texts and meanings are asked for by entry; those in the bin are left out."""
    store.append([writes("a", "One."), writes("b", "Two.")])
    for entry in ("a", "b"):
        store.keep_sense(MODEL, _sense(store, entry))
    store.append([recorded(Removed(entry="b"))])
    assert store.texts(["a", "b", "unknown"]) == {"a": "One."}
    assert [sense.entry for sense in store.senses_of(MODEL, ["a", "b", "unknown"])] == ["a"]
