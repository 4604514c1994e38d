"""Weight: at a thousand entries every page, with type, style sheet and script, stays under 100 KB."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources

import pytest

from healing_journal.journal import Journal, new_id
from healing_journal.model.day import Days
from healing_journal.model.finding import (
    Boundary,
    Contact,
    Feeling,
    Finding,
    Milestone,
    Promise,
    Reading,
    Said,
)
from healing_journal.model.record import Written
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

ENTRIES, HEAVIEST = 1_000, 100_000
TEXT = "He called me after work. He said maybe one day. I promised to wait. I felt so sad. No more calls. I moved out."
PLACES = (
    "write", "today", "checkin", "entries", "entries/1", "bin", "contact", "contact/1", "words", "words/1",
    "words/toward/1", "promises", "promises/1", "story", "story/1", "lookback", "lists", "help",
)  # fmt: skip


def _found(day: date) -> tuple[Finding, ...]:
    on = Days.on(day)
    return (
        Contact(quote="He called me after work", start=0, by="them", how="call", when=on),
        Said(quote="He said maybe one day", start=25, stance="toward", when=on),
        Promise(quote="I promised to wait", start=48, by="me", due=Days.on(day + timedelta(days=3))),
        Feeling(quote="I felt so sad", start=68, feeling="sadness", cried=True),
        Boundary(quote="No more calls", start=83, when=on),
        Milestone(quote="I moved out", start=98, what="move", when=on),
    )


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on a journal of a thousand entries, one every third day, each with six things noted."""
    place = tmp_path_factory.mktemp("full") / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    days = [journal.today() - timedelta(days=3 * number) for number in range(ENTRIES)]
    bodies = [Written(entry=new_id(), days=Days.on(day), text=TEXT) for day in days]
    journal.append_all(bodies)
    for body in bodies:
        reading = Reading(journal.reader, _found(body.days.first))
        journal.keep_reading(journal.entry(body.entry), reading)
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as served:
        served.enter()
        yield served


def _weight(page: str) -> int:
    """Return what a browser loads for this page: itself, its files packed as they are sent, both cuts of the type."""
    files = resources.files("healing_journal.web").joinpath("static")
    named = set(re.findall(r"/static/([\w.-]+)", page)) | {"literata.woff2", "literata-italic.woff2"}
    sent = [files.joinpath(name).read_bytes() for name in named]
    return len(page.encode()) + sum(min(len(body), len(gzip.compress(body, mtime=0))) for body in sent)


@pytest.mark.parametrize("place", PLACES)
def test_a_page_stays_light_at_a_thousand_entries(full: Served, place: str) -> None:
    """Long lists come in parts, so that no page grows with the journal."""
    answer = full.get(f"{full.path}/{place}")
    assert answer.status == 200
    assert _weight(answer.body) < HEAVIEST
