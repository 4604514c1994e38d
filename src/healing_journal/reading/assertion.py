"""Whether a clause tells what happened: denied, wished, feared, dreamt, asked, planned, told of others.

After ConText (Harkema and others, 2009): a cue takes the words on one side of it out of what is asserted, up to
a terminator or a number of words. The cues are data, in lexicon/assertion.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from healing_journal.reading.clauses import Span
from healing_journal.reading.lexicon import load

Category: TypeAlias = Literal[
    "negated", "wished", "hypothetical", "dreamt", "asked", "planned", "habitual", "past", "told_of_others"
]
IRREAL: frozenset[Category] = frozenset(
    ("negated", "wished", "hypothetical", "dreamt", "asked", "planned", "told_of_others")
)


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"unlike": "not"}):
    """A set of words that changes what is asserted of the words after it (`before` them) or ahead of it."""

    category: Category
    direction: Literal["before", "after"]
    pattern: str
    within: int
    unlike: str = ""


class Assertion(msgspec.Struct, frozen=True):
    """In what ways a piece of text is not, or not simply, told as having happened; and which cues say so."""

    categories: frozenset[Category] = frozenset()
    cues: tuple[tuple[Category, Span], ...] = ()

    @property
    def happened(self) -> bool:
        """Whether nothing speaks against its having happened."""
        return not self.categories & IRREAL


class _Ready(msgspec.Struct, frozen=True):
    cue: Cue
    pattern: re.Pattern[str]
    unlike: re.Pattern[str] | None


def assertion_of(piece: Span, sentence: Span, plain: str) -> Assertion:
    """Return how the words of `piece` are told within their sentence; `plain` is the folded text."""
    found = tuple(
        (ready.cue.category, cue)
        for ready in _cues()
        for cue in _cues_of(ready, sentence, plain)
        if _reaches(ready.cue, cue, piece, plain)
    )
    return Assertion(frozenset(category for category, _ in found), found)


def _cues_of(ready: _Ready, sentence: Span, plain: str) -> Iterator[Span]:
    """Yield where the cue stands in the sentence, but not within words that only look like it."""
    cues = [Span(*match.span()) for match in ready.pattern.finditer(plain, sentence.start, sentence.end)]
    if not cues or ready.unlike is None:
        return iter(cues)
    alike = [Span(*match.span()) for match in ready.unlike.finditer(plain, sentence.start, sentence.end)]
    return (cue for cue in cues if not any(other.holds(cue.start, cue.end) for other in alike))


@cache
def _cues() -> tuple[_Ready, ...]:
    cues = msgspec.convert(load("assertion")["cue"], tuple[Cue, ...])
    return tuple(_Ready(cue, _pattern(cue), _whole_words(cue.unlike) if cue.unlike else None) for cue in cues)


def _pattern(cue: Cue) -> re.Pattern[str]:
    if cue.direction == "after":
        return re.compile(cue.pattern, re.IGNORECASE)
    attached = r"(?:(?<=\w)(?=n't|'d\b)|(?<![\w']))"  # "n't" and "'d" hang on the word before
    return re.compile(rf"{attached}(?:{_loose(cue.pattern)})(?!\w)", re.IGNORECASE)


def _whole_words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{_loose(words)})(?!\w)", re.IGNORECASE)


def _loose(words: str) -> str:
    """Let any blank space stand for a space, and an apostrophe be left out."""
    return words.strip().replace("'", "'?").replace(" ", r"\s+")


@cache
def _terminators() -> re.Pattern[str]:
    words: str = load("assertion")["terminators"].strip()
    return re.compile(rf"[;]|\.\.+|…|\s[-–—]+\s|\b(?:{words})\b", re.IGNORECASE)


def _reaches(cue: Cue, found: Span, piece: Span, plain: str) -> bool:
    """Whether the scope of a cue that was found takes in the start of the piece."""
    if cue.direction == "after":
        return found.start >= piece.end and _near(plain[piece.end : found.start], cue.within)
    if piece.start <= found.start < piece.end:
        return False
    if found.end > piece.start:
        return False
    between = plain[found.end : piece.start]
    return _near(between, cue.within) and not _terminators().search(between)


def _near(between: str, within: int) -> bool:
    return len(between) <= 12 * within + 12 and len(between.split()) <= within
