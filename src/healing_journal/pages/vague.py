"""Entries about several days: what they tell was on one of them, and no drawing may say on which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol, TypeAlias

from healing_journal.model.day import Days
from healing_journal.story import Told

Vague: TypeAlias = Mapping[str, Days]
"""The days of each entry that is about more than one."""
ALL_DATED: Vague = MappingProxyType({})


class Dated(Protocol):
    """An entry as far as is needed here: its id and its days."""

    @property
    def id(self) -> str:
        """The entry's id."""
        ...

    @property
    def days(self) -> Days:
        """The days it is about."""
        ...


def vague_among(entries: Iterable[Dated]) -> Vague:
    """Return the entries that are about more than one day."""
    return {entry.id: entry.days for entry in entries if not entry.days.exact}


def about_when(tellings: Iterable[Told], vague: Vague) -> Days:
    """Return the fewest days on one of which these were: one day where any of them is dated."""
    return min((vague.get(one.entry) or Days.on(_day(one)) for one in tellings), key=lambda days: days.length)


def _day(told: Told) -> date:
    return told.written
