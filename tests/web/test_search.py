"""Search over the wire: by a form, by words and by meaning, narrowed, and with nothing in the address."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days, parse_days
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

PAGES = (
    ("2024-03-03", "He rang late and said he misses me. I put the phone down."),
    ("2024-04-20", "He came by for his coat. He told me that he still misses me every day."),
    ("2024-04-10", "Bought a lamp for the hall. It is green."),
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    """A server on a journal with three entries."""
    place = tmp_path / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    for day, text in PAGES:
        journal.write(text, _on(journal, day))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as running:
        running.enter()
        yield running


def _on(journal: Journal, day: str) -> Days:
    return parse_days(day, journal.today())


def _asked(server: Served, **fields: str) -> str:
    """Look for something, and return the page that it leads to."""
    sent = server.post(f"{server.path}/search", fields)
    assert sent.status == 303
    return server.get(f"{server.path}/search").body


def _once_looked_at(server: Served, words: str) -> str:
    """Return what is found once every entry was looked at for its meaning, in the background."""
    for _ in range(120):
        body = _asked(server, words=words)
        if "looked at for their meaning" not in body:
            return body
        time.sleep(0.5)
    pytest.fail("The entries were not looked at within a minute.")


def test_a_question_is_answered_by_meaning_in_the_order_of_time(server: Served) -> None:
    """The last time stands first, each entry says by which way it was found, and the page says how it is ordered."""
    body = _once_looked_at(server, "when did he last say he misses me")
    assert body.index("20 April 2024") < body.index("3 March 2024")
    assert "You asked when." in body
    assert "by words and by meaning" in body


def test_entries_can_be_narrowed_by_time(server: Served) -> None:
    """Only entries of the days given are found, with or without words; a date that is none is said so."""
    assert "lamp" in _asked(server, words="", first="2024-04-01", last="2024-04-15")
    body = _asked(server, words="misses", first="2024-04-01")
    assert "20 April" in body
    assert "3 March" not in body
    refused = server.post(f"{server.path}/search", {"words": "x", "first": "soon"})
    assert (refused.status, "not a date" in refused.body) == (422, True)


def test_what_was_looked_for_is_in_no_address(server: Served) -> None:
    """The form leads to a page whose address is the same for all words."""
    sent = server.post(f"{server.path}/search", {"words": "lamp", "kind": "said", "by": "them"})
    assert sent.headers["location"] == f"{server.path}/search"
