"""Signs of danger: found before all else, and figures of speech let be."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from healing_journal.reading.rules import find_by_rule

_HALVES = tomllib.loads((Path(__file__).parent / "risk_sentences.toml").read_text(encoding="utf-8"))
_TYPES = ("death_wish", "suicidal", "self_harm", "harmed_by_them")


def _types_in(sentence: str) -> set[object]:
    return {hit.fields["type"] for hit in find_by_rule(sentence) if hit.kind == "risk"}


def _recall(half: str) -> float:
    """Return the share of dangerous sentences in which the right type of danger is seen."""
    seen = [kind in _types_in(sentence) for kind in _TYPES for sentence in _HALVES[half][kind]]
    return sum(seen) / len(seen)


def _false_alarms(half: str) -> float:
    """Return the share of harmless sentences in which danger is seen."""
    alarms = [bool(_types_in(sentence)) for sentence in _HALVES[half]["none"]]
    return sum(alarms) / len(alarms)


def test_enough_sentences_of_each_sort() -> None:
    """The figures rest on at least 300 sentences, about half of them harmless, none in both halves."""
    halves = [{sentence for kind in half.values() for sentence in kind} for half in _HALVES.values()]
    harmless = sum(len(half["none"]) for half in _HALVES.values())
    assert sum(map(len, halves)) >= 320
    assert 0.4 < harmless / sum(map(len, halves)) < 0.6
    assert not halves[0] & halves[1]


def test_danger_is_seen_in_sentences_the_rules_were_not_written_for() -> None:
    """Of the unseen dangerous sentences, 19 in 20 are seen with their type."""
    assert _recall("unseen") >= 0.95


def test_harmless_sentences_raise_few_alarms() -> None:
    """Of the unseen harmless sentences, at most 3 in 100 raise an alarm."""
    assert _false_alarms("unseen") <= 0.03


def test_the_tuning_half_is_read_right() -> None:
    """On the half that the rules were written for, next to nothing is wrong."""
    assert _recall("tuning") >= 0.98
    assert _false_alarms("tuning") <= 0.01


@pytest.mark.parametrize(
    "sentence",
    [
        "No thoughts of that kind this week, and no wish to die.",
        "I told the doctor that I am not suicidal.",
        "She never hit me, whatever they say.",
        "My cousin was suicidal as a teenager.",
    ],
)
def test_told_absence_is_no_danger(sentence: str) -> None:
    """Saying that there is no danger, or that it was another's, is no sign of danger."""
    assert not _types_in(sentence)


def test_danger_in_a_long_page_is_quoted_by_its_clause() -> None:
    """In the middle of a page, the clause that carries the danger is what is quoted."""
    page = (
        "Went to work, came home, fed the cat. Since Sunday I just want to die and I told nobody. Made soup."
    )
    (hit,) = (hit for hit in find_by_rule(page) if hit.kind == "risk")
    assert "want to die" in page[hit.start : hit.end]
    assert "soup" not in page[hit.start : hit.end]
