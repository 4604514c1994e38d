from __future__ import annotations

import numpy as np
import pytest

from healing_journal.model.refusal import Refusal
from healing_journal.reading import meaning
from healing_journal.sensing.vectors import closeness


def _near(one: str, other: str) -> float:
    network = meaning.load()
    return closeness([network.of(one).tobytes()], [network.of(other).tobytes()])[0][0]


@pytest.mark.parametrize(
    ("asked", "told", "not_that"),
    [
        ("he misses me", "He told me that it is empty without me.", "I bought a lamp for the hall."),
        ("I could not sleep", "Awake until four again, staring at the ceiling.", "We met at the bank."),
        (
            "he owes me money",
            "He borrowed four hundred and never paid it back.",
            "The heron stood in the canal.",
        ),
    ],
)
def test_what_means_the_same_is_nearer_than_what_does_not(asked: str, told: str, not_that: str) -> None:
    """Sentences on one thing are near though they share hardly a word."""
    assert _near(asked, told) > _near(asked, not_that) + 0.1


def test_the_same_text_has_the_same_numbers() -> None:
    """Nothing stays between texts, and a lone surrogate or no words at all break nothing."""
    network = meaning.load()
    before = network.of("He rang.")
    network.of("\ud800 " * 300)
    network.of("")
    assert np.array_equal(network.of("He rang."), before)
    assert before.dtype == np.int8
    assert before.shape == (meaning.WIDTH,)


def test_a_network_that_is_not_the_one_that_was_tried_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file differs, search by meaning says so in a sentence."""
    monkeypatch.setattr(meaning, "_SHA256", "0" * 64)
    with pytest.raises(Refusal, match="Install the program anew"):
        meaning.Meaning()
