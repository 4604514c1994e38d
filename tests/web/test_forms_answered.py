"""No form is answered with a page: a browser would write the form, with its words, to its disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Route

from healing_journal.journal import Journal
from healing_journal.web import PAGES
from healing_journal.web.guard import LARGEST_BODY
from kit import CHEAP, PASSPHRASE
from wire import Answer, Served, serving

FORM = "application/x-www-form-urlencoded"
WORDS = "plumbago and rain"
GIVEN = (
    f"text={WORDS}&about=the+day+that+never+was&told=&words={WORDS}&folder=nowhere&opens=never&names={WORDS}"
)
BODIES = (b"", GIVEN.encode(), b"\xff\xfe&=%zz", b"text=" + b"x" * 1_200_000)
PLACES = sorted(
    {route.path for route in PAGES if isinstance(route, Route) and "POST" in (route.methods or ())}
    - {"/lock"}
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """A server on an open journal, and the id of the entry in it."""
    place = tmp_path_factory.mktemp("forms") / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    entry = journal.write("I walked by the river.").id
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        yield server, entry


def sent(server: Served, place: str, body: bytes, kind: str = FORM) -> Answer:
    """Send a form as our own pages do, and return the answer itself."""
    headers = {
        "Host": server.host, "Sec-Fetch-Site": "same-origin", "Cookie": server.cookie, "Origin": server.origin,
        "Content-Type": kind,
    }  # fmt: skip
    return server.ask("POST", server.path + place, headers, body)


@pytest.mark.parametrize("place", PLACES)
def test_every_form_is_answered_by_leading_elsewhere(house: tuple[Served, str], place: str) -> None:
    """Whatever is sent to whichever place, the answer is the way to a page, or nothing, and never a page."""
    server, entry = house
    place = re.sub(r"\{\w+(:\w+)?\}", entry, place)
    for body in BODIES:
        for kind in (FORM, "multipart/form-data; boundary=edge", "text/plain"):
            answer = sent(server, place, body, kind)
            assert answer.status in {303, 204}, (place, kind, answer)
            assert answer.body == ""
            assert "plumbago" not in str(answer.headers)


def test_a_place_that_is_none_and_more_than_is_taken_are_answered_so_too(house: tuple[Served, str]) -> None:
    """What cannot be done at all leads to a page that says so."""
    server, _ = house
    assert sent(server, "/nowhere", b"text=a").status == 303
    assert sent(server, "/today", b"text=a").status == 303
    large = sent(server, "/letters", b"text=" + b"x" * LARGEST_BODY)
    assert large.status == 303
    assert server.followed(large).status == 413


def test_a_refused_page_is_shown_again_with_its_words(house: tuple[Served, str]) -> None:
    """The page that is led to says what was wrong, and holds what was typed, also when it is loaded once more."""
    server, _ = house
    refused = sent(server, "/write", f"text={WORDS}&about=no day at all".encode())
    assert refused.headers["location"] == f"{server.path}/again"
    for _ in range(2):
        again = server.get(refused.headers["location"])
        assert again.status == 422
        assert 'role="alert"' in again.body
        assert WORDS in again.body


def test_a_refused_page_is_kept_as_a_draft_too(house: tuple[Served, str]) -> None:
    """Should the program end while the page waits to be mended, its words are in the journal."""
    server, entry = house
    for place in ("/write", "/letters", "/log", f"/entry/{entry}/revise"):
        body = f"text={WORDS} {place}&about=no day at all&opens=never&told=&happened={WORDS} {place}"
        assert server.followed(sent(server, place, body.encode())).status == 422, place
        assert f"{WORDS} {place}" in server.get(server.path + place).body


def test_a_form_sent_after_it_makes_it_forgotten(house: tuple[Served, str]) -> None:
    """Once a form was taken, the refused page is no longer held."""
    server, _ = house
    sent(server, "/write", f"text={WORDS}&about=no day at all".encode())
    assert sent(server, "/search", b"words=river").status == 303
    assert server.get(f"{server.path}/again").headers["location"] == f"{server.path}/write"


def test_a_wrong_passphrase_is_answered_so_too(tmp_path: Path) -> None:
    """Before the locked door the way leads back to it, and its page says that this did not open the journal."""
    place = tmp_path / "kept" / "my.journal"
    Journal.new(place, PASSPHRASE, cost=CHEAP)[0].close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        sent(server, "/lock", b"")
        refused = sent(server, "/unlock", b"secret=not this one")
        assert refused.status == 303
        again = server.followed(refused)
        assert again.status == 403
        assert "does not open" in again.body
        assert "not this one" not in again.body


def test_a_window_that_was_not_let_in_is_answered_so_too(house: tuple[Served, str]) -> None:
    """A form from a window without a session is led to the sentence that says so."""
    server, _ = house
    headers = {
        "Host": server.host,
        "Sec-Fetch-Site": "same-origin",
        "Origin": server.origin,
        "Content-Type": FORM,
    }
    answer = server.ask("POST", f"{server.path}/write", headers, b"text=lost")
    assert answer.status == 303
    assert server.ask("GET", answer.headers["location"], {"Host": server.host}).status == 403
