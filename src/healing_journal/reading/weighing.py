"""Guesses to facts: what several ways of reading found, made one where they tell of the same words, and how sure it is.

How sure is a measured chance: a logistic model over what the network said, what the rules said and whether the text is
about the writer's own break-up at all. Its weights stand in lexicon/weighing.toml (training/weigh.py fitted them).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from healing_journal.model.finding import Kind
from healing_journal.reading.lexicon import load

Field = str | bool | int
_LEAST = 0.02  # a chance is kept so far from none and from certain
UNSEEN = 0.04  # what a network that saw nothing is taken to have said


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """One fact that some way of reading found from `start` to `end`, how sure it is, and why.

    `network` and `rule` are how sure each of the two was by itself, 0 where it found nothing; `agree` says that they
    gave the same fields.
    """

    kind: Kind
    start: int
    end: int
    fields: dict[str, Field]
    confidence: float
    source: Literal["network", "rule"]
    reasons: tuple[str, ...] = ()
    network: float = 0.0
    rule: float = 0.0
    agree: bool = False


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of the model, in log-odds; `kind` and `rule_of` are added for the kind of the finding.

    `in_journal` is the least chance of what a rule finds in a journal.
    """

    bias: float
    network: float
    rule: float
    rule_sure: float
    rule_and_network: float
    agree: float
    alone: float
    relevance: float
    rule_and_relevance: float
    kind: dict[str, float]
    rule_of: dict[str, float]
    in_journal: dict[str, float]


def weigh(guesses: Iterable[Guess], relevance: float, *, own: bool = False) -> tuple[Guess, ...]:
    """Return each fact once, in the order of the text, with the chance that it is right.

    `relevance` is the chance that the text is about the writer's own break-up; `own` says that it is known to be.
    """
    return tuple(_judged(guess, relevance, own=own) for guess in merge(guesses))


def merge(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return each fact once, the surest telling of it, with what each way of reading said."""
    kept: list[Guess] = []
    for guess in sorted(guesses, key=lambda guess: (-guess.confidence, guess.start, guess.end)):
        voiced = msgspec.structs.replace(guess, **{guess.source: guess.confidence})
        twin = next((place for place, other in enumerate(kept) if _same(guess, other)), None)
        if twin is None:
            kept.append(voiced)
        else:
            kept[twin] = _together(kept[twin], voiced)
    return tuple(sorted(kept, key=lambda guess: (guess.start, guess.end, guess.kind)))


def _same(one: Guess, two: Guess) -> bool:
    """Whether two guesses tell of the same fact: one kind, one feeling, and mostly the same words."""
    if one.kind != two.kind or one.fields.get("feeling") != two.fields.get("feeling"):
        return False
    shared = min(one.end, two.end) - max(one.start, two.start)
    shorter = min(one.end - one.start, two.end - two.start)
    return shared > 0 and 2 * shared >= shorter


def _together(surer: Guess, other: Guess) -> Guess:
    """Keep the surer guess and what the other way of reading said."""
    return msgspec.structs.replace(
        surer,
        network=max(surer.network, other.network),
        rule=max(surer.rule, other.rule),
        agree=surer.agree or (surer.source != other.source and surer.fields == other.fields),
        fields=other.fields | surer.fields,
        reasons=surer.reasons + other.reasons,
    )


def _judged(guess: Guess, relevance: float, *, own: bool) -> Guess:
    """Return the guess with its measured chance; signs of danger keep what their rule says."""
    if guess.kind == "risk":
        return guess
    least = _weights().in_journal.get(guess.kind, 0.0) if own and guess.rule else 0.0
    chance = _chance(guess, relevance)
    why = f"weighed together {chance:.2f}, in a text {relevance:.2f} likely to be about one's own parting"
    held = (f"no less than {least:.2f} for a rule's find in a journal",) if least > chance else ()
    return msgspec.structs.replace(
        guess, confidence=round(max(chance, least), 3), reasons=(*guess.reasons, why, *held)
    )


def _chance(guess: Guess, relevance: float) -> float:
    weights = _weights()
    network, about = odds(guess.network or UNSEEN), odds(relevance)
    total = (
        weights.bias + weights.network * network + weights.relevance * about + weights.kind.get(guess.kind, 0)
    )
    if not guess.network:
        total += weights.alone
    if guess.rule:
        total += weights.rule + weights.rule_sure * odds(guess.rule) + weights.rule_and_network * network
        total += weights.rule_and_relevance * about + weights.rule_of.get(guess.kind, 0)
        total += weights.agree * guess.agree
    return 1 / (1 + math.exp(-total))


def odds(chance: float) -> float:
    """The log-odds of a chance, kept within bounds."""
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


@cache
def _weights() -> Weights:
    return msgspec.convert(load("weighing"), Weights)
