"""Where sentences and clauses begin and end, in writing that need not follow the rules of writing.

All offsets are character offsets into the text as it was given. Each step looks at every character a bounded
number of times, so that a text of a million characters is read in a second or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

LONGEST_SENTENCE = 600  # characters; a longer run without any mark is cut between two words
_WRAPPED_LINE = 60  # a line this long that goes on in lower case was broken by the screen, not by the writer

_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " "}
)
_EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d"
_STOP = re.compile(rf"""[.!?…]+["')\]*_]*(?=\s|$)|\n[ \t]*(?:\n\s*)*|[{_EMOJI}]+""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|mt|vs|etc|approx|no|e\.g|i\.e|a\.m|p\.m|u\.s)|\b[A-Z])$", re.IGNORECASE
)
_SUBJECT = (
    r"(?:i|he|she|we|they|you|it|this|that|there|my|his|her|our|their|someone|everyone|nobody|"
    r"everything|nothing)(?:'\w+)?\b"
)
_JOINER = (
    r"(?:and|but|so|or|yet|then|because|cause|'?cuz|bc|cos|since|until|till|while|when|whenever|after|before|"
    r"although|though|even\s+though|if|unless|as|where|which|who)"
)
_CLAUSE_BREAK = re.compile(
    rf"""\s*(?:;|:(?=\s)|\s[-–—]+\s|—|\.{{2,}}|…)\s*"""
    rf"""|,\s+(?=(?:{_JOINER}\s+){{0,3}}(?:also\s+|then\s+|now\s+)?{_SUBJECT})"""
    rf"""|,\s+(?={_JOINER}\b)"""
    rf"""|\s+(?=(?:{_JOINER}\s+){{1,3}}(?:also\s+|then\s+|now\s+|just\s+)?{_SUBJECT})""",
    re.IGNORECASE,
)
_AFTER_JOINER = re.compile(rf"(?:{_JOINER}|that|to)\s*$", re.IGNORECASE)
_HALF_SUBJECT = re.compile(
    rf"(?:{_JOINER}\s+)?(?:my|me|him|her|he|she|[a-z]{{2,12}})(?:\s+[\w-]+){{0,2}}\s*(?:[(\[][^)\]]{{1,12}}[)\]])?$",
    re.IGNORECASE,
)
_VERB_LIKE = re.compile(
    r"ed\b|\b(?:is|was|are|were|has|had|left|said|came|went|got|did|do|called|wrote|told)\b", re.IGNORECASE
)


class Span(msgspec.Struct, frozen=True, order=True):
    """A piece of the text: from the character at `start` up to, not including, the one at `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this piece."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Whether the piece from `start` to `end` lies wholly in this one."""
        return self.start <= start and end <= self.end


class Sentence(msgspec.Struct, frozen=True):
    """A sentence and the clauses it falls into, in order."""

    span: Span
    clauses: tuple[Span, ...]

    def clause_at(self, offset: int) -> Span:
        """Return the clause that holds the character at `offset`, or the nearest before it."""
        chosen = self.clauses[0]
        for clause in self.clauses:
            if clause.start > offset:
                break
            chosen = clause
        return chosen


def fold(text: str) -> str:
    """Return the text with all its quotes and apostrophes made straight; every offset stays the same."""
    return text.translate(_FOLD)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Divide a text into sentences and clauses; only blank space falls between two sentences."""
    plain = fold(text)
    return tuple(
        Sentence(piece, tuple(_clauses(plain, piece)))
        for whole in _sentence_spans(plain)
        for piece in _cut_to_length(plain, whole)
    )


def _sentence_spans(plain: str) -> Iterator[Span]:
    start = 0
    for stop in _STOP.finditer(plain):
        if not _ends_sentence(plain, start, stop):
            continue
        end = stop.start() if stop[0][0] == "\n" else stop.end()
        yield from _trimmed(plain, start, end)
        start = stop.end()
    yield from _trimmed(plain, start, len(plain))


def _ends_sentence(plain: str, start: int, stop: re.Match[str]) -> bool:
    """Tell a real end from the stop of an abbreviation, a pause of dots or a line the screen broke."""
    mark, following = stop[0], plain[stop.end() : stop.end() + 2].lstrip()
    goes_on = bool(following) and following[0].islower()
    if mark[0] == "\n":
        line = plain.rfind("\n", start, stop.start()) + 1 or start
        return mark.count("\n") > 1 or not goes_on or stop.start() - line < _WRAPPED_LINE
    if mark[0] == ".":
        dots = len(mark) - len(mark.lstrip("."))
        if dots > 1:
            return not goes_on
        return not _ABBREVIATION.search(plain[max(start, stop.start() - 8) : stop.start()])
    return True


def _trimmed(plain: str, start: int, end: int) -> Iterator[Span]:
    piece = plain[start:end]
    body = piece.strip()
    if body:
        first = start + len(piece) - len(piece.lstrip())
        yield Span(first, first + len(body))


def _cut_to_length(plain: str, whole: Span) -> Iterator[Span]:
    start = whole.start
    while whole.end - start > LONGEST_SENTENCE:
        space = plain.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = space if space > start else start + LONGEST_SENTENCE
        yield from _trimmed(plain, start, cut)
        start = cut
    yield from _trimmed(plain, start, whole.end)


def _clauses(plain: str, sentence: Span) -> Iterator[Span]:
    breaks = [sentence.start]
    for match in _CLAUSE_BREAK.finditer(plain, sentence.start, sentence.end):
        if not _goes_on(plain, breaks[-1], match.start()):
            breaks.append(match.end())
    for start, end in pairwise([*breaks, sentence.end]):
        yield from _trimmed_of_marks(plain, start, end)


def _goes_on(plain: str, start: int, end: int) -> bool:
    """Whether the clause goes on: two joining words in a row, or half of a subject ("my ex (28M) and I")."""
    if _AFTER_JOINER.search(plain, max(start, end - 12), end):
        return True
    half = _HALF_SUBJECT.match(plain, start, min(end, start + 60))
    return half is not None and half.end() == end and not _VERB_LIKE.search(half[0])


def _trimmed_of_marks(plain: str, start: int, end: int) -> Iterator[Span]:
    for span in _trimmed(plain, start, end):
        body = span.of(plain).rstrip(" \t\n,;:.…-–—(")
        if body:
            yield Span(span.start, span.start + len(body))
