"""Whether a clause tells what happened: denied, wished, feared, dreamt, asked, planned, told of others.

After ConText (Harkema and others, 2009): a cue takes the words on one side of it out of what is asserted, up to
a terminator or a number of words. The cues are data, in lexicon/assertion.toml.
"""

from __future__ import annotations

import re
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


def assertion_of(piece: Span, sentence: Span, plain: str) -> Assertion:
    """Return how the words of `piece` are told within their sentence; `plain` is the folded text."""
    found = tuple(
        (ready.cue.category, Span(match.start(), match.end()))
        for ready in _cues()
        for match in ready.pattern.finditer(plain, sentence.start, sentence.end)
        if _reaches(ready.cue, Span(match.start(), match.end()), piece, plain)
    )
    return Assertion(frozenset(category for category, _ in found), found)


@cache
def _cues() -> tuple[_Ready, ...]:
    cues = msgspec.convert(load("assertion")["cue"], tuple[Cue, ...])
    return tuple(_Ready(cue, _pattern(cue)) for cue in cues)


def _pattern(cue: Cue) -> re.Pattern[str]:
    words = re.sub(r" ", r"\\s+", cue.pattern.strip().replace("'", "'?"))
    unlike = re.sub(r" ", r"\\s+", cue.unlike.strip().replace("'", "'?"))
    guard = rf"(?!(?:{unlike})\b)" if unlike else ""
    start = r"" if cue.direction == "after" else r"(?:(?<=\w)(?=n't|'d\b)|(?<![\w']))"
    end = "" if cue.direction == "after" else r"(?!\w)"
    return re.compile(rf"{start}{guard}(?:{words}){end}", re.IGNORECASE)


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
