"""What an open journal knows of meanings: the numbers of all passages, in memory once something is asked of them."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Iterator
from threading import RLock
from typing import TYPE_CHECKING

import msgspec

from healing_journal.model.entry import Entry
from healing_journal.store import Head, Sense, Store

if TYPE_CHECKING:  # numpy is loaded with the network, not before
    from healing_journal.sensing.vectors import Passages


class Near(msgspec.Struct, frozen=True):
    """A passage and how near it is in meaning, -1 to 1: the cosine of the angle."""

    entry: str
    start: int
    end: int
    closeness: float


class Passage(msgspec.Struct, frozen=True):
    """A passage of an entry and its numbers, a byte each."""

    entry: str
    start: int
    end: int
    numbers: bytes


class Senses:
    """The passages of all entries by their meaning; nothing is loaded before it is asked for. Any thread may ask."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = RLock()
        self.forget()

    def forget(self) -> None:
        """Put everything out of mind."""
        self._passages: Passages | None = None
        self._of: dict[int, tuple[str, str]] = {}  # entry and revision of each sense
        self._latest: dict[str, int] = {}
        self._seen = 0
        self._emptied = -1

    def waiting(self) -> list[str]:
        """Return the entries whose passages are not known by their meaning yet, the latest days first."""
        from healing_journal.reading.meaning import MODEL

        return self._store.unsensed(MODEL)

    def keep(self, sense: Sense) -> None:
        """Keep what was worked out, unless the entry's text has changed meanwhile."""
        from healing_journal.reading.meaning import MODEL

        self._store.keep_sense(MODEL, sense)

    def take_waiting(self) -> Iterator[int]:
        """Work out the meaning of all entries that wait for it, saying how many are still to come."""
        waiting = self.waiting()
        for index, key in enumerate(waiting):
            yield len(waiting) - index
            entry = self._store.entry(key)
            if entry is not None:
                self.keep(sense_of(entry))

    def load(self) -> None:
        """Have the network at hand, and take in what was kept since."""
        from healing_journal.reading.meaning import load

        load()
        self._refresh()

    def near(self, words: str, among: Collection[Head], most: int) -> list[Near]:
        """Return the passage of each of these entries that is nearest in meaning to the words, the nearest first."""
        from healing_journal.reading.meaning import load

        vector = load().of(words)
        with self._lock:
            passages = self._refresh()
            found: dict[str, Near] = {}
            for num, start, end, closeness in passages.nearest(vector, self._present(among)):
                entry = self._of[num][0]
                found.setdefault(entry, Near(entry, start, end, closeness))
                if len(found) == most:
                    break
        return list(found.values())

    def missing(self, among: Collection[Head]) -> int:
        """Return how many of these entries are not known by their meaning yet."""
        with self._lock:
            self._refresh()
            return sum(not head.removed for head in among) - len(self._present(among))

    def at(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Passage]:
        """Return the passages that hold these places (entry, character), as far as they are known by their meaning."""
        from healing_journal.reading.meaning import MODEL, WIDTH

        wanted = list(places)
        of = {one.entry: one for one in self._store.senses_of(MODEL, sorted({entry for entry, _ in wanted}))}
        found = {}
        for entry, at in wanted:
            bounds = _bounds(of[entry].places) if entry in of else []
            for index, (start, end) in enumerate(bounds):
                if start <= at < end:
                    numbers = of[entry].vectors[index * WIDTH : (index + 1) * WIDTH]
                    found[entry, at] = Passage(entry, start, end, numbers)
        return found

    def _present(self, among: Collection[Head]) -> list[int]:
        """Return the senses of these entries' present texts."""
        latest, of = self._latest, self._of
        nums = ((latest.get(head.id, 0), head) for head in among if not head.removed)
        return [num for num, head in nums if num and of[num][1] == head.revision]

    def _refresh(self) -> Passages:
        """Take in what was kept since; all of it afresh where the bin was emptied, for what is gone leaves no trace."""
        from healing_journal.reading.meaning import MODEL
        from healing_journal.sensing.vectors import Passages

        with self._lock:
            emptied = self._store.latest().emptied
            if self._passages is None or emptied != self._emptied:
                self.forget()
                self._passages, self._emptied = Passages(), emptied
            for sense in self._store.senses(MODEL, self._seen):
                self._seen = sense.num
                self._of[sense.num] = sense.entry, sense.revision
                self._latest[sense.entry] = sense.num
                self._passages.add(sense.num, sense.places, sense.vectors)
            return self._passages


def _bounds(places: bytes) -> list[tuple[int, int]]:
    return list(struct.iter_unpack("<II", places))


def sense_of(entry: Entry) -> Sense:
    """Return what an entry's passages mean; the network is loaded for it."""
    import numpy as np

    from healing_journal.reading.meaning import load
    from healing_journal.reading.passages import passages

    network, spans = load(), passages(entry.text)
    places = np.array([(span.start, span.end) for span in spans], "<u4").tobytes()
    vectors = b"".join(network.of(span.of(entry.text)).tobytes() for span in spans)
    return Sense(0, entry.id, entry.revision, places, vectors)
