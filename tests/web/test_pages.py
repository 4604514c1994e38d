"""What the pages do with what a person taps, decides and keeps beside the entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Finding, Plan, Promise, Reading, Risk, Said, mark_of
from healing_journal.pages.places import key_of
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

TODAY = datetime.now(UTC).astimezone().date()
TEXT = "I called him. He said maybe. He promised to fly out. The move is on Friday."
FINDINGS: tuple[Finding, ...] = (
    Contact(quote="I called him", start=0, by="me", how="call", when=Days.on(TODAY)),
    Said(quote="He said maybe", start=14, stance="unclear", when=Days.on(TODAY)),
    Promise(quote="He promised to fly out", start=29, by="them"),
    Plan(quote="The move is on Friday", start=53, when=Days.on(TODAY + timedelta(days=5))),
)


class House:
    """A running server, and the ids of the entries in its journal."""

    def __init__(self, server: Served, entries: dict[str, str]) -> None:
        self.server = server
        self.entries = entries

    def get(self, place: str) -> str:
        """Return a page."""
        answer = self.server.get(self.server.path + place)
        assert answer.status == 200, (place, answer)
        return answer.body

    def post(self, page: str, /, **form: str) -> str:
        """Send a form, and return where it led."""
        answer = self.server.post(self.server.path + page, form)
        assert answer.status == 303, (page, answer)
        return answer.headers["location"].removeprefix(self.server.path)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server on a journal whose entries were read beforehand."""
    place = tmp_path_factory.mktemp("house") / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    entries = {"story": _read(journal, TEXT, FINDINGS)}
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        yield House(server, entries)


def _read(journal: Journal, text: str, findings: tuple[Finding, ...]) -> str:
    page = journal.write(text)
    journal.keep_reading(page, Reading(journal.reader, findings))
    return page.id


def _key(finding: Finding) -> str:
    return key_of(mark_of(finding))


def test_a_decision_is_kept(house: House) -> None:
    """What became of a promise is as the person says, and shown so."""
    promise = _key(FINDINGS[2])
    assert house.post("/promises", entry=house.entries["story"], key=promise, outcome="kept") == "/promises"
    pressed = re.search(r'value="kept"\s+aria-pressed="true"', house.get("/promises"))
    assert pressed


def test_a_guess_of_a_hard_day_is_kept(house: House) -> None:
    """A guess from 0 to 10 stands beside its day; one beyond that is refused with a sentence."""
    plan = {"entry": house.entries["story"], "key": _key(FINDINGS[3])}
    house.post("/promises/foreseen", **plan, expected="9")
    assert 'value="9"' in house.get("/promises")
    refused = house.server.post(f"{house.server.path}/promises/foreseen", plan | {"expected": "11"})
    assert refused.status == 422
    assert "0 to 10" in refused.body


def test_their_words_can_be_filtered_by_an_address_without_words(house: House) -> None:
    """Closer, away and unclear each have a plain address."""
    assert "He said maybe" in house.get("/words/unclear")
    assert "He said maybe" not in house.get("/words/away")


def test_a_check_in_keeps_what_was_tapped_and_nothing_else(house: House) -> None:
    """Taps come back as they were given; what was left out stays out."""
    house.post("/checkin", longing="7", contact="none", word="grey")
    page = house.get("/checkin")
    assert re.search(r'name="longing" value="7"[^>]* checked', page)
    assert not re.search(r'name="sadness" value="\d+"[^>]* checked', page)
    assert 'value="grey"' in page


def test_a_line_of_a_list_is_added_changed_and_taken_off(house: House) -> None:
    """The person's own lists hold what they put there."""
    house.post("/lists", list="people", text="Noor, has a car")
    page = house.get("/lists")
    key = re.search(r'name="list" value="people"><input type="hidden" name="id" value="(\w+)"', page)
    assert key
    assert "Noor, has a car" in house.get("/help")
    house.post("/lists", list="people", id=key[1], text="Noor, after six")
    assert "Noor, after six" in house.get("/lists")
    house.post("/lists", list="people", id=key[1], text="x", do="remove")
    assert "Noor" not in house.get("/lists")


def test_a_sealed_letter_shows_its_day_and_not_its_words(house: House) -> None:
    """Until its day a letter is closed, unless the person opens it early."""
    house.post("/letters", text="Dear you, in August.", opens=str(TODAY + timedelta(days=30)))
    letter = re.search(r"/letter/(\w+)", house.get("/letters"))
    assert letter
    sealed = house.get(letter[0])
    assert "sealed until" in sealed
    assert "Dear you" not in sealed
    early = house.server.post(house.server.path + letter[0], {})
    assert "Dear you, in August." in early.body


def test_the_hard_hour_keeps_the_message_and_treats_four_choices_alike(house: House) -> None:
    """What is put in the box is kept, not sent; each choice leads on with its own quiet sentence."""
    assert "exactly as you would send it" in house.get("/wait")
    assert house.post("/wait", text="I miss you, come over") == "/wait/pause"
    assert "Kept" in house.get("/letters")
    assert house.post("/wait/choose", choice="sending") == "/wait/after"
    assert "ask tomorrow" in house.get("/wait/after")
    assert house.post("/wait/choose", choice="call") == "/help#people"
    classes = re.findall(r'<button name="choice"([^>]*)>', house.get("/wait/pause"))
    assert len(classes) == 4
    assert not any("class" in given for given in classes)


def test_contact_of_today_is_met_with_one_question_once(house: House) -> None:
    """The entry asks what was hoped for; answered or left, it is not asked again."""
    entry = f"/entry/{house.entries['story']}"
    assert "What had you hoped for?" in house.get(entry)
    house.post(f"/after/{house.entries['story']}", hoped="that he would stay", do="keep")
    assert "What had you hoped for?" not in house.get(entry)
    assert "that he would stay" in house.get("/wait/pause")


def test_fear_puts_the_box_and_the_clock_away(house: House) -> None:
    """Who is afraid of them is offered no message box; it can be changed back at any time."""
    house.post("/safety", afraid="yes")
    quiet = house.get("/wait")
    assert "no box here and no clock" in quiet
    assert "<textarea" not in quiet
    house.post("/safety", afraid="no")
    assert "<textarea" in house.get("/wait")


def test_the_log_seals_each_note_to_the_one_before(house: House) -> None:
    """A note needs what happened, and says that its seal fits."""
    empty = house.server.post(f"{house.server.path}/log", {"happened": "today", "told": " "})
    assert empty.status == 422
    for told in ("He stood at the door.", "He stood there again."):
        house.post("/log", happened="Sunday, 21:00", place="home", told=told)
    page = house.get("/log")
    assert page.count("<h2>Note ") == 2
    assert "All seals fit." in page
    assert "<title>Notes" in page


def test_taking_out_says_that_it_is_in_the_clear(house: House, tmp_path: Path) -> None:
    """The page says so beforehand; the files are the person's own; a folder that is there is left alone."""
    assert "not locked" in house.get("/export")
    folder = tmp_path / "out"
    house.post("/export", folder=str(folder))
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(TEXT in file.read_text(encoding="utf-8") for file in files)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert house.server.post(f"{house.server.path}/export", {"folder": str(folder)}).status == 422
    assert house.server.post(f"{house.server.path}/export", {"folder": "out"}).status == 422


def test_a_neutral_name_is_on_every_title(house: House) -> None:
    """In discretion no title says what this is."""
    house.post("/settings", theme="system", lock_minutes="5", discreet="on", keys="on")
    pages = [house.get(place) for place in ("/today", "/help", "/plan")]
    titles = [title for page in pages for title in re.findall("<title>(.*?)</title>", page)]
    house.post("/settings", theme="system", lock_minutes="5", keys="on")
    assert len(titles) == 3
    assert all("Journal" not in title and "Help" not in title for title in titles)


@pytest.mark.parametrize("place", ["/", "/enter", "/elsewhere", "/favicon.ico"])
def test_the_port_says_nothing_of_what_it_is_to_a_stranger(house: House, place: str) -> None:
    """Whoever finds the address finds no word of a journal, with the right name of this machine or another."""
    server = house.server
    answers = [
        server.ask("GET", place, {"Host": host}) for host in (server.host, "127.0.0.1:1", "example.org")
    ]
    answers.append(server.ask("GET", f"{server.path}/today", {"Host": server.host, "Sec-Fetch-Site": "none"}))
    assert not [
        answer.body for answer in answers if re.search("journal|diary|healing", answer.body, re.IGNORECASE)
    ]


@pytest.mark.parametrize("minutes", ["0", "", "none", "100000"])
def test_a_setting_that_is_none_is_refused(house: House, minutes: str) -> None:
    """One sentence says what is needed."""
    answer = house.server.post(f"{house.server.path}/settings", {"theme": "dim", "lock_minutes": minutes})
    assert answer.status == 422
    assert "whole number" in answer.body


def test_a_day_of_a_future_century_is_refused_and_the_words_stay(house: House) -> None:
    """The page comes back with its words and one sentence."""
    answer = house.server.post(
        f"{house.server.path}/write", {"text": "Words that stay.", "day": "3000-01-01"}
    )
    assert answer.status == 422
    assert "future" in answer.body
    assert "Words that stay." in answer.body


def test_a_span_of_days_can_be_given(house: House) -> None:
    """An entry may be about some days, as precise as they are known."""
    place = house.post("/write", text="That spring.", about="2014-04")
    assert "April 2014" in house.get(place)


@pytest.mark.parametrize("text", ["", " \n ", "\0"])
def test_an_empty_page_is_not_saved(house: House, text: str) -> None:
    """There is nothing to keep, and one sentence says so."""
    answer = house.server.post(f"{house.server.path}/write", {"text": text})
    assert answer.status == 422
    assert "nothing written" in answer.body


@pytest.mark.parametrize("text", ["שלום, it is late", "🌧️🌧️ all day", "a\0b", "x" * 900_000])
def test_odd_texts_are_kept(house: House, text: str) -> None:
    """Right-to-left words, signs of all kinds and very long pages are kept and shown."""
    place = house.post("/write", text=text)
    assert text.replace("\0", "")[:20] in house.get(place)


def test_more_than_an_entry_holds_is_refused_in_a_sentence(house: House) -> None:
    """A million characters and one are not cut but refused."""
    answer = house.server.post(f"{house.server.path}/write", {"text": "x" * 1_000_001})
    assert answer.status == 422
    assert "Save it as several entries" in answer.body


def test_grave_words_lead_to_the_calm_page_once(tmp_path: Path) -> None:
    """After intent is told of, the next page is the calm one; an answer ends it, and plots rest until tomorrow."""
    place = tmp_path / "kept" / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    risk = Risk(quote="I want to end my life", start=0, type="suicidal")
    entry = _read(journal, "I want to end my life tonight.", (risk,))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        house = House(server, {})
        assert server.get(f"{server.path}/entry/{entry}").headers["location"].endswith("/calm")
        assert server.get(f"{server.path}/today").headers["location"].endswith("/calm")
        page = house.get("/calm")
        assert "Your words are saved" in page
        assert house.get("/write")
        house.post("/calm", entry=entry, key=_key(risk), answer="rather_not", on="page")
        assert "I want to end my life" in house.get(f"/entry/{entry}")
        assert 'class="chart"' not in house.get("/story")


def test_an_unsure_sign_brings_a_quiet_card(tmp_path: Path) -> None:
    """A wish not to wake up is asked about once, on a card that can be closed; "yes" leads to the calm page."""
    place = tmp_path / "kept" / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    risk = Risk(quote="not wake up", start=7, type="death_wish")
    entry = _read(journal, "I wish not wake up.", (risk,))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        house = House(server, {})
        assert "Was this about wanting to die?" in house.get(f"/entry/{entry}")
        said = {"entry": entry, "key": _key(risk), "answer": "yes", "on": "card"}
        assert "lot to carry alone" in server.post(f"{server.path}/calm", said).body
        assert "Was this about wanting to die?" not in house.get(f"/entry/{entry}")


def test_a_page_shown_again_is_as_the_journal_stands(house: House) -> None:
    """A page of the story is kept as it was drawn until something on it changes: an entry, or how it is to look."""
    before = house.get("/story")
    assert house.get("/story") == before
    house.post("/settings", theme="dim", lock_minutes="5", country="", keys="on")
    assert house.get("/story") != before
    house.post("/settings", theme="system", lock_minutes="5", country="", keys="on")
    assert 'class="said"' in house.get("/story")  # said once, on the next page
    assert 'class="said"' not in house.get("/story")


def test_a_long_list_comes_in_pieces(tmp_path: Path) -> None:
    """Of very many entries the latest are shown first, and the rest lie one step further."""
    place = tmp_path / "kept" / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    for number in range(110):
        page = journal.write(f"Page {number}.", Days.on(date(2020, 1, 1) + timedelta(days=number)))
        journal.keep_reading(page, Reading(journal.reader))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        house = House(server, {})
        first, second = house.get("/entries"), house.get("/entries/1")
        assert (first.count("/entry/"), second.count("/entry/")) == (100, 10)
        assert "Earlier entries" in first
        assert "Later entries" in second


def test_the_two_questions_of_a_fortnight_are_asked_by_choice(house: House) -> None:
    """They come once chosen, keep what was answered with its day, and go when they are not wanted any more."""
    assert "I know what I like" not in house.get("/checkin")
    house.post("/fortnight", ask="on")
    assert "I know what I like" in house.get("/checkin")
    house.post("/checkin", knowing="6", unfinished="on")
    page = house.get("/checkin")
    assert re.search(r'name="knowing" value="6"[^>]* checked', page)
    assert "This is not a diagnosis." in page
    house.post("/fortnight", ask="off")
    assert 'name="knowing"' not in house.get("/checkin")


def test_long_pages_have_addresses_for_their_parts(house: House) -> None:
    """Every long page answers at a number; of words, also one stance at a number; anything else is not there."""
    for place in ("/contact/1", "/words/1", "/words/unclear/1", "/promises/1", "/story/1"):
        assert house.get(place)
    assert house.server.get(f"{house.server.path}/words/nonsense").status == 404


def test_chapters_and_lists_of_the_story_are_kept_on_its_page(house: House) -> None:
    """A chapter is named with when it began, changed and taken away; the three lists lead back to the story."""
    assert house.post("/chapters", name="The sublet", when="May 2020") == "/story#chapters"
    page = house.get("/story")
    assert "The sublet" in page
    key = re.search(r'action="[^"]*/chapters"[^>]*>\s*<input type="hidden" name="id" value="(\w+)"', page)
    assert key
    house.post("/chapters", id=key[1], name="The sublet", when="2020", do="remove")
    assert "The sublet" not in house.get("/story")
    assert house.post("/lists", list="miss", text="Cut mangoes", back="story") == "/story#miss"
    assert "Cut mangoes" in house.get("/story")
    refused = house.server.post(f"{house.server.path}/chapters", {"name": "Then", "when": "nonsense"})
    assert refused.status == 422
