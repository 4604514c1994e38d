"""A throw-away journal of an invented writer, so that one sees at once what the program does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path

import msgspec

from healing_journal.journal import Clock, Journal
from healing_journal.model.day import Days
from healing_journal.model.record import CheckedIn, Named

PASSPHRASE = "four invented demo words"


class _Page(msgspec.Struct, frozen=True):
    written: date
    text: str


def invented_entries() -> tuple[_Page, ...]:
    """Return the invented writer's entries, oldest first."""
    lines = resources.files(__name__).joinpath("priya.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=_Page) for line in lines)


def fill(journal: Journal) -> None:
    """Write the invented entries and check-ins into a journal, and read them."""
    journal.keep(Named(names=("A",), pronoun="he"))
    for page in invented_entries():
        journal.write(page.text, Days.on(page.written))
    for checkin in _checkins():
        journal.keep(checkin)
    for _ in journal.read_waiting():
        pass


def _checkins() -> Iterator[CheckedIn]:
    """Yield taps for most evenings of the story: made by arithmetic, uneven as such days are, with days left out."""
    begin = invented_entries()[0].written
    for number in range((invented_entries()[-1].written - begin).days + 1):
        if number % 7 in (3, 5):
            continue
        wave = (number * 37) % 5
        fade = number // 30
        yield CheckedIn(
            day=begin + timedelta(days=number),
            longing=max(0, 7 - fade + wave - 2),
            sadness=max(0, 6 - fade + (wave * 2) % 5 - 2),
            anger=(wave + number // 9) % 4,
            calm=min(10, 2 + fade + wave // 2),
            contact="them" if number % 11 == 4 else "none",
            profile="looked" if number % 13 == 6 else "neither",
            cried=wave == 4,
        )


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
