"""The contact ledger and the check-ins as tables for any spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

import msgspec

from healing_journal.exchange.outward import write_file
from healing_journal.exchange.values import Event
from healing_journal.model.record import CheckedIn

NAME = "csv"
_LEDGER = ("first", "last", "by", "how", "count", "source", "quote")
_FORMULA = ("=", "+", "-", "@", "\t")


def dump_ledger(path: Path, events: Iterable[Event]) -> None:
    """Write a row for each contact, with the words it stands on."""
    rows = (
        (
            str(event.days.first),
            str(event.days.last),
            event.by,
            event.how,
            str(event.count),
            event.source,
            event.quote,
        )
        for event in events
    )
    write_file(path, _table(_LEDGER, rows))


def dump_checkins(path: Path, checkins: Iterable[CheckedIn]) -> None:
    """Write a row for each day that was checked in; what was not given is empty."""
    names = CheckedIn.__struct_fields__
    rows = (tuple(_cell(value) for value in msgspec.structs.astuple(checkin)) for checkin in checkins)
    write_file(path, _table(names, rows))


def _cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in (names, *map(_harmless, rows)):
        out = StringIO()
        csv.writer(out).writerow(row)
        yield out.getvalue()


def _harmless(row: Sequence[str]) -> list[str]:
    """Keep a spreadsheet from taking words for a formula."""
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row]
