from __future__ import annotations

from healing_journal.journal import Journal
from healing_journal.sensing import sense_of

JOKES = "He said he misses me. Then he told me a joke about a horse."
RAIN = "Rain all day. I bought a lamp."


def _look_at_all(journal: Journal) -> list[int]:
    return list(journal.memory.senses.take_waiting())


def _near(journal: Journal, words: str) -> list[str]:
    return [near.entry for near in journal.memory.senses.near(words, journal.heads(), 5)]


def test_an_entry_is_found_once_it_was_looked_at(journal: Journal) -> None:
    """What is written later, changed, or put in the bin is known at once, whoever worked it out."""
    first, second = journal.write(JOKES), journal.write(RAIN)
    senses = journal.memory.senses
    assert _near(journal, "he misses me") == []
    assert _look_at_all(journal) == [2, 1]
    assert _near(journal, "he misses me") == [first.id, second.id]
    journal.revise(first.id, "Nothing of him today.")
    assert (_near(journal, "he misses me"), senses.missing(journal.heads())) == ([second.id], 1)
    assert _look_at_all(journal) == [1]
    journal.remove(second.id)
    assert _near(journal, "a wet day") == [first.id]
    journal.restore(second.id)
    assert _near(journal, "a wet day") == [second.id, first.id]


def test_the_passage_that_is_near_is_told(journal: Journal) -> None:
    """A hit says where in the entry it is."""
    page = journal.write(
        JOKES + " " + "I went home and fed the cat and sat by the window until the light was gone."
    )
    _look_at_all(journal)
    (near,) = journal.memory.senses.near("he longs for me", journal.heads(), 5)
    assert page.text[near.start : near.end].startswith("He said he misses me.")


def test_emptying_the_bin_leaves_no_numbers_in_mind(journal: Journal) -> None:
    """After it all is brought in afresh, without what was erased."""
    gone, stays = journal.write(JOKES), journal.write(RAIN)
    _look_at_all(journal)
    _near(journal, "a joke")
    journal.remove(gone.id)
    journal.store.empty_bin()
    assert _near(journal, "a joke") == [stays.id]
    assert set(journal.memory.senses._latest) == {stays.id}


def test_what_was_left_off_goes_on_where_it_was(journal: Journal) -> None:
    """Working out can be broken off after any entry; the next time does the rest, and not the same again."""
    for number in range(3):
        journal.write(f"Page {number}.")
    for _ in journal.memory.senses.take_waiting():
        break
    assert len(journal.memory.senses.waiting()) == 3
    steps = journal.memory.senses.take_waiting()
    next(steps)
    next(steps)
    assert len(journal.memory.senses.waiting()) == 2


def test_what_is_worked_out_of_an_old_text_is_not_kept(journal: Journal) -> None:
    """A text that changed while it was looked at waits again."""
    page = journal.write(JOKES)
    sense = sense_of(page)
    journal.revise(page.id, RAIN)
    journal.memory.senses.keep(sense)
    assert journal.memory.senses.waiting() == [page.id]


def test_a_long_empty_or_odd_text_breaks_nothing(journal: Journal) -> None:
    """Signs of all kinds and thousands of words are looked at like any other."""
    journal.write("🙂 \u202e!!! … ???")
    journal.write("word " * 3000)
    assert _look_at_all(journal) == [2, 1]
    assert len(_near(journal, "word")) == 2
