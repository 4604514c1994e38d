"""An open journal file: what can be kept in it and asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import msgspec

from healing_journal.model.entry import Entry
from healing_journal.model.finding import Reading
from healing_journal.model.record import Record, Revised, Written
from healing_journal.model.snapshot import Snapshot
from healing_journal.store import copying, derived, drafts, inspection, readings, search, senses, wastebin
from healing_journal.store.database import Database
from healing_journal.store.errors import DamagedError, NoKeysError, StoreError, on_disk
from healing_journal.store.files import PRIVATE_FILE
from healing_journal.store.keyfile import keys_path, read_keys, write_keys
from healing_journal.store.keys import (
    Cost,
    Keys,
    Slot,
    make_keyring_secret,
    measured_cost,
    refuse_empty,
    replace_slot,
    seal,
    subkey,
    unseal,
    without_slot,
)
from healing_journal.store.ledger import Ledger
from healing_journal.store.photos import Content, keep, shown, whole
from healing_journal.store.senses import Sense
from healing_journal.store.values import Draft, Head, Hit, Latest
from healing_journal.store.words import make_words

_NO_PHOTOS: Mapping[str, Content] = MappingProxyType({})


class Store:
    """An open journal. Any thread may use it; `open_store` and `create` make one."""

    def __init__(self, database: Database, keys: Keys, master: bytearray) -> None:
        self._database = database
        self._keys = keys
        self._master = master
        self._ledger = Ledger(database, subkey(master, "chain"))
        self._seen = self._version()

    @property
    def path(self) -> Path:
        """Where the journal lies."""
        return self._database.path

    def append(self, records: Sequence[Record], photos: Mapping[str, Content] = _NO_PHOTOS) -> None:
        """Keep the records, all or none, with the content of the photos they tell of; then they are on the disk."""
        with self._database.transaction():
            for seq, record in enumerate(records, self._ledger.add(records)):
                derived.take(self._database, seq, record)
            for photo, content in photos.items():
                keep(self._database, photo, content)

    def photo(self, photo: str) -> bytes | None:
        """Return the photo's content, if it is here; what else is known of it, the records tell."""
        return whole(self._database, photo)

    def photo_shown(self, photo: str) -> bytes | None:
        """Return the smaller picture (JPEG) of the photo for pages, if it is here."""
        return shown(self._database, photo)

    def records(self, *, about_entries: bool = True, since: int = 0) -> Iterator[Record]:
        """Yield the records in order; False leaves out `written` and `revised`, whose texts are large.

        With `since`, only those after that place of `latest().record` are given.
        """
        return self._ledger.records(about_entries=about_entries, since=since)

    def choice(self, setting: str) -> str:
        """Return what was last chosen for this setting of the journal, "" for nothing."""
        return self._ledger.choice(setting)

    def latest(self) -> Latest:
        """Return how far the journal has come, to ask later for what is new since."""
        emptied = self._database.number("SELECT value FROM about WHERE name = 'emptied'")
        reading = self._database.number("SELECT seq FROM sqlite_sequence WHERE name = 'reading'")
        return Latest(self._ledger.head()[0], reading, emptied)

    def changed(self) -> bool:
        """Whether another program has written to the journal since this was last asked."""
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def heads(self) -> list[Head]:
        """Return the head of every entry, by the last of its days and then by when it was written."""
        return derived.heads(self._database)

    def entry(self, id: str) -> Entry | None:  # noqa: A002 (the domain's word)
        """Return the entry as it stands, also from the bin."""
        versions = self.versions(id)
        return versions[-1] if versions else None

    def versions(self, id: str) -> list[Entry]:  # noqa: A002 (the domain's word)
        """Return every version of the entry's text, the first one first."""
        snapshot, found = Snapshot(), []
        for record in self._ledger.of_entry(id):
            snapshot.apply(record)
            if isinstance(record.body, Written | Revised) and id in snapshot.entries:
                found.append(snapshot.entries[id])
        return [msgspec.structs.replace(entry, removed=snapshot.entries[id].removed) for entry in found]

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """Return the entries that hold the words, best first; any words are safe."""
        return search.find(self._database, words, limit)

    def keep_reading(self, entry: str, revision: str, reading: Reading) -> None:
        """Keep what was found in this revision, unless the text has changed since."""
        readings.keep_reading(self._database, entry, revision, reading)

    def reading(self, entry: str) -> Reading | None:
        """Return what was last found in the entry's present text."""
        return readings.reading_of(self._database, entry)

    def readings(self, since: int = 0) -> Iterator[tuple[str, Reading]]:
        """Yield each entry that is not in the bin with its present reading; `since` as in `latest().reading`."""
        return readings.readings(self._database, since)

    def unread(self, reader: str) -> list[str]:
        """Return the entries whose present text this reader has not read, the latest days first."""
        return readings.unread(self._database, reader)

    def keep_sense(self, model: str, sense: Sense) -> None:
        """Keep what an entry's passages mean, unless its text has changed since; `sense.num` is given here."""
        senses.keep_sense(self._database, model, sense)

    def senses(self, model: str, since: int = 0) -> Iterator[Sense]:
        """Yield what this model made of present texts, in the order of keeping; `since` as in `Sense.num`."""
        return senses.senses(self._database, model, since)

    def senses_of(self, model: str, entries: list[str]) -> list[Sense]:
        """Return what this model made of the present texts of these entries."""
        return senses.senses_of(self._database, model, entries)

    def unsensed(self, model: str) -> list[str]:
        """Return the entries of which this model has made no sense yet, the latest days first."""
        return senses.unsensed(self._database, model)

    def texts(self, entries: list[str]) -> dict[str, str]:
        """Return the present texts of these entries; those in the bin are left out."""
        return senses.texts(self._database, entries)

    def keep_draft(self, name: str, text: str) -> None:
        """Keep what is being typed under this name."""
        drafts.keep_draft(self._database, name, text)

    def draft(self, name: str) -> Draft | None:
        """Return the draft of this name, if there is one."""
        return drafts.draft(self._database, name)

    def drafts(self) -> list[Draft]:
        """Return all drafts, the latest first."""
        return drafts.drafts(self._database)

    def drop_draft(self, name: str) -> None:
        """Forget the draft."""
        drafts.drop_draft(self._database, name)

    def change_passphrase(self, new: str, *, cost: Cost | None = None) -> None:
        """Let a new passphrase open the journal instead of the old one; the file itself is not rewritten."""
        refuse_empty(new)
        self._put_slot(seal(bytes(self._master), self._keys.journal, new, cost or measured_cost()), new)

    def new_recovery_words(self) -> tuple[str, ...]:
        """Let twelve new recovery words open the journal instead of the old ones, and return them."""
        words = make_words()
        self._put_slot(seal(bytes(self._master), self._keys.journal, " ".join(words), None), " ".join(words))
        return words

    def check(self) -> list[str]:
        """Look at every byte, and return a sentence for each thing that is wrong."""
        return inspection.check(self._database, self._ledger)

    def remake(self) -> None:
        """Make the list of entries and the search index anew from the records."""
        with self._database.transaction():
            derived.remake(self._database, self._ledger.numbered())

    def empty_bin(self) -> int:
        """Erase what lies in the bin from the file for good, and return how many entries and photos that were."""
        return wastebin.empty(self._database, self._ledger)

    def copy_to(self, path: Path) -> None:
        """Write an encrypted copy with its keys to a new path, proved by opening it and looking at every byte."""
        copying.copy(self._database, self._keys, path, self._ledger_of)

    def prove(self, path: Path) -> None:
        """Open a copy of this journal and look at every byte of it; refuse it where one is not as it was written."""
        copying.prove(path, self._database.alike(), self._ledger_of)

    def beside(self) -> Store:
        """Return a second open store on the same file, for long work that nothing else is to wait for; close it too."""
        database = Database(self.path, self._database.alike())
        database.settle()
        return Store(database, self._keys, bytearray(self._master))

    def close(self) -> None:
        """Lock the journal: the connection is closed and the keys are overwritten, as far as Python lets one."""
        self._database.close()
        self._master[:] = bytes(len(self._master))

    def mend_keys(self) -> None:
        """Write a keys file that was lost or damaged anew, and take from others the right to open the files."""
        try:
            read_keys(self.path)
        except (NoKeysError, DamagedError):
            write_keys(self.path, self._keys)
        for path in (self.path, keys_path(self.path)):
            with on_disk(path):
                path.chmod(PRIVATE_FILE)

    @property
    def journal(self) -> str:
        """The name by which this journal is known apart from where it lies: 32 hex digits."""
        return self._keys.journal

    @property
    def in_keyring(self) -> bool:
        """Whether a keyring may open the journal."""
        return any(slot.kind == "keyring" for slot in self._keys.slots)

    def new_keyring_secret(self) -> str:
        """Let a new random secret, for the system's keyring to keep, open the journal too, and return it."""
        secret = make_keyring_secret()
        self._put_slot(seal(bytes(self._master), self._keys.journal, secret, None, "keyring"), secret)
        return secret

    def drop_keyring_secret(self) -> None:
        """Let no secret of a keyring open the journal any more."""
        with self._database.transaction():
            self._keys = without_slot(read_keys(self.path), "keyring")
            write_keys(self.path, self._keys)

    def _ledger_of(self, copy: Database) -> Ledger:
        return Ledger(copy, subkey(self._master, "chain"))

    def _put_slot(self, slot: Slot, secret: str) -> None:
        """Replace the slot of this kind; the database's own lock keeps two programs from doing so at once."""
        with self._database.transaction():
            with suppress(NoKeysError):  # a keys file that was lost meanwhile is written anew
                self._keys = read_keys(self.path)
            keys = replace_slot(self._keys, slot)
            if unseal(keys, secret) != self._master:
                raise StoreError("The new key did not prove right, so nothing was changed. Try again.")
            write_keys(self.path, keys)
            self._keys = keys

    def _version(self) -> int:
        return self._database.number("PRAGMA data_version")
