"""Patterns over the wire: nothing too early, what the evenings say later, and put away where care says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Reading, Risk
from healing_journal.model.record import Answered, CheckedIn, Chose
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

TODAY = datetime.now(UTC).astimezone().date()
Start = Callable[[Callable[[Journal], None]], AbstractContextManager[Served]]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start a server on a journal that was filled."""

    @contextmanager
    def started(fill: Callable[[Journal], None]) -> Iterator[Served]:
        place = tmp_path / "my.journal"
        journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
        fill(journal)
        journal.close()
        with serving(place, passphrase=PASSPHRASE) as server:
            server.enter()
            yield server

    return started


def evenings(journal: Journal, days: int, lift: int = 4) -> None:
    """Tap so many evenings up to today, with more longing on the one after contact."""
    for number in range(days):
        contact = number % 3 == 0
        longing = (number * 7) % 5 + 1 + (lift if number % 3 == 1 else 0)
        day = TODAY - timedelta(days=days - 1 - number)
        journal.keep(CheckedIn(day=day, longing=longing, contact="me" if contact else "none", done="a walk"))


def page(server: Served) -> str:
    """The page of patterns, asked for again as often as it says that it is being worked out."""
    begun = monotonic()
    while True:
        answer = server.get(f"{server.path}/lookback/patterns")
        assert answer.status == 200
        if "refresh" not in answer.headers:
            return answer.body
        assert "being worked out" in answer.body
        assert monotonic() - begun < 120
        sleep(0.5)


def test_before_there_are_enough_evenings_nothing_is_claimed_or_drawn(start: Start) -> None:
    """Eleven pairs are counted, and no more is said."""
    with start(lambda journal: evenings(journal, 12)) as server:
        body = page(server)
    assert "Too early: 11 of 28 evenings." in body
    assert "<svg" not in body
    assert "points" not in body.partition("What this does not say")[0]


def test_after_enough_evenings_the_range_and_the_counts_stand_together(start: Start) -> None:
    """What is large is said with its range, its counts, its dots and its table; the rest stays too early."""

    def fill(journal: Journal) -> None:
        evenings(journal, 61)
        journal.write("A walk by the harbour.", Days.on(TODAY))

    with start(fill) as server:
        body = page(server)
    assert "In your 60 evenings, longing the evening after contact tended to be higher, by about" in body
    assert "Counted: 60 evenings, 20 after contact, 40 after days without contact." in body
    assert body.count("<svg") == body.count("The same as a table") == 1
    assert "It says nothing of causes." in body
    assert "/entry/" in body  # a dot of an evening that was written about leads to its words


def test_no_page_waits_for_what_the_sums_need(start: Start) -> None:
    """Whoever is first to ask gets a page at once, and it asks again by itself; other pages go on meanwhile."""
    with start(lambda journal: evenings(journal, 61)) as server:
        begun = monotonic()
        answer = server.get(f"{server.path}/lookback/patterns")
        assert monotonic() - begun < 20  # on a machine that does much else; its own patience is 1.5 s
        assert answer.status == 200
        assert server.get(f"{server.path}/write").status == 200
        assert "Counted: 60 evenings" in page(server)


def test_on_a_hushed_day_there_are_no_patterns(start: Start) -> None:
    """After a sign of danger that was answered with yes, they are put away until tomorrow."""

    def fill(journal: Journal) -> None:
        evenings(journal, 61)
        entry = journal.write("I do not want to live.", Days.on(TODAY))
        danger = Risk(quote="I do not want to live", start=0, type="self_harm")
        journal.keep_reading(entry, Reading(journal.reader, (danger,)))
        (sign,) = journal.notes(entry.id)
        journal.keep(Answered(entry=entry.id, mark=sign.mark, answer="yes"))

    with start(fill) as server:
        body = page(server)
    assert "put away until tomorrow" in body
    assert "longing" not in body


@pytest.mark.parametrize(
    ("setting", "gone", "stays"),
    [
        ("afraid", "after contact", "something done for yourself"),
        ("minor", "evening after", "nobody under 18 is asked"),
    ],
)
def test_care_puts_it_away(start: Start, setting: str, gone: str, stays: str) -> None:
    """Whoever is afraid of them is told nothing of contact; whoever is under 18 is not measured."""

    def fill(journal: Journal) -> None:
        evenings(journal, 61)
        journal.keep(Chose(setting=setting, value="yes"))

    with start(fill) as server:
        body = page(server)
    assert gone not in body
    assert stays in body
