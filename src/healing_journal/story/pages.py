"""The days that were written about, kept in order as entries come and go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from datetime import date

from healing_journal.model.day import Days
from healing_journal.model.snapshot import Snapshot
from healing_journal.story.feelings import monday


class Pages:
    """The day of each entry; `turns` is another number after each change, `of_week` counts entries by their Monday."""

    def __init__(self) -> None:
        self.turns = 0
        self.of_week: Counter[date] = Counter()
        self._of: dict[str, date] = {}
        self._ordered: list[tuple[date, str]] = []
        self._days: tuple[date, ...] | None = ()

    def put(self, entry: str, day: date) -> None:
        """Let the entry be about this day."""
        if self._of.get(entry) != day:
            self.drop(entry)
            self.turns += 1
            self.of_week[monday(day)] += 1
            self._of[entry] = day
            self._days = None
            insort(self._ordered, (day, entry))

    def drop(self, entry: str) -> None:
        """Forget the entry."""
        before = self._of.pop(entry, None)
        if before is not None:
            self.turns += 1
            self.of_week[monday(before)] -= 1
            self.of_week += Counter()  # a week without an entry is none
            self._days = None
            del self._ordered[bisect_left(self._ordered, (before, entry))]

    def days(self) -> tuple[date, ...]:
        """Return the days written about, a day as often as it has entries."""
        if self._days is None:
            self._days = tuple(day for day, _ in self._ordered)
        return self._days

    def entries(self, within: Days) -> list[str]:
        """Return the entries about these days, in their order."""
        begin = bisect_left(self._ordered, within.first, key=_day)
        return [
            entry for _, entry in self._ordered[begin : bisect_right(self._ordered, within.last, key=_day)]
        ]

    def known_of(self, snapshot: Snapshot) -> tuple[date, ...]:
        """Return the days of which it is known whether there was contact: written about, tapped, or in a chat."""
        tapped = (day for day, taps in snapshot.checkins.items() if taps.contact is not None)
        chats = {message.day for message in snapshot.messages.values()}
        return tuple(sorted((*self.days(), *tapped, *chats)))


def _day(page: tuple[date, str]) -> date:
    return page[0]
