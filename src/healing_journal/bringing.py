"""Bringing in what another program kept, and taking a batch back: each thing once, however often it is brought."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from healing_journal.album import Picked
from healing_journal.comparing import compare, mark_of
from healing_journal.exchange import Draft, Loaded
from healing_journal.journal import Journal
from healing_journal.model.record import (
    Body,
    Imported,
    PhotoAdded,
    Record,
    Removed,
    Restored,
    Unimported,
    Written,
)
from healing_journal.model.refusal import Refusal
from healing_journal.pictures import PictureError, shown_of
from healing_journal.store import Content, digest_of

_TOGETHER = 200  # records kept in one go: whatever stops an import, it stops between two such goes
_WEIGHT = 32 * 2**20  # bytes of photos kept in one go

Progress = Callable[[int, int], None]


class Brought(msgspec.Struct, frozen=True):
    """What came of bringing something in; `batch` is the name by which it can be taken back.

    `wrong` says of each picture that did not come in why.
    """

    batch: str
    entries: int = 0
    checkins: int = 0
    messages: int = 0
    known: int = 0
    unfit: int = 0
    photos: int = 0
    wrong: tuple[str, ...] = ()


def bring_in(
    journal: Journal, loaded: Loaded, *, dry: bool = False, progress: Progress | None = None
) -> Brought:
    """Keep all that is new of what was loaded; with `dry`, only say what that would be.

    The same file goes on with the same batch, where it was stopped or taken back. `progress` is told how many
    records are kept and how many there are in all.
    """
    journal.refresh()
    mark = mark_of(loaded)
    batch = journal.snapshot.files.get(mark, "")
    back = _binned(journal, journal.snapshot.taken_back.get(batch, ()))
    if batch in journal.snapshot.taken_back and not dry:
        journal.append_all([_imported(batch, loaded, mark), *(Restored(entry=entry) for entry in back)])
    begun = batch in journal.snapshot.batches
    batch = batch or secrets.token_hex(8)
    new = compare(journal, loaded, batch, back=dry and bool(back))
    keeping = _Keeping(journal, progress or _silent, new.count + (not begun))
    if new.count and not dry:
        keeping.bodies([] if begun else [_imported(batch, loaded, mark)])
        keeping.entries(new.entries)
        keeping.bodies([*new.checkins, *new.messages])
        keeping.records(new.records, {one.photo: one.content for one in loaded.attached})
    photos = new.pictures if dry else keeping.photos
    offered = len(loaded.drafts) + len(loaded.messages) + len(loaded.checkins) + len(loaded.records)
    entries = new.written + (len(back) if not dry else 0)
    known = max(0, offered - new.count - new.unfit - (len(back) if not dry else 0))
    return Brought(
        batch, entries, len(new.checkins), len(new.messages), known, new.unfit, photos, tuple(keeping.wrong)
    )


def take_back(journal: Journal, batch: str) -> int:
    """Let nothing of a batch count any more, and put its entries in the bin; return how many entries that were."""
    if batch not in journal.snapshot.batches:
        raise Refusal(
            "Nothing was brought in under that name. `healing-journal import` prints it when it is done."
        )
    entries = [entry for record in journal.store.records() for entry in _of_batch(record.body, batch)]
    standing = {head.id for head in journal.heads() if not head.removed}
    gone = [entry for entry in dict.fromkeys(entries) if entry in standing]
    taken = Unimported(batch=batch, entries=tuple(gone))
    journal.append_all([*(Removed(entry=entry) for entry in gone), taken])
    return len(gone)


class _Keeping:
    """Keeps what is new, some of it at a time, and tells how far it is."""

    def __init__(self, journal: Journal, progress: Progress, of_all: int) -> None:
        self._journal = journal
        self._progress = progress
        self._of_all = of_all
        self._kept = 0
        self.photos = 0
        self.wrong: list[str] = []

    def bodies(self, bodies: Sequence[Body]) -> None:
        """Keep these, which have no photos."""
        for start in range(0, len(bodies), _TOGETHER):
            together = bodies[start : start + _TOGETHER]
            self._journal.append_all(together)
            self._tell(len(together))

    def entries(self, entries: Iterable[tuple[Written, Draft]]) -> None:
        """Keep entries, each together with its photos."""
        bodies: list[Body] = []
        contents: dict[str, Content] = {}
        count = 0
        for written, draft in entries:
            bodies.append(written)
            for added, content in self._mounted(written, draft):
                bodies.append(added)
                contents[added.photo] = content
            count += 1
            if count == _TOGETHER or sum(len(one.whole) for one in contents.values()) > _WEIGHT:
                self._append(bodies, contents, count)
                bodies, contents, count = [], {}, 0
        if bodies:
            self._append(bodies, contents, count)

    def _append(self, bodies: list[Body], contents: dict[str, Content], count: int) -> None:
        self._journal.append_all(bodies, contents)
        self.photos += len(contents)
        self._tell(count)

    def _mounted(self, written: Written, draft: Draft) -> Iterator[tuple[PhotoAdded, Content]]:
        """Make an entry's photos ready; one that cannot be kept is told of, and does not keep the rest out."""
        once: set[str] = set()
        for photo in draft.photos:
            picked = Picked(photo.name, photo.content, photo.description)
            try:
                mounted = self._journal.album.mount(written.entry, picked, written.batch)
            except PictureError as no:
                self.wrong.append(str(no))
                continue
            if mounted.body.digest not in once:
                once.add(mounted.body.digest)
                yield mounted.body, mounted.content

    def records(self, records: Sequence[Record], attached: Mapping[str, bytes]) -> None:
        """Keep records of an archive as they are, with the content of their photos."""
        for start in range(0, len(records), _TOGETHER):
            together = records[start : start + _TOGETHER]
            contents = dict(self._contents(together, attached))
            self._journal.take_over(together, contents)
            self.photos += len(contents)
            self._tell(len(together))

    def _contents(
        self, records: Iterable[Record], attached: Mapping[str, bytes]
    ) -> Iterator[tuple[str, Content]]:
        """Give the content of the photos these records tell of, where it is what they tell of."""
        for record in records:
            body = record.body
            if not isinstance(body, PhotoAdded):
                continue
            content = attached.get(body.photo, b"")
            try:
                if digest_of(content) != body.digest:
                    raise PictureError(
                        f"{body.name} is not in this archive as it was. Take the export again."
                    )
                yield body.photo, Content(content, shown_of(content, body.name))
            except PictureError as no:
                self.wrong.append(str(no))

    def _tell(self, count: int) -> None:
        self._kept += count
        self._progress(self._kept, self._of_all)


def _silent(_kept: int, _of_all: int) -> None:
    return


def _imported(batch: str, loaded: Loaded, mark: str) -> Imported:
    return Imported(
        batch=batch,
        source=loaded.format,
        entries=tuple(one.body.entry for one in loaded.records if isinstance(one.body, Written)),
        records=tuple(record.id for record in loaded.records),
        file=mark,
    )


def _binned(journal: Journal, entries: Iterable[str]) -> list[str]:
    """Return which of these entries lie in the bin."""
    known = set(entries)
    return [head.id for head in journal.heads() if head.removed and head.id in known] if known else []


def _of_batch(body: Body, batch: str) -> Sequence[str]:
    """Return the entries of which this record says that they belong to the batch."""
    match body:
        case Written(entry=entry) if body.batch == batch:
            return (entry,)
        case Imported(entries=entries) if body.batch == batch:
            return entries
        case _:
            return ()
