"""The journal as it stands: what all records, taken in order, come to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

import msgspec

from healing_journal.model.entry import Entry
from healing_journal.model.finding import Mark
from healing_journal.model.photo import Photo
from healing_journal.model.record import (
    Answered,
    Body,
    CheckedIn,
    Chose,
    Corrected,
    Decided,
    Foreseen,
    Imported,
    Incident,
    Letter,
    Messaged,
    Named,
    Noted,
    Outcome,
    PhotoAdded,
    PhotoDescribed,
    PhotoRemoved,
    PhotoRestored,
    Record,
    Removed,
    Restored,
    Revised,
    Spared,
    Uncorrected,
    Unimported,
    Written,
    entry_of,
)


class Snapshot:
    """The journal as it stands after some records; `apply` takes one more.

    `corrections` holds, for each entry, the person's latest word on each finding; `answers` what they said
    when asked about a sign of danger; `decisions` what became of promises, limits and plans. Entries hold the
    latest text; those in the bin are marked `removed`. `photos` holds those of each entry by their ids, in the
    order in which they came. `spared` are the entries that are never to be shown unasked.
    """

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.corrections: dict[str, dict[Mark, Corrected]] = {}
        self.answers: dict[tuple[str, Mark], tuple[Record, Answered]] = {}
        self.decisions: dict[tuple[str, Mark], Outcome] = {}
        self.foreseen: dict[tuple[str, Mark], Foreseen] = {}
        self.checkins: dict[date, CheckedIn] = {}
        self.named = Named()
        self.choices: dict[str, str] = {}
        self.letters: dict[str, tuple[Record, Letter]] = {}
        self.notes: dict[str, dict[str, str]] = {}
        self.incidents: list[tuple[Record, Incident]] = []
        self.batches: dict[str, str] = {}
        self.taken_back: dict[str, tuple[str, ...]] = {}
        self.files: dict[str, str] = {}
        self.messages: dict[str, Messaged] = {}
        self.witnessed = 0
        self.photos: dict[str, dict[str, Photo]] = {}
        self.spared: set[str] = set()

    def apply(self, record: Record) -> None:
        """Take one more record into account."""
        match record.body:
            case Written() | Revised() | Removed() | Restored():
                self._apply_to_entry(record)
            case Corrected() | Uncorrected() | Answered() | Decided() | Foreseen():
                self._apply_to_finding(record)
            case Imported() | Unimported() | Messaged():
                self._apply_import(record.body)
            case PhotoAdded() | PhotoDescribed() | PhotoRemoved() | PhotoRestored():
                self._apply_photo(record.body)
            case CheckedIn() as checkin:
                self.checkins[checkin.day] = checkin
                self.witnessed += 1
            case Named() as named:
                self.named = named
            case Chose(setting=setting, value=value):
                self.choices[setting] = value
            case Spared(entry=entry, spared=spared):
                (self.spared.add if spared else self.spared.discard)(entry)
            case Letter() | Noted() | Incident():
                self._apply_paper(record)
            case _ as never:
                assert_never(never)

    def is_turned_by(self, body: Body) -> bool:
        """Whether this takes a batch back or brings it in again, so that all records are to be taken anew."""
        return isinstance(body, Unimported) or (isinstance(body, Imported) and body.batch in self.taken_back)

    def _apply_to_entry(self, record: Record) -> None:
        match record.body:
            case Written(entry=key, days=days, text=text, batch=batch):
                self.entries[key] = Entry(key, days, text, record.at, record.id, brought_in=bool(batch))
            case Revised(entry=key, days=days, text=text) if key in self.entries:
                written_at = self.entries[key].written_at
                self.entries[key] = Entry(key, days, text, written_at, record.id, self.entries[key].removed)
            case Removed(entry=key) if key in self.entries:
                self.entries[key] = msgspec.structs.replace(self.entries[key], removed=True)
            case Restored(entry=key) if key in self.entries:
                self.entries[key] = msgspec.structs.replace(self.entries[key], removed=False)
            case _:  # a record about an entry that is gone says nothing any more
                return

    def _apply_to_finding(self, record: Record) -> None:
        match record.body:
            case Corrected(entry=entry, mark=mark) as correction:
                self.corrections.setdefault(entry, {})[mark] = correction
            case Uncorrected(entry=entry, mark=mark):
                self.corrections.get(entry, {}).pop(mark, None)
            case Answered(entry=entry, mark=mark) as answered:
                self.answers[entry, mark] = (record, answered)
            case Decided(entry=entry, mark=mark, outcome=outcome):
                self.decisions[entry, mark] = outcome
            case Foreseen(entry=entry, mark=mark) as foreseen:
                self.foreseen[entry, mark] = _merge_foresight(self.foreseen.get((entry, mark)), foreseen)
            case _:  # `apply` sends no other kind here
                return

    def _apply_import(self, body: Imported | Unimported | Messaged) -> None:
        match body:
            case Imported(batch=batch, source=source):
                self.batches[batch] = source
                self.taken_back.pop(batch, None)
                self.files[body.file] = batch
            case Unimported(
                batch=batch, entries=entries
            ):  # what came with it counts no more: `replay` passes it over
                self.batches.pop(batch, None)
                self.taken_back[batch] = entries
            case Messaged(key=key):
                self.messages[key] = body
                self.witnessed += 1
            case _ as never:
                assert_never(never)

    def _apply_photo(self, body: PhotoAdded | PhotoDescribed | PhotoRemoved | PhotoRestored) -> None:
        photos = self.photos.setdefault(body.entry, {})
        if isinstance(body, PhotoAdded):
            photos[body.photo] = _photo(body)
        elif body.photo in photos:
            photos[body.photo] = _photo_after(photos[body.photo], body)

    def _apply_paper(self, record: Record) -> None:
        match record.body:
            case Letter() as letter:
                self.letters[letter.letter] = (record, letter)
            case Incident() as incident:
                self.incidents.append((record, incident))
            case Noted() as note:
                self._apply_note(note)
            case _:  # `apply` sends no other kind here
                return

    def _apply_note(self, note: Noted) -> None:
        lines = self.notes.setdefault(note.list, {})
        if note.text:
            lines[note.id] = note.text
        else:
            lines.pop(note.id, None)


def _merge_foresight(before: Foreseen | None, now: Foreseen) -> Foreseen:
    """Keep the guess when the day itself is rated, and the rating when the guess is changed."""
    if before is None:
        return now
    return msgspec.structs.replace(
        now,
        expected=now.expected if now.expected is not None else before.expected,
        actual=now.actual if now.actual is not None else before.actual,
    )


def _photo(added: PhotoAdded) -> Photo:
    fields = msgspec.structs.asdict(added)
    return Photo(id=fields.pop("photo"), **fields)


def _photo_after(photo: Photo, body: PhotoDescribed | PhotoRemoved | PhotoRestored) -> Photo:
    if isinstance(body, PhotoDescribed):
        return msgspec.structs.replace(photo, description=body.description)
    return msgspec.structs.replace(photo, removed=isinstance(body, PhotoRemoved))


def replay(records: Iterable[Record]) -> Snapshot:
    """Return the journal as it stands after these records, taken in their order, without what was taken back."""
    held = list(records)
    gone = TakenBack(record.body for record in held)
    snapshot = Snapshot()
    for record in held:
        if record not in gone:
            snapshot.apply(record)
    return snapshot


class TakenBack:
    """Which records belong to batches that were taken back, and not brought in again since.

    What is about an entry of the batch stays with it in the bin, from where it can be taken out.
    """

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.batches: set[str] = set()
        came: dict[str, list[Imported]] = {}
        for body in bodies:
            if isinstance(body, Imported):
                self.batches.discard(body.batch)
                came.setdefault(body.batch, []).append(body)
            elif isinstance(body, Unimported):
                self.batches.add(body.batch)
        imports = [one for batch in self.batches for one in came.get(batch, ())]
        self._records = {name for one in imports for name in one.records}
        self._entries = {name for one in imports for name in one.entries}

    def __contains__(self, record: Record) -> bool:
        """Whether the record counts no more."""
        match record.body:
            case Messaged(batch=batch) | CheckedIn(batch=batch):
                return batch in self.batches or record.id in self._records
            case body:
                return record.id in self._records and entry_of(body) not in self._entries
