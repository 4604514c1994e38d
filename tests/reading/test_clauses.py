"""Sentences and clauses in writing as it comes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.reading.clauses import LONGEST_SENTENCE, fold, sentences


def _sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text)]


def _clauses(text: str) -> list[str]:
    return [clause.of(text) for sentence in sentences(text) for clause in sentence.clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called. I cried.", ["He called.", "I cried."]),
        ("he called\ni cried", ["he called", "i cried"]),
        ("Dr. Lee and Mrs. Oz came at 5 p.m. today.", ["Dr. Lee and Mrs. Oz came at 5 p.m. today."]),
        ("I waited... and waited.", ["I waited... and waited."]),
        ("He said “stay.” I left.", ["He said “stay.”", "I left."]),
        ("wrong room 😭😭 sat there anyway", ["wrong room 😭😭", "sat there anyway"]),
        ("It cost 3.50 in all.", ["It cost 3.50 in all."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    """Marks, line breaks and emoji end a sentence; abbreviations, pauses and numbers do not."""
    assert _sentences(text) == expected


def test_a_line_broken_by_the_screen_goes_on() -> None:
    """A long line that goes on in small letters is one sentence with the next."""
    text = "this line is long enough that some program broke it for the screen\nand this is its other half"
    assert len(_sentences(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he called me and i cried", ["he called me", "and i cried"]),
        ("I left because she lied, but I miss her", ["I left", "because she lied", "but I miss her"]),
        ("my ex (28M) and I broke up", ["my ex (28M) and I broke up"]),
        ("bread and butter", ["bread and butter"]),
    ],
)
def test_clauses_are_cut_where_a_new_subject_begins(text: str, expected: list[str]) -> None:
    """A joining word before a subject begins a clause; one between two nouns does not."""
    assert _clauses(text) == expected


@given(st.text(max_size=400))
def test_pieces_lie_in_order_and_lose_no_word(text: str) -> None:
    """Sentences follow each other without overlap, clauses lie within them, and no letter falls between."""
    at = 0
    for sentence in sentences(text):
        assert sentence.span.start >= at
        assert not any(letter.isalnum() for letter in text[at : sentence.span.start])
        assert all(sentence.span.holds(clause.start, clause.end) for clause in sentence.clauses)
        at = sentence.span.end
    assert not any(letter.isalnum() for letter in text[at:])


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    """Folded text has the same length, so that offsets hold for both."""
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("piece", ["a", ".", "\n", "and ", "he called me and i cried ", "😭", ", ", '"'])
def test_a_million_characters_take_moments(piece: str) -> None:
    """Reading time grows with the length alone, whatever the text is made of."""
    text = (piece * (1_000_000 // len(piece)))[:1_000_000]
    begun = time.perf_counter()
    found = sentences(text)
    assert time.perf_counter() - begun < 20
    assert all(sentence.span.end - sentence.span.start <= LONGEST_SENTENCE for sentence in found)
