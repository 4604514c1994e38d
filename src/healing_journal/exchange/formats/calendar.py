"""Plans, promises, limits and sealed letters as a calendar (ICS): their days, and none of their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from healing_journal.exchange.keys import digest
from healing_journal.exchange.outward import write_file
from healing_journal.exchange.values import Due

NAME = "calendar"
_TITLES = {"plan": "A plan", "promise": "A promise", "limit": "A limit", "letter": "A letter opens"}


def dump(path: Path, dues: Iterable[Due], at: datetime) -> None:
    """Write a calendar of whole days; each keeps its identity, so that a later one replaces it."""
    write_file(path, (f"{line}\r\n" for line in _lines(dues, at)))


def _lines(dues: Iterable[Due], at: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Healing Journal//EN", "CALSCALE:GREGORIAN")
    for due in dues:
        yield "BEGIN:VEVENT"
        yield f"UID:{digest('calendar', due.key)}@healing-journal"
        yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{due.days.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{_after(due.days.last):%Y%m%d}"
        yield f"SUMMARY:{_TITLES[due.what]}"
        yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
