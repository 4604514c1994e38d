"""What of a file that is brought in is not in the journal yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

import msgspec

from healing_journal.exchange import Draft, Loaded, Message
from healing_journal.journal import Journal, new_id
from healing_journal.model.entry import UnfitTextError, fit_text
from healing_journal.model.record import Body, Messaged, PhotoAdded, Record, Written
from healing_journal.pictures import looks_like_one


class New(msgspec.Struct, frozen=True):
    """What of a file is not in the journal yet."""

    entries: list[tuple[Written, Draft]]
    checkins: list[Body]
    messages: list[Body]
    records: list[Record]
    unfit: int

    @property
    def count(self) -> int:
        """How many things that are."""
        return len(self.entries) + len(self.checkins) + len(self.messages) + len(self.records)

    @property
    def written(self) -> int:
        """How many entries are among them."""
        return len(self.entries) + sum(isinstance(record.body, Written) for record in self.records)

    @property
    def pictures(self) -> int:
        """How many pictures would come with it."""
        drafted = sum(looks_like_one(photo.content) for _, draft in self.entries for photo in draft.photos)
        return drafted + sum(isinstance(record.body, PhotoAdded) for record in self.records)


def mark_of(loaded: Loaded) -> str:
    """Return a mark that only this content has, by which the same file is known again."""
    names = (
        loaded.format,
        *(draft.key for draft in loaded.drafts),
        *(f"{one.key} {one.count} {bool(one.text)}" for one in loaded.messages),
        *(str(one.day) for one in loaded.checkins),
        *(record.id for record in loaded.records),
    )
    return blake2b("\0".join(names).encode("utf-8", "replace"), digest_size=16).hexdigest()


def compare(journal: Journal, loaded: Loaded, batch: str, *, back: bool) -> New:
    """Return what is not there yet; with `back`, what was taken back and would come again counts as new."""
    entries, unfit = _entries(journal, loaded.drafts, batch)
    known_records = {record.id for record in journal.store.records()} if loaded.records else set()
    return New(
        entries=entries,
        checkins=[
            msgspec.structs.replace(checkin, batch=batch)
            for checkin in loaded.checkins
            if checkin.day not in journal.snapshot.checkins
        ],
        messages=_messages(journal, loaded.messages, batch),
        records=[record for record in loaded.records if back or record.id not in known_records],
        unfit=unfit,
    )


def _entries(
    journal: Journal, drafts: Sequence[Draft], batch: str
) -> tuple[list[tuple[Written, Draft]], int]:
    """Return the entries that are not there yet, and how many cannot be kept as entries."""
    known = _sources(journal) if drafts else set()
    new: list[tuple[Written, Draft]] = []
    unfit = 0
    for draft in drafts:
        if draft.key in known:
            continue
        known.add(draft.key)
        try:
            text = fit_text(draft.text)
        except UnfitTextError:
            unfit += 1
            continue
        written = Written(
            entry=new_id(), days=draft.days, text=text, zone=draft.zone, source=draft.key, batch=batch
        )
        new.append((written, draft))
    return new, unfit


def _sources(journal: Journal) -> set[str]:
    """Return the keys of what was brought in before and not taken back."""
    return {
        key
        for body in _written(journal)
        if not body.batch or body.batch in journal.snapshot.batches
        for key in (body.source, f"entry:{body.entry}")  # the second is how our own Markdown names it
        if key
    }


def _written(journal: Journal) -> Iterator[Written]:
    return (record.body for record in journal.store.records() if isinstance(record.body, Written))


def _messages(journal: Journal, messages: Sequence[Message], batch: str) -> list[Body]:
    """Return the messages of which nothing, or less, is known."""
    known = journal.snapshot.messages
    return [
        Messaged(batch=batch, **msgspec.structs.asdict(message))
        for message in messages
        if message.key not in known or known[message.key].count < message.count
    ]
