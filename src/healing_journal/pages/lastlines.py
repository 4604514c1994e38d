"""The last lines of a page: enough to know again where one was."""

from __future__ import annotations

from healing_journal.pages import prose
from healing_journal.reading.clauses import sentences

_FEW = 180  # characters: a sentence or two
_LOOKED_AT = 2_000  # characters of its end that a text is looked at


def last_lines(text: str) -> str:
    """Return the last sentence or two of a text, cut at a word where the last is long; "" of an empty one."""
    end = text[-_LOOKED_AT:].rstrip()
    begins = [sentence.span.start for sentence in sentences(end)]
    fitting = [start for start in begins if len(end) - start <= _FEW]
    start = min(fitting, default=begins[-1] if begins else 0)
    return prose.shortened(end[start:], _FEW)
