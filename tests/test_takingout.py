from __future__ import annotations

import csv
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from healing_journal.album import Picked
from healing_journal.bringing import bring_in
from healing_journal.exchange import Asked, ExchangeError, Loaded, Message, load
from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Promise, Reading
from healing_journal.model.record import CheckedIn, Letter
from healing_journal.takingout import FORMS, take_out
from kit import Run
from test_pictures import drawn

DAY = date(2024, 5, 12)


@pytest.fixture
def full(journal: Journal) -> Journal:
    """A journal with an entry, its photo, a chat, a check-in, a promise and a letter."""
    entry = journal.write("She rang me. I will call on the twentieth.", Days.on(DAY))
    found = (
        Contact(quote="She rang me", start=0, confidence=0.9, by="them", how="call", when=Days.on(DAY)),
        Promise(
            quote="I will call on the twentieth",
            start=13,
            confidence=0.9,
            by="me",
            due=Days.on(date(2024, 6, 20)),
        ),
    )
    journal.keep_reading(entry, Reading("test", found))
    journal.album.add(entry.id, [Picked("lake.png", drawn("PNG"), "the lake")])
    chat = [
        Message(key=f"{n}", day=DAY + timedelta(days=n), by="them", how="message", count=n + 1, began=True)
        for n in (1, 2)
    ]
    bring_in(journal, Loaded(format="whatsapp", messages=tuple(chat)))
    journal.keep(CheckedIn(day=DAY, contact="them", how="call", calm=3))
    journal.keep(Letter(letter="l", text="Dear you, the words.", opens=date(2024, 7, 1)))
    return journal


@pytest.mark.parametrize("form", [one.name for one in FORMS])
def test_every_form_is_a_new_place_for_its_owner_alone(full: Journal, tmp_path: Path, form: str) -> None:
    """Each form writes something, lets nobody else read it, and writes over nothing."""
    path = tmp_path / "out"
    assert take_out(full, path, form) > 0
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(ExchangeError, match=r"already|not empty"):
        take_out(full, path, form)


def test_an_unknown_form_is_told_with_those_there_are(full: Journal, tmp_path: Path) -> None:
    """The sentence names every form."""
    with pytest.raises(ExchangeError, match=r"folder, archive, day-one.*calendar\."):
        take_out(full, tmp_path / "x", "papyrus")


def test_the_ledger_names_each_source(full: Journal, tmp_path: Path) -> None:
    """A contact that is told, tapped and imported is one row; a chat's days have their counts; silences stand too."""
    take_out(full, tmp_path / "l.csv", "ledger")
    with (tmp_path / "l.csv").open(newline="") as opened:
        rows = [(row["first"], row["how"], row["source"], row["from_them"]) for row in csv.DictReader(opened)]
    assert rows == [
        ("2024-05-12", "call", "entry and check-in", ""),
        ("2024-05-13", "message", "chat", "2"),
        ("2024-05-14", "message", "chat", "3"),
    ]


def test_the_calendar_holds_days_and_no_words(full: Journal, tmp_path: Path) -> None:
    """Promises and letters have their days in it, and not one word of them."""
    take_out(full, tmp_path / "c.ics", "calendar")
    text = (tmp_path / "c.ics").read_text()
    assert "DTSTART;VALUE=DATE:20240620" in text
    assert "DTSTART;VALUE=DATE:20240701" in text
    assert not any(word in text for word in ("twentieth", "Dear", "rang"))


def test_photos_go_with_their_entries(full: Journal, tmp_path: Path) -> None:
    """The Markdown folder, Day One's zip and the archive give the photo back with its description."""
    (photo,) = full.photos(full.heads()[0].id)
    for form in ("folder", "day-one"):
        take_out(full, tmp_path / form, form)
        if form == "folder":
            (tmp_path / form / "journal.json").unlink()
        (draft,) = load(tmp_path / form, Asked(today=full.today())).drafts
        assert draft.text == "She rang me. I will call on the twentieth."
        ((content, words),) = [(one.content, one.description) for one in draft.photos]
        assert (content, words) == (photo.content, "the lake")
    take_out(full, tmp_path / "a.json", "archive")
    (attached,) = load(tmp_path / "a.json", Asked(today=full.today())).attached
    assert attached.content == photo.content
    take_out(full, tmp_path / "b.epub", "epub")
    with zipfile.ZipFile(tmp_path / "b.epub") as book:
        assert f"book/photos/{photo.id}.jpg" in book.namelist()


def test_the_shell_writes_each_form(run: Run, full: Journal, tmp_path: Path) -> None:
    """One option says which form; the answer says how much and where."""
    full.close()
    told = run("export", "--format", "check-ins", str(tmp_path / "c.csv"))
    assert (
        told.output == f"One check-in. Written to {tmp_path / 'c.csv'}, readable by anyone who can open it.\n"
    )
