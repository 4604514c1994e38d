"""Care over the wire: offered once, after saving, in an order that can be relied on; and put away where it must be."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Finding, Plan, Reading, Reminder, Risk, Said, mark_of
from healing_journal.model.record import Answered, Chose, Noted, Written
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

TODAY = datetime.now(UTC).astimezone().date()
PARTY = Days.on(TODAY - timedelta(days=9))
RETOLD = "I saw him at the party. I keep going over it."
WATCHED = "I drove past his house again after dark."
HURT = "He pushed me into the wall."
MEET = "On Friday we meet about the flat."
OWN, DARK = "Remember that I sleep better alone.", "I wish I were gone."
DANGER = "I am going to end my life tonight."


def _write(journal: Journal, text: str, *findings: Finding, days_ago: int = 0) -> str:
    page = journal.write(text, Days.on(TODAY - timedelta(days=days_ago)))
    journal.keep_reading(page, Reading(journal.reader, findings))
    return page.id


class House:
    """A running server on a journal that a test filled, and the entries in it by name."""

    def __init__(self, server: Served, entries: dict[str, str]) -> None:
        self.server = server
        self.entries = entries

    def get(self, place: str) -> str:
        """Return a page as it reads."""
        answer = self.server.get(self.server.path + place)
        assert answer.status == 200, (place, answer.status)
        return html.unescape(answer.body)

    def post(self, page: str, /, **form: str) -> str:
        """Send a form and return where it led."""
        answer = self.server.post(self.server.path + page, form)
        assert answer.status == 303, (page, answer)
        return answer.headers["location"].removeprefix(self.server.path)


@pytest.fixture
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    """A server on a journal filled by the function that the test names."""
    journal, _ = Journal.new(tmp_path / "my.notes", PASSPHRASE, cost=CHEAP)
    entries = request.param(journal)
    journal.close()
    with serving(tmp_path / "my.notes", passphrase=PASSPHRASE) as server:
        server.enter()
        yield House(server, entries)


def _circles(journal: Journal) -> dict[str, str]:
    told = Contact(quote="I saw him at the party", start=0, by="both", how="in_person", when=PARTY)
    ids = [_write(journal, RETOLD, told, days_ago=ago) for ago in (6, 3, 0)]
    return {"first": ids[0], "last": ids[-1]}


def _watches(journal: Journal) -> dict[str, str]:
    return {"last": [_write(journal, WATCHED, days_ago=ago) for ago in (8, 4, 0)][-1]}


def _is_hurt(journal: Journal) -> dict[str, str]:
    return {"last": _write(journal, HURT, Risk(quote=HURT, start=0, type="harmed_by_them", confidence=0.9))}


def _is_in_danger(journal: Journal) -> dict[str, str]:
    said = Said(quote="He said never", start=35, stance="away", when=Days.on(TODAY))
    risk = Risk(quote=DANGER, start=0, type="suicidal", confidence=0.9)
    return {"last": _write(journal, f"{DANGER} He said never.", risk, said)}


def _has_brought_in(journal: Journal) -> dict[str, str]:
    journal.append_all(
        [Written(entry="old", days=Days.on(TODAY), text=DANGER, source="elsewhere", batch="b")]
    )
    page = journal.entry("old")
    journal.keep_reading(page, Reading(journal.reader, (Risk(quote=DANGER, start=0, type="suicidal"),)))
    return {"last": page.id}


def _meant_to_send(journal: Journal) -> dict[str, str]:
    journal.keep(Chose(setting="night_sending", value=str(TODAY - timedelta(days=1))))
    return {}


def _told_themself(journal: Journal) -> dict[str, str]:
    told = Reminder(quote=OWN, start=0, confidence=0.9)
    return {"last": _write(journal, OWN, told, days_ago=20)}


def _told_themself_in_the_dark(journal: Journal) -> dict[str, str]:
    told = Reminder(quote=OWN, start=0, confidence=0.9)
    dark = Risk(quote=DARK, start=len(OWN) + 1, type="death_wish", confidence=0.9)
    when = Days.on(TODAY - timedelta(days=20))
    page = journal.write(f"{OWN} {DARK}", when)
    journal.keep_reading(page, Reading(journal.reader, (told, dark)))
    journal.keep(Answered(entry=page.id, mark=mark_of(dark), answer="no"))
    return {"last": page.id}


def _plans_to_meet(journal: Journal) -> dict[str, str]:
    plan = Plan(quote=MEET, start=0, with_them=True, when=Days.on(TODAY + timedelta(days=3)), confidence=0.9)
    return {"last": _write(journal, MEET, plan, days_ago=1)}


def _has_people(journal: Journal) -> dict[str, str]:
    journal.keep(Noted(list="people", id="one", text="Anke, 0170 000"))
    return {}


@pytest.mark.parametrize("house", [_circles], indirect=True)
def test_one_evening_told_a_third_time_is_met_with_one_offer(house: House) -> None:
    """Only the page that completes the circle asks, and "No, I need to" leads on to writing."""
    page = house.get(f"/entry/{house.entries['last']}")
    assert "You have been over" in page
    assert page.count('class="button"') >= 3
    assert "No, I need to" in page
    assert "You have been over" not in house.get(f"/entry/{house.entries['first']}")
    assert "friend" in house.get("/write/friend")


@pytest.mark.parametrize("house", [_watches], indirect=True)
def test_the_third_time_past_their_place_gets_one_kind_sentence_once(house: House) -> None:
    """It is said once, it can be closed, and it does not come back."""
    entry = f"/entry/{house.entries['last']}"
    assert "a good thing to say out loud to someone" in house.get(entry)
    house.post(f"/after/{house.entries['last']}", do="leave")
    assert "out loud" not in house.get(entry)


@pytest.mark.parametrize("house", [_is_hurt], indirect=True)
def test_harm_by_them_is_a_small_mark_that_says_nothing_until_opened(house: House) -> None:
    """A neutral label, closed; its yes puts away every tool that would bring the two together."""
    page = house.get(f"/entry/{house.entries['last']}")
    mark = re.search(r"<details[^>]*><summary>A note about this page</summary>", page)
    assert mark
    assert "open" not in mark[0].removesuffix("</summary>").split("<summary>")[0]
    house.post("/safety", afraid="yes")
    assert "<textarea" not in house.get("/wait")


@pytest.mark.parametrize("house", [_is_in_danger], indirect=True)
def test_danger_leads_to_the_calm_page_and_puts_charts_away_until_tomorrow(house: House) -> None:
    """The page is saved first; the next page is the calm one; contact, words and story show no chart that evening."""
    led = house.server.get(f"{house.server.path}/today")
    assert led.status == 303
    assert led.headers["location"].endswith("/calm")
    assert "Your words are saved" in house.get("/calm")
    assert not [place for place in ("/contact", "/words", "/story") if "<svg" in house.get(place)]
    assert "Your own words" not in house.get("/wait/pause")


@pytest.mark.parametrize("house", [_has_brought_in], indirect=True)
def test_nothing_is_asked_about_pages_brought_in(house: House) -> None:
    """A shelf of old pages leads to no calm page and no card."""
    assert "wanting to die" not in house.get("/today")


@pytest.mark.parametrize("house", [_meant_to_send], indirect=True)
def test_the_next_morning_asks_how_it_was(house: House) -> None:
    """Who said that they were going to send it is asked once, the day after, how it was."""
    assert "How was it?" in house.get("/today")


@pytest.mark.parametrize("house", [_told_themself], indirect=True)
def test_what_one_told_oneself_is_shown_until_its_page_is_spared(house: House) -> None:
    """It stands on Today and in the hard hour; "never show this again" ends that at once."""
    assert OWN in house.get("/today")
    assert OWN in house.get("/wait/pause")
    house.post("/lookback/spare", entry=house.entries["last"])
    assert OWN not in house.get("/today")
    assert OWN not in house.get("/wait/pause")


@pytest.mark.parametrize("house", [_told_themself_in_the_dark], indirect=True)
def test_no_sentence_of_a_dark_page_is_shown_unasked(house: House) -> None:
    """Nothing of an entry that told of danger comes back by itself: not on Today, in the hard hour, in the letter."""
    assert not [place for place in ("/today", "/wait/pause", "/lookback/2") if OWN in house.get(place)]


@pytest.mark.parametrize("house", [_plans_to_meet], indirect=True)
def test_who_is_afraid_counts_no_days_to_a_meeting(house: House) -> None:
    """What is planned with them comes up on Today, and no more once the person says that they are afraid."""
    assert MEET in house.get("/today").split("Coming up")[-1]
    house.post("/safety", afraid="yes")
    assert "Coming up" not in house.get("/today")


@pytest.mark.parametrize("house", [_has_people], indirect=True)
def test_ones_own_people_come_before_numbers_and_lines(house: House) -> None:
    """On Help: own people, then the emergency number, then the lines of the country, which is asked once."""
    page = house.get("/help")
    assert "Which country are you in?" in page
    house.post("/country", country="DE")
    page = house.get("/help")
    assert "Which country are you in?" not in page
    order = [
        page.index(words)
        for words in ("Anke, 0170 000", "Call 112.", "Germany: lines", "All other countries".lower())
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("house", [_has_people], indirect=True)
def test_help_says_the_same_whatever_was_written(house: House) -> None:
    """Not one word of it changes after an entry that tells of danger."""
    before = house.get("/help")
    house.get(house.post("/write", text=DANGER))  # where it is said that the page is saved
    assert house.get("/help") == before


@pytest.mark.parametrize("house", [_has_people], indirect=True)
def test_who_is_under_eighteen_gets_other_lines_and_is_asked_no_scales(house: House) -> None:
    """Said once in settings: children's words on Help; taken back, they are gone."""
    house.post("/settings", theme="system", lock_minutes="5", country="DE", minor="on", keys="on")
    assert "You said you are under 18." in house.get("/help")
    house.post("/settings", theme="system", lock_minutes="5", country="DE", keys="on")
    assert "You said you are under 18." not in house.get("/help")
