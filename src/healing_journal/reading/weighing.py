"""Guesses to facts: what several ways of reading found, made one where they tell of the same words."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from healing_journal.model.finding import Kind

Field = str | bool | int


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """One fact that some way of reading found from `start` to `end`, how sure it is, and why."""

    kind: Kind
    start: int
    end: int
    fields: dict[str, Field]
    confidence: float
    reasons: tuple[str, ...] = ()


def weigh(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return each fact once, the surest telling of it, in the order of the text."""
    kept: list[Guess] = []
    for guess in sorted(guesses, key=lambda guess: (-guess.confidence, guess.start, guess.end)):
        twin = next((place for place, other in enumerate(kept) if _same(guess, other)), None)
        if twin is None:
            kept.append(guess)
        else:
            kept[twin] = _together(kept[twin], guess)
    return tuple(sorted(kept, key=lambda guess: (guess.start, guess.end, guess.kind)))


def _same(one: Guess, two: Guess) -> bool:
    """Whether two guesses tell of the same fact: one kind, one feeling, and mostly the same words."""
    if one.kind != two.kind or one.fields.get("feeling") != two.fields.get("feeling"):
        return False
    shared = min(one.end, two.end) - max(one.start, two.start)
    shorter = min(one.end - one.start, two.end - two.start)
    return shared > 0 and 2 * shared >= shorter


def _together(surer: Guess, other: Guess) -> Guess:
    """Keep the surer guess; where another way of reading agrees, it is surer still."""
    agree = surer.fields == other.fields
    doubt = (1 - surer.confidence) * (1 - other.confidence / 2 if agree else 1)
    return msgspec.structs.replace(
        surer,
        confidence=round(1 - doubt, 3),
        fields=other.fields | surer.fields,
        reasons=surer.reasons + other.reasons,
    )
