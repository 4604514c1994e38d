"""What is handed to one person: what was chosen and nothing else, and it says what it leaves out."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Reading
from healing_journal.model.record import Named
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

PERIOD = {"first": "2024-05-01", "last": "2024-05-31"}
CALLED, SECRET = "Marcus called me by the marmalade shop.", "Nobody knows about the quillwort."


class House:
    """A server on a journal with two entries in May, one in June, by name."""

    def __init__(self, server: Served, entries: dict[str, str]) -> None:
        self.server = server
        self.entries = entries

    def post(self, page: str, /, **form: str) -> str:
        """Send a form and return the page that answers it, as it reads."""
        answer = self.server.post(self.server.path + page, form)
        return html.unescape(answer.body)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The server."""
    journal, _ = Journal.new(tmp_path / "my.notes", PASSPHRASE, cost=CHEAP)
    journal.keep(Named(names=("Marcus",), pronoun="he"))
    called = journal.write(CALLED, Days.on(date(2024, 5, 12)))
    when = Days.on(date(2024, 5, 12))
    found = Contact(quote="Marcus called me", start=0, by="them", how="call", when=when, confidence=0.9)
    journal.keep_reading(called, Reading(journal.reader, (found,)))
    secret = journal.write(SECRET, Days.on(date(2024, 5, 13)))
    later = journal.write("Later.", Days.on(date(2024, 6, 13)))
    journal.close()
    with serving(tmp_path / "my.notes", passphrase=PASSPHRASE) as server:
        server.enter()
        yield House(server, {"called": called.id, "secret": secret.id, "later": later.id})


def test_only_the_entries_of_that_time_are_offered_and_none_is_picked(house: House) -> None:
    """Each has to be picked by hand."""
    page = house.post("/handover", what="entries", **PERIOD)
    assert house.entries["called"] in page
    assert house.entries["later"] not in page
    assert "checked" not in page.split("<form")[-1].split("</form>")[0] or page.count("checked") == 0


def test_the_page_holds_what_was_picked_and_nothing_else(house: House) -> None:
    """With its day, names covered, and how much is left out; not a word of another entry."""
    picked = {f"entry_{house.entries['called']}": "on"}
    page = house.post("/handover/entries", reader="Dr Weiss", names="Marcus", cover="on", **PERIOD, **picked)
    assert "For Dr Weiss" in page
    assert "M. called me by the marmalade shop." in page
    assert "12 May 2024" in page
    assert "1 of three entries" in page
    assert not [words for words in ("quillwort", "Later.", "Marcus") if words in page]


def test_the_contacts_of_a_time_are_handed_over_without_words(house: House) -> None:
    """Day and who began it; no quote."""
    page = house.post("/handover", what="contacts", **PERIOD)
    assert "12 May 2024" in page
    assert "He called you." in page
    assert "marmalade" not in page


@pytest.mark.parametrize(
    "period",
    [{"first": "", "last": ""}, {"first": "x", "last": "y"}, {"first": "2024-06-01", "last": "2024-05-01"}],
)
def test_a_time_that_is_none_is_refused_in_a_sentence(house: House, period: dict[str, str]) -> None:
    """It says what to choose."""
    assert 'role="alert"' in house.post("/handover", what="entries", **period)


def test_nothing_picked_is_nothing_handed_over(house: House) -> None:
    """One sentence."""
    assert "nothing to hand over" in house.post("/handover/entries", **PERIOD)
