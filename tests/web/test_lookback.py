"""Looking back over the wire: a letter a week, drawings apart from it, and both put away where care says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Feeling, Finding, Promise, Reading, Risk
from healing_journal.model.record import Answered, CheckedIn
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

TODAY = datetime.now(UTC).astimezone().date()
TEXT = "I was so sad at breakfast. She called me. I promised to rest."
FINDINGS: tuple[Finding, ...] = (
    Feeling(quote="so sad at breakfast", start=6, feeling="sadness"),
    Contact(quote="She called me", start=27, by="them", how="call", when=Days.on(TODAY)),
    Promise(quote="I promised to rest", start=42, by="me"),
)
OLDER = "I was sad on the stairs."
DANGER = Risk(quote="I do not want to live", start=0, type="self_harm")


def write(journal: Journal, text: str, days_ago: int, *findings: Finding) -> str:
    """Write an entry and keep what is to be found in it."""
    page = journal.write(text, Days.on(TODAY - timedelta(days=days_ago)))
    journal.keep_reading(page, Reading(journal.reader, findings))
    return page.id


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    """A server on a journal with an entry of today and one of four weeks ago."""
    place = tmp_path / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    write(journal, TEXT, 0, *FINDINGS)
    write(journal, OLDER, 28, Feeling(quote="sad on the stairs", start=6, feeling="sadness"))
    journal.keep(CheckedIn(day=TODAY, calm=4, sadness=6))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as running:
        running.enter()
        yield running


def get(server: Served, place: str) -> str:
    """The body of a page."""
    answer = server.get(f"{server.path}/{place}")
    assert answer.status == 200
    return answer.body


def test_the_letter_is_made_of_the_persons_own_sentences(server: Served) -> None:
    """The week's words and contacts are there, then and now stand side by side, and one question ends it."""
    body = get(server, "lookback")
    for words in (
        "so sad at breakfast",
        "She called me",
        "sad on the stairs",
        "Anything you want to remember",
    ):
        assert words in body


def test_each_week_has_its_letter_and_the_way_back(server: Served) -> None:
    """Four weeks ago another sentence stands there; in between nothing was written, and nothing else is said."""
    assert "/lookback/1" in get(server, "lookback")
    assert "Nothing written. That can be many things." in get(server, "lookback/2")
    then = get(server, "lookback/4")
    assert "sad on the stairs" in then
    assert "breakfast" not in then
    assert "The week before" not in then
    assert get(server, "lookback/99999999999")


def test_a_line_to_remember_is_kept_and_taken_off(server: Served) -> None:
    """What was answered to the question stands in the letter until it is taken off; too long a line is refused."""
    server.post(f"{server.path}/lookback", {"text": "The quillwort by the pond"})
    body = get(server, "lookback")
    assert "The quillwort by the pond" in body
    key = re.search(r'name="id" value="([^"]+)"', body)
    assert key
    server.post(f"{server.path}/lookback", {"id": key[1]})
    assert "quillwort" not in get(server, "lookback")
    assert server.post(f"{server.path}/lookback", {"text": "x" * 501}).status == 422


def test_drawings_stand_apart_each_with_its_table(server: Served) -> None:
    """What can be drawn is drawn on a page of its own, never where one writes, and each drawing is a table too."""
    body = get(server, "lookback/drawn")
    assert body.count("<svg") == body.count("The same as a table") >= 3
    assert get(server, "lookback/evenings").count("<svg") == 1
    assert "<svg" not in get(server, "write")


def test_on_a_hushed_day_nothing_is_drawn(tmp_path: Path) -> None:
    """After a sign of danger that was answered with yes, drawings and then-and-now are put away until tomorrow."""
    place = tmp_path / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    entry = write(journal, "I do not want to live.", 0, DANGER, *FINDINGS)
    (sign,) = [told for told in journal.notes(entry) if isinstance(told.finding, Risk)]
    journal.keep(Answered(entry=entry, mark=sign.mark, answer="yes"))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        assert "<svg" not in get(server, "lookback/drawn")
        assert "put away until tomorrow" in get(server, "lookback/drawn")
        assert "Then and now" not in get(server, "lookback")
