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


def test_two_times_stand_side_by_side(server: Served) -> None:
    """Picked by an address that holds days and no words, both have their sentences; a wrong date is said to be none."""
    then, now = (TODAY - timedelta(days=28)).isoformat(), TODAY.isoformat()
    body = get(server, f"lookback/beside?one={then}&other_first={now}")
    assert "I was sad on the stairs." in body
    assert "I was so sad at breakfast." in body
    assert "Neither is a result." in body
    assert "<table" not in get(server, "lookback/beside")
    for query, said in (("one=2024-13-01&other=2024", "not a date"), ("one=2024", "Pick one on each side")):
        answer = server.get(f"{server.path}/lookback/beside?{query}")
        assert (answer.status, said in answer.body) == (422, True)


def test_language_by_month_waits_for_enough_words(server: Served) -> None:
    """With a few sentences the page says what it takes and where the idea comes from, and draws nothing."""
    body = get(server, "lookback/language")
    assert "three months or more, each of 300 words or more" in body
    assert "10.1073/pnas.2017154118" in body
    assert "<svg" not in body


def test_this_day_is_off_until_chosen_and_each_entry_can_be_spared(tmp_path: Path) -> None:
    """Chosen, it stands on Today too; an entry that is never to be shown again is in neither, and can be let back."""
    place = tmp_path / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    year_ago = TODAY.replace(year=TODAY.year - 4)  # a leap day too has one four years ago
    page = journal.write("The quillwort was green.", Days.on(year_ago))
    journal.keep_reading(page, Reading(journal.reader))
    journal.write("Rain all day.")  # the last words written stand on Today in any case
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        assert "quillwort" not in get(server, "lookback/this-day") + get(server, "today")
        server.post(f"{server.path}/lookback/this-day", {"this_day": "on"})
        assert "Four years ago, on this day" in get(server, "lookback/this-day")
        assert "quillwort" in get(server, "today")
        server.post(f"{server.path}/lookback/spare", {"entry": page.id, "from": "today"})
        assert "quillwort" not in get(server, "lookback/this-day") + get(server, "today")
        server.post(f"{server.path}/lookback/spare", {"entry": page.id, "spared": "no"})
        assert "quillwort" in get(server, "today")
        server.post(f"{server.path}/lookback/this-day", {"this_day": "off"})
        assert "quillwort" not in get(server, "today")


def test_on_a_hushed_day_no_two_times_and_no_language_are_shown(tmp_path: Path) -> None:
    """They are put away like the drawings, also by their address."""
    place = tmp_path / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    entry = write(journal, "I do not want to live.", 0, DANGER, *FINDINGS)
    (sign,) = [told for told in journal.notes(entry) if isinstance(told.finding, Risk)]
    journal.keep(Answered(entry=entry, mark=sign.mark, answer="yes"))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        for place_shown in (f"lookback/beside?one={TODAY}&other={TODAY}", "lookback/language"):
            body = get(server, place_shown)
            assert "put away until tomorrow" in body
            assert "breakfast" not in body
