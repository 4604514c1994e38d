"""Measure what search finds in an invented journal: by words, by meaning, and both; prints one table a half.

The journal and the questions are in benchmarks/search/. The half "seen" was looked at while search was made, the half
"unseen" was written before and left alone. Recall at 5 is the share of the entries that hold an answer which stand among
the first five; first is how often the first entry shown is one of them. With --show, each question that is missed is printed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.record import Named
from healing_journal.pages.search import Sought
from healing_journal.searching import search
from healing_journal.store import Cost

FOLDER = Path(__file__).parent / "search"
FIRST = 5


class Question(NamedTuple):
    """What is asked, in which half it stands, and the days of the entries that hold an answer."""

    half: str
    days: frozenset[str]
    words: str


class Found(NamedTuple):
    """How a way of searching did on some questions, each from 0 to 1."""

    recall: float
    first: float


def questions() -> list[Question]:
    """Return the questions, as they stand in their file."""
    lines = (FOLDER / "questions.txt").read_text(encoding="utf-8").splitlines()
    parts = ([part.strip() for part in line.split("|")] for line in lines)
    return [Question(half, frozenset(days.split()), words) for half, days, words in parts]


def filled(place: Path) -> Journal:
    """Return a journal of the invented entries, read and known by their meaning."""
    journal, _ = Journal.new(place, "four words for bench", cost=Cost(memory=64, passes=1, lanes=1))
    journal.keep(Named(names=("Felix",), pronoun="he"))
    for page in (FOLDER / "entries.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        day, text = page.split("\n", 1)
        journal.write(text, Days.on(date.fromisoformat(day)))
    for step in (journal.read_waiting(), journal.memory.senses.take_waiting()):
        for _ in step:
            pass
    return journal


def by_words(journal: Journal, words: str) -> list[str]:
    """Return the entries found by their words alone."""
    return [match.entry for match in search(journal, Sought(words, meaning=False)).matches]


def words_as_typed(journal: Journal, words: str) -> list[str]:
    """Return the entries found by all the words as they were typed, as `find` in the shell does."""
    return [hit.entry for hit in journal.find(words)]


def by_meaning(journal: Journal, words: str) -> list[str]:
    """Return the entries found by meaning alone."""
    return [near.entry for near in journal.memory.senses.near(words, journal.heads(), 50)]


def by_both(journal: Journal, words: str) -> list[str]:
    """Return the entries as the page of search shows them."""
    return [match.entry for match in search(journal, Sought(words)).matches]


WAYS: dict[str, Callable[[Journal, str], list[str]]] = {
    "words as typed": words_as_typed,
    "words": by_words,
    "meaning": by_meaning,
    "both, and when it is asked when": by_both,
}


def measured(journal: Journal, asked: Sequence[Question], way: str, *, show: bool) -> Found:
    """Return how a way of searching does."""
    days = {head.id: head.days.first.isoformat() for head in journal.heads()}
    recalls, firsts = [], []
    for question in asked:
        found = [days[entry] for entry in WAYS[way](journal, question.words)][:FIRST]
        recalls.append(len(question.days.intersection(found)) / len(question.days))
        firsts.append(found[:1] != [] and found[0] in question.days)
        if show and recalls[-1] < 1:
            print(f"  missed by {way}: {question.words} | {sorted(question.days)} | {found}")
    return Found(sum(recalls) / len(recalls), sum(firsts) / len(firsts))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("seen", "unseen"), action="append")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        journal = filled(Path(folder) / "bench.journal")
        print("| half | questions | way | recall at 5 | first |\n|---|---|---|---|---|")
        for half in given.half or ("seen", "unseen"):
            asked = [question for question in questions() if question.half == half]
            for way in WAYS:
                found = measured(journal, asked, way, show=given.show)
                print(
                    f"| {half} | {len(asked)} | {way} | {found.recall:.2f} | {found.first:.2f} |", flush=True
                )
        journal.close()


if __name__ == "__main__":
    main()
