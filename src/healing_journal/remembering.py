"""What an open journal has in mind: the snapshot, the heads, the story, each kept current as records come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from healing_journal.heads import Heads
from healing_journal.model.day import Days
from healing_journal.model.finding import Kind, Reading
from healing_journal.model.record import Corrected, Record, Removed, Restored, Revised, Uncorrected, Written
from healing_journal.model.snapshot import Snapshot, replay
from healing_journal.sensing import Senses
from healing_journal.store import Head, Latest, Store

if TYPE_CHECKING:
    from healing_journal.story import Gathered, Story, Told

T = TypeVar("T")


class Memory:
    """Takes in only what is new in the store, whoever wrote it, and nothing before it is asked for.

    Any thread may ask. Where the bin was emptied or a batch taken back, all is taken in afresh, for what is gone must
    leave no trace.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = RLock()
        self.senses = Senses(store)
        self.forget()

    def forget(self) -> None:
        """Put everything out of mind."""
        self.senses.forget()
        self._seen: Latest | None = None  # nothing is in mind yet
        self._snapshot = Snapshot()
        self._heads: Heads | None = None
        self._gathered: Gathered | None = None
        self._story: Story | None = None
        self._pages: dict[str, Any] = {}
        self._of_texts: dict[str, dict[str, Any]] = {}

    @property
    def snapshot(self) -> Snapshot:
        """The journal as it stood when it was last refreshed, without its entries' texts."""
        with self._lock:
            if self._seen is None:
                self._begin()
            return self._snapshot

    def _begin(self) -> None:
        while self._seen != (latest := self._store.latest()):  # another program may write meanwhile
            self._seen = latest
            self._snapshot = replay(self._store.records(about_entries=False))

    def refresh(self) -> None:
        """Take in what was added to the journal since, here or by another program."""
        with self._lock:
            latest, seen = self._store.latest(), self._seen
            if seen is None or latest == seen:
                return
            # So many and no more: what comes meanwhile is for the next time.
            new = list(islice(self._store.records(since=seen.record), latest.record - seen.record))
            turned = any(self.snapshot.is_turned_by(record.body) for record in new)
            if latest.emptied != seen.emptied or turned:
                self.forget()
                return
            for record in new:
                self._take(record)
            if self._gathered is not None:
                self._settle(self._gathered, new, seen.reading)
            self._seen, self._story = latest, None

    def current(self) -> Snapshot:
        """Return the journal as it stands now, whoever added to it."""
        with self._lock:
            self.refresh()
            return self.snapshot

    def heads(self) -> list[Head]:
        """Return every entry without its text, by the last of its days and then by when it was written."""
        with self._lock:
            self._recall()
            return list(self._known_heads().ordered)

    def standing(self) -> list[Head]:
        """Return the same without what is in the bin."""
        with self._lock:
            self._recall()
            return list(self._known_heads().standing)

    def written_since(self, moment: datetime) -> list[Head]:
        """Return the entries written from this moment on, also about earlier days, in the order of writing."""
        with self._lock:
            self._recall()
            return list(self._known_heads().written_since(moment))

    def story(self, today: date) -> Story:
        """Return what all readings add up to on this day."""
        with self._lock:
            gathered = self._all()
            if self._story is None or self._story.today != today:
                self._story, self._pages = gathered.story(self.snapshot, today), {}
            return self._story

    def told(self, *kinds: Kind, within: Days | None = None) -> list[Told]:
        """Return all that is told of these kinds, also what is not sure; or what entries about these days tell."""
        with self._lock:
            gathered = self._all()
            return [told for kind in kinds for told in gathered.told(kind, within)]

    def page(self, name: str, today: date, make: Callable[[Story], T]) -> T:
        """Return what was last made of this story under this name, or make it."""
        with self._lock:
            story = self.story(today)
            if name not in self._pages:
                self._pages[name] = make(story)
            return cast("T", self._pages[name])

    def each(self, name: str, make: Callable[[str], T]) -> list[tuple[Head, T]]:
        """Return what is made of each text that is not in the bin; it is made once for each revision."""
        with self._lock:
            heads = [head for head in self.heads() if not head.removed]
            known = self._of_texts.get(name, {})
            texts = self._store.texts([head.id for head in heads if head.revision not in known])
            made = {
                head.revision: make(texts[head.id]) if head.id in texts else known[head.revision]
                for head in heads
                if head.id in texts or head.revision in known
            }
            self._of_texts[name] = made
            return [(head, made[head.revision]) for head in heads if head.revision in made]

    def _all(self) -> Gathered:
        """Return what all readings tell, entry by entry."""
        self._recall()
        if self._gathered is None:
            from healing_journal.story import Gathered  # noqa: PLC0415 - as below

            self._gathered = Gathered()
            for entry, reading in self._store.readings():
                self._gather(self._gathered, entry, reading)
        return self._gathered

    def _recall(self) -> None:
        """Have the journal in mind as it stands."""
        self.refresh()
        if self._seen is None:
            self._begin()

    def _known_heads(self) -> Heads:
        if self._heads is None:
            self._heads = Heads(self._store.heads())
        return self._heads

    def _take(self, record: Record) -> None:
        if not isinstance(record.body, Written | Revised | Removed | Restored):
            self.snapshot.apply(record)
        elif self._heads is not None:
            self._heads.take(record)

    def _settle(self, gathered: Gathered, new: list[Record], since: int) -> None:
        """Take in what the entries now tell of that were written, put away or corrected, and those newly read."""
        for entry in _spoken_of(new):
            self._gather(gathered, entry, self._store.reading(entry))
        for entry, reading in self._store.readings(since):
            self._gather(gathered, entry, reading)

    def _gather(self, gathered: Gathered, entry: str, reading: Reading | None) -> None:
        from healing_journal.story import settle  # noqa: PLC0415 - who only keeps or finds words needs no story

        head = self._known_heads().of(entry)
        if head is None or head.removed or reading is None:
            gathered.drop(entry)
            return
        written = head.days.last
        corrections = self.snapshot.corrections.get(entry, {})
        gathered.take(entry, written, settle(entry, written, reading, corrections))


def _spoken_of(records: list[Record]) -> Iterator[str]:
    """Yield each entry once whose findings these records may have changed."""
    kinds = Written | Revised | Removed | Restored | Corrected | Uncorrected
    yield from dict.fromkeys(record.body.entry for record in records if isinstance(record.body, kinds))
