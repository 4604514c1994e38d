"""A throw-away journal of an invented writer, so that one sees at once what the program does."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from pathlib import Path

import msgspec

from healing_journal.demo.life import beside, checkins, said
from healing_journal.journal import Clock, Journal, new_id
from healing_journal.model.day import Days
from healing_journal.model.record import Body, Named, Record, Written

PASSPHRASE = "four invented demo words"


class _Page(msgspec.Struct, frozen=True):
    written: date
    text: str


def invented_entries() -> tuple[_Page, ...]:
    """Return the invented writer's entries, oldest first."""
    lines = resources.files(__name__).joinpath("priya.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=_Page) for line in lines)


def fill(journal: Journal) -> None:
    """Write the invented entries, taps, lists and letters into a journal, each in its own evening, and read them."""
    pages = invented_entries()
    first = pages[0].written
    journal.take_over(
        [
            _kept(first, Named(names=("A",), pronoun="he")),
            *(_kept(page.written, _entry(page)) for page in pages),
            *(_kept(taps.day, taps) for taps in checkins(first, pages[-1].written)),
            *(_kept(day, body) for day, body in beside()),
        ]
    )
    for _ in journal.read_waiting():
        pass
    journal.take_over([_kept(day, body) for day, body in said(journal)])


def _entry(page: _Page) -> Written:
    return Written(entry=new_id(), days=Days.on(page.written), text=page.text)


def _kept(day: date, body: Body) -> Record:
    """Return the record as it was kept on the evening of that day."""
    return Record(secrets.token_hex(16), datetime.combine(day, time(21, 40), UTC), body)


def clock_of_the_demo() -> Clock:
    """Return a clock that begins on the evening after the last entry and runs on from there."""
    evening = datetime.combine(invented_entries()[-1].written + timedelta(days=1), datetime.min.time(), UTC)
    ahead = evening + timedelta(hours=19) - datetime.now(UTC)
    return lambda: datetime.now(UTC) + ahead


@contextmanager
def throw_away_journal() -> Iterator[tuple[Path, str]]:
    """Make a journal of the invented entries in a folder that is deleted afterwards; yield its place and passphrase."""
    with tempfile.TemporaryDirectory(prefix="healing-journal-demo-") as folder:
        place = Path(folder) / "demo.journal"
        journal, _ = Journal.new(place, PASSPHRASE, clock_of_the_demo())
        fill(journal)
        journal.close()
        yield place, PASSPHRASE
