"""What the reader knows before it reads: what they are called and what corrections taught, each with its words.

All of it is worked out anew from the entries and the corrections as they stand; nothing of it is kept. A name that the
person struck is one of their choices (`NOT_THEM`), and taking that back brings the name back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from healing_journal.model.finding import Kind
from healing_journal.model.snapshot import Snapshot
from healing_journal.remembering import Memory
from healing_journal.store import Head

if TYPE_CHECKING:
    from healing_journal.reading import Clues, Known, Naming

NOT_THEM = "not_them"
_FROM_EACH_END = 50  # entries: the first name them most, the latest tell what they are called now
_QUOTES = 3


class Place(msgspec.Struct, frozen=True):
    """The words of an entry that something was learnt from."""

    entry: str
    quote: str


class LearntName(msgspec.Struct, frozen=True):
    """A name that texts gave away; `counts` tells whether the reader takes it for theirs, or would first ask."""

    name: str
    counts: bool
    places: tuple[Place, ...]


class Taught(msgspec.Struct, frozen=True):
    """What the person's word on notes of one sort taught: the words they hang on, how often right, how often not."""

    kind: Kind
    words: str
    right: int
    wrong: int
    places: tuple[Place, ...]


class Knowing:
    """Works out what is known of the one a journal is about, and reads each entry for it only once."""

    def __init__(self, memory: Memory, text_of: Callable[[str], str]) -> None:
        self._memory = memory
        self._text_of = text_of
        self.forget()

    def forget(self) -> None:
        """Put everything out of mind."""
        self._clues: dict[str, Clues] = {}
        self._total: Clues | None = None

    def naming(self) -> Naming:
        """Return what they are called: the person's own word on it, else what entries gave away."""
        from healing_journal.reading import naming_of

        return naming_of(self._all_clues(), given(self._memory.snapshot))

    def called(self) -> tuple[str, ...]:
        """Return their names alone; where the person gave them, no entry has to be looked at."""
        return self._memory.snapshot.named.names or self.naming().names

    def known(self) -> Known:
        """Return all that is known beforehand."""
        from healing_journal.reading import Known, learn_from

        naming = self.naming()
        said = (one for marks in self._memory.snapshot.corrections.values() for one in marks.values())
        return Known(naming, learn_from(said, naming), own=True)

    def names(self) -> tuple[LearntName, ...]:
        """Return the names that entries gave away, those that count first, each with some of its places."""
        from healing_journal.reading import naming_of, offered

        clues, said = self._all_clues(), given(self._memory.snapshot)
        learnt = () if said.names else naming_of(clues, said).names
        return tuple(
            LearntName(name, name in learnt, self._places(name)) for name in (*learnt, *offered(clues, said))
        )

    def taught(self) -> tuple[Taught, ...]:
        """Return what corrections taught, with the words that each was said of."""
        from healing_journal.reading import learn_from

        corrections = self._memory.snapshot.corrections
        all_said = [(entry, one) for entry, marks in corrections.items() for one in marks.values()]
        places: dict[object, list[Place]] = {}
        naming = self.naming()
        for entry, one in all_said:
            for lesson in learn_from([one], naming).lessons:
                places.setdefault(lesson.sort, []).append(Place(entry, one.mark.quote))
        return tuple(
            Taught(
                lesson.sort.kind, lesson.sort.words, lesson.right, lesson.wrong, tuple(places[lesson.sort])
            )
            for lesson in learn_from((one for _, one in all_said), naming).lessons
        )

    def _places(self, name: str) -> tuple[Place, ...]:
        found = (place for head in self._looked_at() for place in self._places_in(head, name))
        return tuple(place for place, _ in zip(found, range(_QUOTES), strict=False))

    def _places_in(self, head: Head, name: str) -> Iterator[Place]:
        from healing_journal.reading import places_of

        quotes = dict.fromkeys(places_of(name, self._text_of(head.id)))
        return (Place(head.id, quote) for quote in quotes)

    def _looked_at(self) -> list[Head]:
        heads = [head for head in self._memory.heads() if not head.removed]
        return heads[:_FROM_EACH_END] + heads[_FROM_EACH_END:][-_FROM_EACH_END:]

    def _all_clues(self) -> Clues:
        from healing_journal.reading import Clues, clues_in

        heads = self._looked_at()
        if self._total is None or self._clues.keys() != {head.revision for head in heads}:
            before = self._clues
            self._clues = {
                head.revision: before.get(head.revision) or clues_in(self._text_of(head.id)) for head in heads
            }
            self._total = sum(self._clues.values(), start=Clues())
        return self._total


def given(snapshot: Snapshot) -> Naming:
    """Return what the person said of names: which are theirs, and which are not."""
    from healing_journal.reading import Naming

    named = snapshot.named
    return Naming(names=named.names, pronoun=named.pronoun, struck=struck(snapshot))


def struck(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the names that the person said are not theirs."""
    return tuple(filter(None, snapshot.choices.get(NOT_THEM, "").split("\n")))
