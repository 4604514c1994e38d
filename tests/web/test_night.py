"""The hard hour and the morning after: each choice leads on quietly, and is asked about only if that was wished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Boundary, Contact, Feeling, Reading, Reminder
from healing_journal.model.record import Body, Chose, Letter, Noted
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

TODAY = datetime.now(UTC).astimezone().date()
YESTERDAY = TODAY - timedelta(days=1)


@contextmanager
def night(place: Path, *kept: Body) -> Iterator[Served]:
    """Serve a journal in which these things were kept, and one page of both sides of contact."""
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    for body in kept:
        journal.keep(body)  # type: ignore[arg-type]
    text = "I called him. I felt relief. I can do this. I will not call after ten."
    page = journal.write(text, Days.on(YESTERDAY))
    told = (
        Contact(quote="I called him", start=0, by="me", how="call", when=Days.on(YESTERDAY)),
        Feeling(quote="I felt relief", start=14, feeling="relief"),
        Reminder(quote="I can do this", start=29),
        Boundary(quote="I will not call after ten", start=44),
    )
    journal.keep_reading(page, Reading(journal.reader, told))
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as served:
        served.enter()
        yield served


def test_the_pause_shows_ones_own_words_and_people(tmp_path: Path) -> None:
    """What one told oneself, how contact left one, the limit, and whom to ask instead."""
    people = Noted(list="people", id="1", text="Noor, has a car")
    plan = Noted(list="plans", id="1", text="If they ask to stay, I answer tomorrow.")
    with night(tmp_path / "my.journal", people, plan) as served:
        page = served.get(f"{served.path}/wait/pause").body
        for words in ("I can do this", "I felt relief", "I will not call after ten", "Noor, has a car"):
            assert words in page
        assert "If they ask to stay" in served.get(f"{served.path}/wait/they-wrote").body


def test_sending_is_asked_about_only_if_wished(tmp_path: Path) -> None:
    """It is all right; tomorrow's question comes for whoever wishes it."""
    with night(tmp_path / "my.journal") as served:
        led = served.post(f"{served.path}/wait/choose", {"choice": "sending"})
        assert led.headers["location"].endswith("/wait/after")
        assert "All right." in served.get(led.headers["location"]).body
        assert served.post(f"{served.path}/wait/after", {"ask": "no"}).status == 303
        assert served.post(f"{served.path}/wait/after", {"ask": "yes"}).status == 303
        assert "How was it?" not in served.get(f"{served.path}/today").body


def test_the_morning_after_is_asked_once(tmp_path: Path) -> None:
    """The day after, one tap answers it, and the question is gone."""
    with night(tmp_path / "my.journal", Chose(setting="night_sending", value=str(YESTERDAY))) as served:
        assert "How was it?" in served.get(f"{served.path}/today").body
        served.post(f"{served.path}/wait/morning", {"answer": "both"})
        assert "How was it?" not in served.get(f"{served.path}/today").body


def test_a_message_kept_for_today_is_at_hand_and_can_rest(tmp_path: Path) -> None:
    """What was kept to be sent the next day, if still wanted, is one link away that day, and can be let rest."""
    kept = (Letter(letter="l1", text="Are you awake?"), Chose(setting="night_tomorrow", value=str(YESTERDAY)))
    with night(tmp_path / "my.journal", *kept) as served:
        assert "/letter/l1" in served.get(f"{served.path}/today").body
        served.post(f"{served.path}/wait/morning", {"answer": "rest"})
        assert "/letter/l1" not in served.get(f"{served.path}/today").body
