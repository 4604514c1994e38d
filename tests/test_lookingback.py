from __future__ import annotations

from datetime import date, timedelta

import pytest

from healing_journal import lookingback
from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Concern, Feeling, Finding, Reading, Risk
from healing_journal.model.record import CheckedIn, Chose, Spared

TODAY = date(2024, 5, 20)  # by the clock of the tests
STAIRS = "The stairs were cold again. I sat there for an hour and thought of the dog."
COLD = "I sat on the cold stairs and waited."
DANGER = Risk(quote="I sat", start=0, type="death_wish", confidence=0.4)


def _write(journal: Journal, text: str, days_ago: int, *findings: Finding) -> str:
    page = journal.write(text, Days.on(TODAY - timedelta(days=days_ago)))
    journal.keep_reading(page, Reading(journal.reader, findings))
    return page.id


def _worry(text: str, quote: str) -> Concern:
    return Concern(quote=quote, start=text.index(quote))


@pytest.fixture
def pair(journal: Journal) -> tuple[str, str]:
    """Two entries on one subject, four weeks apart, and a third on another."""
    then = _write(journal, STAIRS, 28, _worry(STAIRS, "The stairs were cold again"))
    now = _write(journal, COLD, 0, _worry(COLD, "I sat on the cold stairs"))
    _write(journal, "Work was loud.", 1, Concern(quote="Work was loud"))
    return then, now


def _entries(journal: Journal) -> tuple[str, ...]:
    return tuple(source.entry for source in lookingback.then_and_now(journal))


def test_then_and_now_are_chosen_by_words_until_the_meaning_is_known(
    journal: Journal, pair: tuple[str, str]
) -> None:
    """The same two are found both ways; once meanings are known, the whole passages are shown."""
    assert _entries(journal) == pair
    for _ in journal.memory.senses.take_waiting():
        pass
    assert _entries(journal) == pair
    assert lookingback.then_and_now(journal)[1].quote == COLD


def test_what_is_spared_is_not_shown_and_may_be_again(journal: Journal, pair: tuple[str, str]) -> None:
    """What is never to be shown again is not chosen for then and now either, until that is taken back."""
    journal.keep(Spared(entry=pair[0]))
    assert _entries(journal) == ()
    journal.keep(Spared(entry=pair[0], spared=False))
    assert _entries(journal) == pair


def test_an_entry_that_tells_of_danger_is_never_shown(journal: Journal, pair: tuple[str, str]) -> None:
    """Even where the reader is not sure of it."""
    journal.keep_reading(
        journal.entry(pair[1]), Reading(journal.reader, (_worry(COLD, "I sat on the cold stairs"), DANGER))
    )
    assert _entries(journal) == ()


def test_this_day_shows_months_and_years_back_and_is_off_until_chosen(journal: Journal) -> None:
    """An entry of the same day of an earlier month and of earlier years, the furthest first; on Today only if chosen."""
    for months_ago, when in (
        ("month", date(2024, 4, 20)),
        ("year", date(2023, 5, 20)),
        ("other", date(2023, 5, 21)),
    ):
        page = journal.write(f"A page of a {months_ago} ago.", Days.on(when))
        journal.keep_reading(page, Reading(journal.reader))
    assert lookingback.shown_on_today(journal) == ()
    journal.keep(Chose(setting=lookingback.ON_THIS_DAY, value="on"))
    shown = lookingback.shown_on_today(journal)
    assert [(one.ago, one.words) for one in shown] == [
        ("One year ago, on this day", "A page of a year ago."), ("One month ago, on this day", "A page of a month ago."),
    ]  # fmt: skip
    journal.keep(Spared(entry=shown[0].entry))
    assert [one.ago for one in lookingback.shown_on_today(journal)] == ["One month ago, on this day"]


def test_this_day_keeps_back_what_was_not_read_yet(journal: Journal) -> None:
    """What no reader has looked at may tell of anything, so it is not shown unasked; nor is the bin."""
    unread = journal.write("Not read yet.", Days.on(date(2024, 4, 20)))
    assert lookingback.on_this_day(journal) == ()
    journal.keep_reading(unread, Reading(journal.reader))
    assert len(lookingback.on_this_day(journal)) == 1
    journal.remove(unread.id)
    assert lookingback.on_this_day(journal) == ()


def test_two_stretches_hold_their_own_sentences_and_counts(journal: Journal, pair: tuple[str, str]) -> None:
    """Each side has its whole sentences; what was counted stands beside it, and a blank stays blank."""
    _write(journal, "So sad today.", 27, Feeling(quote="So sad today", feeling="sadness", cried=True))
    journal.keep(CheckedIn(day=TODAY, longing=4))
    before = Days(TODAY - timedelta(days=30), TODAY - timedelta(days=20))
    page = lookingback.beside(journal, (before, Days(TODAY - timedelta(days=5), TODAY)))
    assert [[one.quote for one in side.sentences] for side in page.sides] == [
        ["The stairs were cold again.", "So sad today."], ["Work was loud.", COLD],
    ]  # fmt: skip
    counts = {name: cells for name, *cells in page.counts}
    assert counts["Days written about"] == ["2 of 11", "2 of 6"]
    assert counts["Days with tears"] == ["1", "none told of"]
    assert counts["Longing, as tapped"] == ["", "4 to 4, middle 4, on one evening"]
    assert [tuple(source.entry for source in found) for found in page.pairs] == [pair]


def test_a_stretch_without_pages_is_blank_and_not_zero(journal: Journal, pair: tuple[str, str]) -> None:
    """Where nothing was written, nothing is counted, and the page says that this can be many things."""
    nothing = Days(date(2023, 1, 1), date(2023, 1, 31))
    page = lookingback.beside(journal, (nothing, Days.on(TODAY)))
    assert page.sides[0].blank == "Nothing written. That can be many things."
    assert all(cells[0] == "" for _, *cells in page.counts)
    assert page.counts


def test_language_is_counted_by_month_of_all_entries_but_the_bin(journal: Journal) -> None:
    """Three months of enough words are drawn; taking one of them away says it is too early again."""
    ids = [_write(journal, "I think we went because of my dog. " * 40, days) for days in (0, 30, 61)]
    page = lookingback.language(journal)
    assert page.empty == ""
    assert page.chart.rows[-1] == ("May 2024", "320", "25.0", "12.5", "12.5")
    journal.remove(ids[0])
    assert "Two months have as many so far." in lookingback.language(journal).empty


def test_a_time_of_which_nothing_was_noted_shows_how_its_entries_begin(journal: Journal) -> None:
    """What was written is shown though the reader noted nothing; what it has not read yet is not."""
    _write(journal, "The lamp is green. It hangs in the hall.", 3)
    journal.write("Not read yet.", Days.on(TODAY))
    page = lookingback.beside(journal, (Days(TODAY - timedelta(days=9), TODAY), Days.on(TODAY)))
    assert [[one.quote for one in side.sentences] for side in page.sides] == [["The lamp is green."], []]
