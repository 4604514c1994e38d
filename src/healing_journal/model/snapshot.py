"""The journal as it stands: what all records, taken in order, come to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

import msgspec

from healing_journal.model.entry import Entry
from healing_journal.model.finding import Mark
from healing_journal.model.record import (
    Answered,
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
    Record,
    Removed,
    Restored,
    Revised,
    Uncorrected,
    Unimported,
    Written,
)


class Snapshot:
    """The journal as it stands after some records; `apply` takes one more.

    `corrections` holds, for each entry, the person's latest word on each finding; `answers` what they said
    when asked about a sign of danger; `decisions` what became of promises, limits and plans. Entries hold the
    latest text; those in the bin are marked `removed`.
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
        self.messages: dict[str, Messaged] = {}

    def apply(self, record: Record) -> None:
        """Take one more record into account."""
        match record.body:
            case Written() | Revised() | Removed() | Restored():
                self._apply_to_entry(record)
            case Corrected() | Uncorrected() | Answered() | Decided() | Foreseen():
                self._apply_to_finding(record)
            case Imported() | Unimported() | Messaged():
                self._apply_import(record.body)
            case CheckedIn() as checkin:
                self.checkins[checkin.day] = checkin
            case Named() as named:
                self.named = named
            case Chose(setting=setting, value=value):
                self.choices[setting] = value
            case Letter() as letter:
                self.letters[letter.letter] = (record, letter)
            case Noted() as note:
                self._apply_note(note)
            case Incident() as incident:
                self.incidents.append((record, incident))
            case _ as never:
                assert_never(never)

    def _apply_to_entry(self, record: Record) -> None:
        match record.body:
            case Written(entry=key, days=days, text=text):
                self.entries[key] = Entry(key, days, text, record.at, record.id)
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
            case Unimported(batch=batch):
                self.batches.pop(batch, None)
                self.messages = {key: told for key, told in self.messages.items() if told.batch != batch}
            case Messaged(key=key):
                self.messages[key] = body
            case _ as never:
                assert_never(never)

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


def replay(records: Iterable[Record]) -> Snapshot:
    """Return the journal as it stands after these records, taken in their order."""
    snapshot = Snapshot()
    for record in records:
        snapshot.apply(record)
    return snapshot
