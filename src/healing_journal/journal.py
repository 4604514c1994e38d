"""The journal: each thing a person can do with it, once. It hands over to the rooms; it works nothing out itself."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from healing_journal.album import Album
from healing_journal.knowing import Knowing
from healing_journal.model.day import Days, NotADateError
from healing_journal.model.entry import Entry, NoSuchEntryError, fit_text
from healing_journal.model.finding import Finding, Mark, Reading
from healing_journal.model.photo import Photo
from healing_journal.model.record import (
    Answered,
    Body,
    CheckedIn,
    Chose,
    Corrected,
    Decided,
    Foreseen,
    Incident,
    Letter,
    Named,
    Noted,
    Outcome,
    Record,
    Removed,
    Restored,
    Revised,
    Spared,
    Uncorrected,
    Verdict,
    Written,
)
from healing_journal.model.snapshot import Snapshot
from healing_journal.remembering import Memory
from healing_journal.store import Content, Cost, Draft, Head, Hit, Store, create, open_store

if TYPE_CHECKING:
    from healing_journal.reading import Known
    from healing_journal.story import Story, Told

T = TypeVar("T")
Clock = Callable[[], datetime]
Tapped: TypeAlias = Answered | CheckedIn | Chose | Foreseen | Incident | Letter | Named | Noted | Spared

_NONE: Mapping[str, Content] = MappingProxyType({})


def right_now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


class Journal:
    """One open journal.

    What the person does is appended to the store as a record before any method returns; what is told of it
    (readings, the story) is made when asked for and may be thrown away.
    """

    def __init__(self, store: Store, clock: Clock = right_now) -> None:
        self.store = store
        self._clock = clock
        self.memory = Memory(store)
        self.album = Album(store, self.memory.current, self.append_all)
        self.knowing = Knowing(self.memory, lambda entry: self.entry(entry).text)

    @classmethod
    def new(
        cls, path: Path, passphrase: str, clock: Clock = right_now, *, cost: Cost | None = None
    ) -> tuple[Journal, tuple[str, ...]]:
        """Make a journal and return it, open, with the recovery words that also open it.

        `cost` is what one guess of the passphrase costs; by default as much as this machine bears.
        """
        store, words = create(path, passphrase, cost=cost)
        return cls(store, clock), words

    @classmethod
    def open(cls, path: Path, secret: str, clock: Clock = right_now) -> Journal:
        """Open the journal with its passphrase or its recovery words."""
        return cls(open_store(path, secret), clock)

    def close(self) -> None:
        """Close the file and forget its keys."""
        self.memory.forget()
        self.knowing.forget()
        self.store.close()

    def now(self) -> datetime:
        """Return this moment on the person's own clock."""
        return self._clock().astimezone()

    def today(self) -> date:
        """Return the day it is where the person is."""
        return self.now().date()

    # Writing

    def write(self, text: str, days: Days | None = None) -> Entry:
        """Keep a new entry about these days (today, if none are given)."""
        days = self._past(days or Days.on(self.today()))
        body = Written(entry=new_id(), days=days, text=fit_text(text))
        record = self._append(body)
        return Entry(body.entry, body.days, body.text, record.at, record.id)

    def revise(self, entry: str, text: str, days: Days | None = None) -> Entry:
        """Let the entry read so from now on; its earlier text stays among its versions."""
        before = self.entry(entry)
        self._append(Revised(entry=before.id, days=self._past(days or before.days), text=fit_text(text)))
        return self.entry(before.id)

    def remove(self, entry: str) -> None:
        """Put the entry in the bin."""
        self._append(Removed(entry=self.entry(entry).id))

    def restore(self, entry: str) -> None:
        """Take the entry out of the bin."""
        self._append(Restored(entry=self.entry(entry).id))

    def keep_draft(self, name: str, text: str) -> None:
        """Keep what is being typed, so that a crash loses at most the last seconds."""
        self.store.keep_draft(name, text)

    def draft(self, name: str) -> Draft | None:
        """Return what was being typed under this name."""
        return self.store.draft(name)

    def drop_draft(self, name: str) -> None:
        """Forget what was being typed under this name: it was saved or let go."""
        self.store.drop_draft(name)

    def photos(self, entry: str) -> tuple[Photo, ...]:
        """Return the entry's photos with their content, in the order in which they came; `album` does all else."""
        return self.album.shown(self.entry(entry).id)

    # Looking up

    def heads(self) -> list[Head]:
        """Return every entry without its text, in the order of its days."""
        return self.memory.heads()

    def standing(self) -> list[Head]:
        """Return every entry that is not in the bin without its text, in the order of its days."""
        return self.memory.standing()

    def written_since(self, moment: datetime) -> list[Head]:
        """Return the entries written from this moment on, also about earlier days, in the order of writing."""
        return self.memory.written_since(moment)

    def entry(self, entry: str) -> Entry:
        """Return the entry of this id, or the only one whose id begins so.

        Raises:
            NoSuchEntryError: where there is none, or more than one.
        """
        found = self.store.entry(entry)
        if found is None:
            alike = [head.id for head in self.heads() if entry and head.id.startswith(entry)]
            found = self.store.entry(alike[0]) if len(alike) == 1 else None
        if found is None:
            raise NoSuchEntryError
        return found

    def versions(self, entry: str) -> list[Entry]:
        """Return the entry as it read at first and after each revision."""
        return self.store.versions(entry)

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """Return the entries that hold these words, best first."""
        return self.store.find(words, limit)

    # Reading and checking

    @property
    def reader(self) -> str:
        """The present reader: its version, and what they are called, for with other names it reads otherwise."""
        from healing_journal.reading import READER

        return " ".join((READER, self.snapshot.named.pronoun, *self.knowing.called())).strip()

    def unread(self) -> list[str]:
        """Return the ids of the entries that the present reader has not read yet."""
        return self.store.unread(self.reader)

    def read(self, entry: str) -> Reading:
        """Read one entry now and keep what was found."""
        from healing_journal.reading import read

        page = self.entry(entry)
        reading = Reading(self.reader, read(page.text, page.written, self.known()))
        self.keep_reading(page, reading)
        return reading

    def keep_reading(self, entry: Entry, reading: Reading) -> None:
        """Keep what was found in this revision of an entry."""
        self.store.keep_reading(entry.id, entry.revision, reading)

    def read_waiting(self) -> Iterator[int]:
        """Read all entries that wait for it, one after the other, saying how many are still to come."""
        waiting = self.unread()
        for index, entry in enumerate(waiting):
            yield len(waiting) - index
            self.read(entry)

    def known(self) -> Known:
        """Return what is known beforehand: the person's word on names, else what entries taught, and corrections."""
        return self.knowing.known()

    def notes(self, entry: str) -> tuple[Told, ...]:
        """Return what was found in the entry, after the person's word on it."""
        from healing_journal.story import settle

        page = self.entry(entry)
        reading = self.store.reading(page.id) or Reading("")
        return settle(page.id, page.written, reading, self.snapshot.corrections.get(page.id, {}))

    def correct(self, entry: str, mark: Mark, verdict: Verdict, becomes: Finding | None = None) -> None:
        """Take the person's word on one finding: right, not this, changed, or added."""
        self._append(Corrected(entry=self.entry(entry).id, mark=mark, verdict=verdict, becomes=becomes))

    def uncorrect(self, entry: str, mark: Mark) -> None:
        """Take back what the person last said of this finding."""
        self._append(Uncorrected(entry=self.entry(entry).id, mark=mark))

    def decide(self, entry: str, mark: Mark, outcome: Outcome) -> None:
        """Keep what became of a promise, a limit or a plan."""
        self._append(Decided(entry=self.entry(entry).id, mark=mark, outcome=outcome))

    def keep(self, body: Tapped) -> None:
        """Keep what the person tapped, named, chose, listed or wrote beside their entries."""
        self._append(body)

    # Seeing

    @property
    def snapshot(self) -> Snapshot:
        """The journal as it stands, without its entries' texts."""
        return self.memory.snapshot

    def story(self) -> Story:
        """Return what all readings add up to, told anew only where something changed."""
        return self.memory.story(self.today())

    def page(self, name: str, make: Callable[[Story], T]) -> T:
        """Return what was last made of the story under this name, made anew only where something changed."""
        return self.memory.page(name, self.today(), make)

    def refresh(self) -> None:
        """Take in what another program has meanwhile added to the same journal."""
        self.memory.refresh()

    def _past(self, days: Days) -> Days:
        """Refuse days that have not been: an entry tells of what was."""
        if days.first > self.today():
            raise NotADateError("That date lies in the future. Give today's date or an earlier one.")
        return days

    def _append(self, body: Body) -> Record:
        return self.append_all([body])[0]

    def append_all(self, bodies: Sequence[Body], photos: Mapping[str, Content] = _NONE) -> tuple[Record, ...]:
        """Append some records together with the content of their photos, all or none, durably, and take them in."""
        records = tuple(Record(secrets.token_hex(16), self._clock(), body) for body in bodies)
        self.store.append(records, photos)
        self.memory.refresh()
        return records

    def take_over(self, records: Sequence[Record], photos: Mapping[str, Content] = _NONE) -> None:
        """Append records made elsewhere, as an archive of a journal holds them."""
        self.store.append(records, photos)
        self.memory.refresh()


def new_id() -> str:
    """Return a short random id that reads well on a screen: 16 letters and digits, 80 bits."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()
