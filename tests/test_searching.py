from __future__ import annotations

from datetime import date

import pytest

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Feeling, Finding, Reading, Risk, Said
from healing_journal.model.record import Named
from healing_journal.pages.search import Answer, Sought
from healing_journal.searching import search

MISSED = "He rang late and said he misses me. I put the phone down."
AGAIN = "He came by for his coat and told me that he still misses me every day."
LAMP = "Bought a lamp for the hall. It is green."
SAD = "So sad on the stairs this evening, and Biscuit would not come in."


def _write(journal: Journal, text: str, day: int, *findings: Finding) -> str:
    page = journal.write(text, Days.on(date(2024, 4, day)))
    journal.keep_reading(page, Reading(journal.reader, findings))
    return page.id


@pytest.fixture
def kept(journal: Journal) -> dict[str, str]:
    """Four entries, read and looked at."""
    journal.keep(Named(names=("Robin",), pronoun="he"))
    ids = {
        "missed": _write(
            journal, MISSED, 3,
            Contact(quote="He rang late", by="them", how="call"), Said(quote="he misses me", start=22, stance="toward"),
        ),
        "again": _write(journal, AGAIN, 20, Said(quote="he still misses me every day", start=42, stance="toward")),
        "lamp": _write(journal, LAMP, 10),
        "sad": _write(journal, SAD, 12, Feeling(quote="So sad on the stairs", feeling="sadness")),
    }  # fmt: skip
    for _ in journal.memory.senses.take_waiting():
        pass
    return ids


def _found(answer: Answer) -> list[str]:
    return [match.entry for match in answer.matches]


def test_when_did_he_last_say_he_misses_me(journal: Journal, kept: dict[str, str]) -> None:
    """A question of when is answered in the order of time: the last time first, the first time where that is asked."""
    last = search(journal, Sought("when did he last say he misses me"))
    assert _found(last)[:2] == [kept["again"], kept["missed"]]
    assert (last.order, last.answering) == ("last", 2)
    first = search(journal, Sought("When did Robin first say that he misses me?"))
    assert _found(first)[:2] == [kept["missed"], kept["again"]]
    assert first.order == "first"


def test_words_and_meaning_are_found_together_and_told_apart(journal: Journal, kept: dict[str, str]) -> None:
    """A name is found by its letters, a thing said otherwise by its meaning, and each hit says which."""
    (name,) = (match for match in search(journal, Sought("Biscuit")).matches if match.entry == kept["sad"])
    assert name.way in {"words", "both"}
    meant = search(journal, Sought("unhappy")).matches[0]
    assert (meant.entry, meant.way) == (kept["sad"], "meaning")
    assert "So sad on the stairs" in meant.snippet[0][0]


def test_by_words_alone_no_meaning_is_asked(journal: Journal, kept: dict[str, str]) -> None:
    """Where meaning is not wanted, only what holds the words is found."""
    assert _found(search(journal, Sought("unhappy", meaning=False))) == []
    assert _found(search(journal, Sought("lamp", meaning=False))) == [kept["lamp"]]


def test_entries_are_narrowed_by_kind_person_and_time(journal: Journal, kept: dict[str, str]) -> None:
    """Each narrows what is found, with words or without; without words the latest comes first."""
    assert _found(search(journal, Sought(kind="said"))) == [kept["again"], kept["missed"]]
    assert _found(search(journal, Sought(by="me"))) == [kept["sad"]]
    assert _found(search(journal, Sought(by="them", last=date(2024, 4, 9)))) == [kept["missed"]]
    assert _found(search(journal, Sought("misses", first=date(2024, 4, 9), kind="said"))) == [kept["again"]]
    assert _found(search(journal, Sought(first=date(2024, 4, 9), last=date(2024, 4, 11)))) == [kept["lamp"]]
    assert _found(search(journal, Sought("misses", kind="promise"))) == []


def test_what_waits_is_said_and_found_by_its_words(journal: Journal, kept: dict[str, str]) -> None:
    """An entry that was not looked at yet is found by its words, and counted as waiting."""
    new = _write(journal, "The heron stood in the canal.", 21)
    answer = search(journal, Sought("heron"))
    assert (_found(answer)[0], answer.waiting) == (new, 1)


def test_signs_of_danger_are_no_kind_to_search(journal: Journal) -> None:
    """An entry that is noted for danger alone is not found by whose it is."""
    _write(journal, "I do not want to live.", 3, Risk(quote="I do not want to live", type="death_wish"))
    assert _found(search(journal, Sought(by="me"))) == []
    assert _found(search(journal, Sought(by="them"))) == []


def test_the_bin_is_not_searched(journal: Journal, kept: dict[str, str]) -> None:
    """What lies in the bin is found by neither way, and nothing looked for finds nothing."""
    journal.remove(kept["again"])
    assert kept["again"] not in _found(search(journal, Sought("when did he last say he misses me")))
    assert search(journal, Sought("  ")) == Answer()
