"""The heads of all entries, kept in their orders as entries come and change."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from healing_journal.model.record import Record, Removed, Restored, Revised, Written
from healing_journal.store import Head


class Heads:
    """Every entry without its text: by its days, by its days without the bin, and by when it was written."""

    def __init__(self, heads: Iterable[Head]) -> None:
        self._of = {head.id: head for head in heads}
        self._numbers = {key: number for number, key in enumerate(self._of)}  # where all else is the same
        self.ordered: list[Head] = sorted(self._of.values(), key=self._by_days)
        self.standing: list[Head] = [head for head in self.ordered if not head.removed]
        self._by_writing: list[Head] = sorted(self._of.values(), key=self._by_moment)

    def of(self, entry: str) -> Head | None:
        """Return the head of this entry."""
        return self._of.get(entry)

    def take(self, record: Record) -> None:
        """Take one record about an entry into account."""
        head = _head_after(record, self._of.get(getattr(record.body, "entry", "")))
        if head is None:
            return
        before = self._of.get(head.id)
        if before is not None:
            del self.ordered[bisect_left(self.ordered, self._by_days(before), key=self._by_days)]
            del self._by_writing[bisect_left(self._by_writing, self._by_moment(before), key=self._by_moment)]
            if not before.removed:
                del self.standing[bisect_left(self.standing, self._by_days(before), key=self._by_days)]
        self._numbers.setdefault(head.id, len(self._numbers))
        self._of[head.id] = head
        insort(self.ordered, head, key=self._by_days)
        insort(self._by_writing, head, key=self._by_moment)
        if not head.removed:
            insort(self.standing, head, key=self._by_days)

    def written_since(self, moment: datetime) -> Sequence[Head]:
        """Return the entries written from this moment on, in the order of writing."""
        return self._by_writing[bisect_left(self._by_writing, moment, key=lambda head: head.written_at) :]

    def _by_days(self, head: Head) -> tuple[date, datetime, int]:
        return head.days.last, head.written_at, self._numbers[head.id]

    def _by_moment(self, head: Head) -> tuple[datetime, int]:
        return head.written_at, self._numbers[head.id]


def _head_after(record: Record, head: Head | None) -> Head | None:
    """Return the head of an entry once this record is taken into account."""
    match record.body:
        case Written(entry=key, days=days, text=text):
            return Head(key, days, record.at, record.id, removed=False, length=len(text))
        case Revised(days=days, text=text) if head is not None:
            return msgspec.structs.replace(head, days=days, revision=record.id, length=len(text))
        case Removed() | Restored() if head is not None:
            return msgspec.structs.replace(head, removed=isinstance(record.body, Removed))
        case _:
            return head
