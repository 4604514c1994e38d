"""Quotes that can stand alone: a stretch of words brought to the bounds of its clause where it breaks off in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from healing_journal.reading.clauses import Sentence, Span, fold, sentences

_TAIL = 48  # characters of a clause that a quote may still take in at its end, and, below, at its beginning
_HEAD = 24
# A quote that ends in one of these has been broken off; so, mostly, has one that begins with a lone verb.
_DANGLING = re.compile(
    r"(?:\s+(?:i|i'm|i've|we|he|she|they|me and|a|an|the|my|his|their|our|your|of|to|in|on|at|for"
    r"|with|from|by|about|into|that|which|who|whom|whose|what|when|where|why|how|if|because|since|while|until|as|and|or|but|so"
    r"|than|then|not|am|is|are|was|were|be|been|being|do|did|does|have|has|had|will|would|can|could|no))+\s*$",
    re.IGNORECASE,
)


def quoting(text: str) -> Callable[[Span], Span]:
    """Return what makes a quote of this text whole."""
    plain, parts = fold(text), sentences(text)
    return lambda span: whole(span, parts, plain)


def whole(span: Span, sentences: Sequence[Sentence], plain: str) -> Span:
    """Return the quote widened to the ends of its clause where little is missing, else freed of a broken-off end.

    `plain` is the folded text that the sentences were made of.
    """
    start, end = span.start, span.end
    first = _clause(sentences, start)
    if first and 0 < start - first.start <= _HEAD:
        start = first.start
    last = _clause(sentences, end - 1)
    if last and end < last.end:
        end = last.end if last.end - end <= _TAIL else _without_loose_end(start, end, plain)
    return Span(start, start + (len(plain[start:end].rstrip()) or end - start))


def _without_loose_end(start: int, end: int, plain: str) -> int:
    loose = _DANGLING.search(plain, start, end)
    return loose.start() if loose and loose.start() > start else end


def _clause(sentences: Sequence[Sentence], at: int) -> Span | None:
    """Return the clause that holds this character, or nothing where it stands between clauses."""
    place = bisect_right(sentences, at, key=lambda sentence: sentence.span.start) - 1
    if place < 0 or not sentences[place].clauses:  # before the first sentence, or in one of marks alone
        return None
    clause = sentences[place].clause_at(at)
    return clause if clause.start <= at < clause.end else None
