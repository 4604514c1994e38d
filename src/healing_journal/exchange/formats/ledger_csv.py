"""The contact ledger and the check-ins as tables for any spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from healing_journal.exchange.outward import write_file
from healing_journal.exchange.values import Event
from healing_journal.model.record import CheckedIn

NAME = "csv"
_LEDGER = (
    "what", "first", "last", "days", "by", "how", "repeated", "sure", "from_me", "from_them", "source", "quote",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t")


def dump_ledger(path: Path, events: Iterable[Event]) -> None:
    """Write a row for each contact and each time without, with the words it stands on; what is not known is empty."""
    write_file(path, _table(_LEDGER, map(_row, events)))


def _row(event: Event) -> tuple[str, ...]:
    days = event.days
    told = (
        event.what,
        days.first if days else None,
        days.last if days else None,
        event.length,
        event.by,
        event.how,
        event.repeated,
        event.sure,
        event.me or None,
        event.them or None,
        event.source,
        event.quote,
    )
    return tuple(_cell(value) for value in told)


def dump_checkins(path: Path, checkins: Iterable[CheckedIn]) -> None:
    """Write a row for each day that was checked in; what was not given is empty."""
    names = tuple(name for name in CheckedIn.__struct_fields__ if name != "batch")
    rows = (tuple(_cell(getattr(checkin, name)) for name in names) for checkin in checkins)
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
