"""How a journal ends or rests: quiet, a book, a seal, gone. Nothing of it is pressed, and nothing lost by the way."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from healing_journal import parting
from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Reading, Risk
from healing_journal.model.record import Noted
from healing_journal.model.refusal import Refusal
from healing_journal.pages.book import Wishes
from healing_journal.pages.chapters import CHAPTERS, chapter_line
from healing_journal.pages.covering import covered
from healing_journal.store import WrongKeyError, erase, keys_path, open_store
from kit import CHEAP, PASSPHRASE, Clock

MARCUS = "Marcus called. I told marcus's sister that M. is gone."
DANGER = "I did not want to wake up."


def _words_of(epub: Path) -> str:
    with zipfile.ZipFile(epub) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))


# Keep


def test_after_three_months_without_a_page_it_is_said_once_that_it_can_be_left(
    journal: Journal, clock: Clock
) -> None:
    """On that day, and on no other ever after."""
    journal.write("A page.")
    assert not parting.may_be_left(journal)
    clock.moment += timedelta(days=91)
    assert parting.may_be_left(journal)
    assert parting.may_be_left(journal)
    clock.moment += timedelta(days=91)
    assert not parting.may_be_left(journal)


# Print


def test_the_book_holds_every_page_but_those_that_tell_of_danger(journal: Journal, tmp_path: Path) -> None:
    """A page with a sign of danger is in it only where it was chosen."""
    journal.write("A plain page.", Days.on(date(2024, 1, 2)))
    page = journal.write(DANGER, Days.on(date(2024, 2, 3)))
    journal.keep_reading(page, Reading(journal.reader, (Risk(quote=DANGER, start=0, type="death_wish"),)))
    assert parting.make_book(journal, tmp_path / "without", Wishes()) == 1
    assert DANGER not in _words_of(tmp_path / "without" / "book.epub")
    assert parting.make_book(journal, tmp_path / "with", Wishes(), {page.id}) == 2
    assert DANGER in _words_of(tmp_path / "with" / "book.epub")
    assert (tmp_path / "with" / "book.pdf").read_bytes().startswith(b"%PDF")


def test_covered_names_are_nowhere_in_the_book(journal: Journal, tmp_path: Path) -> None:
    """Not in the pages, not in the title; and the files are for the person alone."""
    journal.write(MARCUS, Days.on(date(2024, 1, 2)))
    parting.make_book(journal, tmp_path / "b", Wishes(title="After Marcus", names=("Marcus",)))
    assert "marcus" not in _words_of(tmp_path / "b" / "book.epub").casefold()
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "b").iterdir()} == {0o600}


def test_a_folder_with_something_in_it_is_left_alone(journal: Journal, tmp_path: Path) -> None:
    """Nothing is written over."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal, match="not empty"):
        parting.make_book(journal, tmp_path / "there", Wishes())


@given(
    some.text(max_size=200), some.lists(some.text(alphabet="abcdeÀßñ -", min_size=2, max_size=12), max_size=4)
)
def test_a_covered_name_stands_nowhere_by_itself(text: str, names: list[str]) -> None:
    """Whatever the words around it are, and however it is capitalised."""
    told = text + "".join(f" {name.upper()}, {name}." for name in names)
    words = covered(told, names).casefold().replace(".", " ").replace(",", " ").split()
    alone = [name.strip().casefold() for name in names if len(name.strip()) > 1 and name.strip().isalpha()]
    assert not set(alone) & set(words) - {word.casefold() for word in text.replace(".", " ").split()}


def test_a_name_inside_another_word_stays() -> None:
    """Only the name itself is covered."""
    assert covered("Mark went to market with Mark's dog.", ["Mark"]) == "M. went to market with M.'s dog."


# Seal


def test_a_seal_opens_by_itself_on_its_day(journal: Journal, clock: Clock) -> None:
    """Before it, it is sealed; from that day on it is not."""
    parting.seal(journal, journal.today() + timedelta(days=2))
    assert parting.seal_of(journal)
    clock.moment += timedelta(days=2)
    assert parting.seal_of(journal) is None


def test_a_seal_can_be_opened_before_its_day_after_a_pause(journal: Journal, clock: Clock) -> None:
    """It is the person's own; ten minutes lie between asking and opening."""
    parting.seal(journal, journal.today() + timedelta(days=200))
    assert not parting.open_seal(journal)
    parting.ask_to_open(journal)
    assert not parting.open_seal(journal)
    clock.moment += timedelta(minutes=11)
    assert parting.open_seal(journal)
    assert parting.seal_of(journal) is None


def test_a_new_seal_begins_with_a_pause_of_its_own(journal: Journal, clock: Clock) -> None:
    """What was asked for at an earlier seal opens no later one."""
    parting.seal(journal, journal.today() + timedelta(days=200))
    parting.ask_to_open(journal)
    clock.moment += timedelta(minutes=11)
    parting.open_seal(journal)
    parting.seal(journal, journal.today() + timedelta(days=100))
    assert not parting.open_seal(journal)


@pytest.mark.parametrize("days", [0, -1])
def test_a_seal_needs_a_day_ahead(journal: Journal, days: int) -> None:
    """Today and before are refused in a sentence."""
    with pytest.raises(Refusal, match="still to come"):
        parting.seal(journal, journal.today() + timedelta(days=days))


def test_left_to_the_sheet_only_the_sheet_opens_it(place: Path) -> None:
    """The passphrase opens nothing any more, the words on paper do, and no page is lost."""
    journal, words = Journal.new(place, PASSPHRASE, cost=CHEAP)
    page = journal.write("A page.")
    with pytest.raises(Refusal, match="recovery words"):
        parting.leave_to_the_sheet(journal, "not the words at all")
    parting.leave_to_the_sheet(journal, " ".join(words))
    journal.close()
    with pytest.raises(WrongKeyError):
        open_store(place, PASSPHRASE)
    again = Journal.open(place, " ".join(words))
    assert again.entry(page.id).text == "A page."
    again.close()


# Delete


def test_the_word_to_type_is_the_first_of_the_first_page_written(journal: Journal, clock: Clock) -> None:
    """Whatever days the pages are about; without a page it is a word of ours."""
    assert parting.word_to_delete(journal) == "delete"
    journal.write("“Rain again,” I said.")
    clock.moment += timedelta(days=1)
    journal.write("Earlier days.", Days.on(date(2020, 1, 1)))
    assert parting.word_to_delete(journal) == "Rain"


def test_deleted_is_gone_with_its_keys(journal: Journal, place: Path) -> None:
    """Neither file is left, and nothing beside them."""
    journal.write("A page.")
    journal.close()
    erase(place)
    assert not place.exists()
    assert not keys_path(place).exists()
    assert [*place.parent.iterdir()] == []


def test_chapters_that_were_named_stand_in_the_book(journal: Journal, tmp_path: Path) -> None:
    """Pages from that day on stand under its title, earlier ones under their month."""
    journal.keep(
        Noted(list=CHAPTERS, id="one", text=chapter_line("The new flat", "2024-02-01", journal.today()))
    )
    journal.write("Before.", Days.on(date(2024, 1, 2)))
    journal.write("After.", Days.on(date(2024, 3, 2)))
    parting.make_book(journal, tmp_path / "b", Wishes())
    assert (tmp_path / "b" / "book.pdf").stat().st_size > 1000
