"""Keep, print, seal, delete over the wire: four doors of one size, each way back open as long as there is one."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from healing_journal.care.prompts import plain_day, prompt_of
from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

TODAY = datetime.now(UTC).astimezone().date()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the journal lies."""
    return tmp_path / "kept" / "my.notes"


@pytest.fixture
def words(place: Path) -> str:
    """The recovery words of a journal with one page."""
    journal, words = Journal.new(place, PASSPHRASE, cost=CHEAP)
    journal.write("Rain again. I walked home.")
    journal.close()
    return " ".join(words)


@pytest.fixture
def server(place: Path, words: str) -> Iterator[Served]:
    """A server on it, open, in a session."""
    assert words
    with serving(place, passphrase=PASSPHRASE) as running:
        running.enter()
        yield running


def get(server: Served, place: str) -> str:
    """Return a page as it reads."""
    answer = server.get(server.path + place)
    assert answer.status == 200, (place, answer.status)
    return html.unescape(answer.body)


def post(server: Served, page: str, /, **form: str) -> str:
    """Send a form and return where it led."""
    answer = server.post(server.path + page, form)
    assert answer.status == 303, (page, answer)
    return answer.headers["location"].removeprefix(server.path)


def is_refused(server: Served, page: str, /, **form: str) -> bool:
    """Send a form, and tell whether it was answered with one sentence."""
    answer = server.post(server.path + page, form)
    return answer.status in {401, 403, 422} and 'role="alert"' in answer.body


def test_all_doors_stand_on_one_page_and_none_is_pushed(server: Served) -> None:
    """Reached from settings alone; no page of every day leads there."""
    page = get(server, "/goodbye")
    assert all(
        f"<h2>{door}</h2>" in page for door in ("Keep", "Print", "Seal", "Delete", "If you are back together")
    )
    assert "/goodbye" in get(server, "/settings")
    assert "/goodbye" not in get(server, "/today") + get(server, "/write")


def test_kept_quiet_nothing_is_asked(server: Served) -> None:
    """No question to begin with; it asks again once that is wished."""
    asked = prompt_of(TODAY, hushed=False)
    assert asked
    assert asked.text in get(server, "/write")
    post(server, "/goodbye/keep", quiet="yes")
    quiet = get(server, "/write")
    assert asked.text not in quiet.replace(plain_day().text, "")
    post(server, "/goodbye/keep", quiet="no")
    assert asked.text in get(server, "/write")


def test_sealed_every_page_leads_to_the_seal_and_help_stays_open(server: Served) -> None:
    """Until its day nothing of it is shown; Help is; and it can be asked to open sooner."""
    until = TODAY + timedelta(days=90)
    assert post(server, "/goodbye/seal", how="day", until=until.isoformat()) == "/sealed"
    for page in ("/write", "/today", "/entries", "/settings", "/export"):
        assert server.get(server.path + page).headers["location"].endswith("/sealed")
    assert "Sealed until" in get(server, "/sealed")
    assert "If there is danger now" in get(server, "/help")
    assert "/entry/" in post(server, "/write", text="What another window was writing is kept.")
    post(server, "/sealed")
    assert "You can open it from" in get(server, "/sealed")


@pytest.mark.parametrize("until", ["", "nonsense", "2001-01-01", TODAY.isoformat()])
def test_a_seal_without_a_day_ahead_is_refused(server: Served, until: str) -> None:
    """One sentence, and nothing is shut."""
    assert is_refused(server, "/goodbye/seal", how="day", until=until)
    assert server.get(f"{server.path}/today").status == 200


def test_left_to_the_sheet_it_locks_and_the_passphrase_opens_nothing(server: Served, words: str) -> None:
    """Wrong words change nothing; the right ones lock it, and they alone open it."""
    assert is_refused(server, "/goodbye/seal", how="sheet", words="one two three")
    assert post(server, "/goodbye/seal", how="sheet", words=words) == "/unlock"
    assert is_refused(server, "/unlock", secret=PASSPHRASE)
    answer = server.post(f"{server.path}/unlock", {"secret": words})
    assert answer.status == 303, answer


def test_the_book_goes_where_it_was_wished(server: Served, tmp_path: Path) -> None:
    """PDF and EPUB in a folder of their own; half a path is refused."""
    assert is_refused(server, "/goodbye/book", folder="half/a/path", title="Mine")
    assert (
        post(server, "/goodbye/book", folder=str(tmp_path / "book"), title="Mine", notes="on") == "/goodbye"
    )
    assert {file.name for file in (tmp_path / "book").iterdir()} == {"book.pdf", "book.epub"}


def test_deleting_asks_for_the_first_word_and_is_whole(server: Served, place: Path) -> None:
    """Another word deletes nothing; the word deletes keys and file; the page says so."""
    assert is_refused(server, "/goodbye/delete", word="sunshine")
    assert place.exists()
    assert post(server, "/goodbye/delete", word="rain") == "/deleted"
    assert "gone from this computer" in get(server, "/deleted")
    assert [file for file in place.parent.rglob("my.notes*") if file.is_file()] == []


def test_last_words_and_chapters_are_kept(server: Served) -> None:
    """What would be told to that of the first page stands there again; a chapter begins on its day."""
    post(server, "/goodbye/words", text="It gets quieter.")
    assert "It gets quieter." in get(server, "/goodbye")
    post(server, "/chapters", name="Together again", when="2026-05-01")
    assert "Together again" in get(server, "/story")
