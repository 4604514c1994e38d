"""Bringing in what another program kept, and taking a batch back: each thing once, however often it is brought."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence

import msgspec

from healing_journal.exchange import Draft, Loaded, Message
from healing_journal.journal import Journal, new_id
from healing_journal.model.entry import UnfitTextError, fit_text
from healing_journal.model.record import Body, Imported, Messaged, Removed, Unimported, Written
from healing_journal.model.refusal import Refusal

_TOGETHER = 200  # records kept in one go: whatever stops an import, it stops between two such goes


class Brought(msgspec.Struct, frozen=True):
    """What came of bringing something in; `batch` is the name by which it can be taken back."""

    batch: str
    entries: int = 0
    checkins: int = 0
    messages: int = 0
    known: int = 0
    unfit: int = 0


def bring_in(
    journal: Journal, loaded: Loaded, *, dry: bool = False, progress: Callable[[int, int], None] | None = None
) -> Brought:
    """Keep all that is new of what was loaded; with `dry`, only say what that would be.

    `progress` is told how many records are kept and how many there are in all.
    """
    batch = secrets.token_hex(8)
    entries, unfit = _entries(journal, loaded.drafts, batch)
    messages = _messages(journal, loaded.messages, batch)
    checkins = [checkin for checkin in loaded.checkins if checkin.day not in journal.snapshot.checkins]
    known_records = {record.id for record in journal.store.records()} if loaded.records else set()
    records = [record for record in loaded.records if record.id not in known_records]
    offered = len(loaded.drafts) + len(loaded.messages) + len(loaded.checkins) + len(loaded.records)
    coming = len(entries) + len(messages) + len(checkins) + len(records)
    if not dry and coming:
        as_they_are = tuple(record.body.entry for record in records if isinstance(record.body, Written))
        begun = Imported(batch=batch, source=loaded.format, entries=as_they_are)
        bodies: list[Body] = [begun, *entries, *checkins, *messages]
        for start in range(0, len(bodies), _TOGETHER):
            journal.append_all(bodies[start : start + _TOGETHER])
            if progress:
                progress(min(start + _TOGETHER, len(bodies)), len(bodies))
        journal.take_over(records)
    written = len(entries) + sum(isinstance(record.body, Written) for record in records)
    return Brought(batch, written, len(checkins), len(messages), offered - coming - unfit, unfit)


def take_back(journal: Journal, batch: str) -> int:
    """Put every entry of a batch in the bin and forget its messages; return how many entries that were."""
    if batch not in journal.snapshot.batches:
        raise Refusal(
            "Nothing was brought in under that name. `healing-journal import` prints it when it is done."
        )
    entries = [entry for record in journal.store.records() for entry in _of_batch(record.body, batch)]
    journal.append_all([*(Removed(entry=entry) for entry in entries), Unimported(batch=batch)])
    return len(entries)


def _of_batch(body: Body, batch: str) -> Sequence[str]:
    """Return the entries of which this record says that they belong to the batch."""
    match body:
        case Written(entry=entry) if body.batch == batch:
            return (entry,)
        case Imported(entries=entries) if body.batch == batch:
            return entries
        case _:
            return ()


def _entries(journal: Journal, drafts: Sequence[Draft], batch: str) -> tuple[list[Written], int]:
    """Return the entries that are not there yet, and how many cannot be kept as entries."""
    known = _sources(journal) if drafts else set()
    new: list[Written] = []
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
        new.append(
            Written(
                entry=new_id(), days=draft.days, text=text, zone=draft.zone, source=draft.key, batch=batch
            )
        )
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


def _messages(journal: Journal, messages: Sequence[Message], batch: str) -> list[Messaged]:
    """Return the messages of which nothing, or less, is known."""
    known = journal.snapshot.messages
    return [
        Messaged(batch=batch, **msgspec.structs.asdict(message))
        for message in messages
        if message.key not in known or known[message.key].count < message.count
    ]
