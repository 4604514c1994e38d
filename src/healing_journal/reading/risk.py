"""Signs of danger are looked for widely; this takes away what is plainly harmless.

A sign that is taken away wrongly is never seen, so each ground for harmlessness is narrow: a denial just before
the words, a bystander as the subject, a dream, a book or film, advice to others, a figure of speech.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from healing_journal.reading.clauses import Span
from healing_journal.reading.lexicon import load
from healing_journal.reading.phrases import compiled


class Harmless(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ground to see no danger: words shortly `before` the sign, or `anywhere` in its sentence.

    `unless` are words between the two, or in the sentence, that let the sign stand after all.
    """

    id: str
    types: frozenset[str]
    before: str = ""
    within: int = 0
    anywhere: str = ""
    unless: str = ""


class _Ready(msgspec.Struct, frozen=True):
    types: frozenset[str]
    before: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    within: int


def is_harmless(sign: str, piece: Span, sentence: Span, plain: str) -> bool:
    """Whether there is a ground to see no danger of the type `sign` in this piece of a sentence."""
    return any(
        sign in ground.types
        and (_said_before(ground, piece, sentence, plain) or _said_around(ground, sentence, plain))
        for ground in _grounds()
    )


def _said_before(ground: _Ready, piece: Span, sentence: Span, plain: str) -> bool:
    if ground.before is None:
        return False
    for match in ground.before.finditer(plain, sentence.start, piece.start):
        between = plain[match.end() : piece.start]
        near = len(between.split()) <= ground.within
        if near and not (ground.unless and ground.unless.search(plain, match.start(), piece.end)):
            return True
    return False


def _said_around(ground: _Ready, sentence: Span, plain: str) -> bool:
    if ground.anywhere is None or not ground.anywhere.search(plain, sentence.start, sentence.end):
        return False
    return not (ground.unless and ground.unless.search(plain, sentence.start, sentence.end))


@cache
def _grounds() -> tuple[_Ready, ...]:
    grounds = msgspec.convert(load("risk")["harmless"], tuple[Harmless, ...])
    return tuple(
        _Ready(
            ground.types,
            _pattern(ground.before),
            _pattern(ground.anywhere),
            _pattern(ground.unless),
            ground.within,
        )
        for ground in grounds
    )


def _pattern(words: str) -> re.Pattern[str] | None:
    return compiled(words, "", "", addressed=False) if words else None
