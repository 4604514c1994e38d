"""An entry cut into passages: a sentence, or a few short ones that stand together; what search by meaning looks at."""

from __future__ import annotations

from healing_journal.reading.clauses import Span, sentences

MOST_WORDS = 20  # of all lengths between 10 and 45 words, among those that found most (docs/search.md)


def passages(text: str) -> tuple[Span, ...]:
    """Return the passages of a text, in order; together they hold all of its sentences."""
    found: list[Span] = []
    for sentence in sentences(text):
        if found and _words(text, found[-1].start, sentence.span.end) <= MOST_WORDS:
            found[-1] = Span(found[-1].start, sentence.span.end)
        else:
            found.append(sentence.span)
    return tuple(found)


def _words(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())
