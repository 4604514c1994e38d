"""Finding entries by their words: any input is safe, the best match comes first, each with its piece of text."""

from __future__ import annotations

import re
import secrets

import msgspec

from healing_journal.store.database import Database, Row
from healing_journal.store.derived import days_of
from healing_journal.store.values import Hit

_FIND = """
SELECT entry.id, entry.first, entry.last, snippet(word, 0, ?, ?, '…', 24), word.rank
FROM word JOIN entry ON entry.num = word.rowid WHERE word MATCH ? ORDER BY word.rank LIMIT ?
"""
_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')


def find(database: Database, words: str, limit: int) -> list[Hit]:
    """Return the entries with all the words, or, where there is none, those with any of them.

    The last word may be the beginning of one; words in double quotes must stand side by side.
    """
    terms = terms_of(words)
    if not terms:
        return []
    found = _match(database, " AND ".join(terms), limit)
    if found or len(terms) == 1:
        return found
    return [msgspec.structs.replace(hit, whole=False) for hit in _match(database, " OR ".join(terms), limit)]


def terms_of(words: str) -> list[str]:
    """Return the words as the search index takes them, each quoted so that none is an operator."""
    parts = [quoted or plain for quoted, plain in _TERM.findall(words.replace("\0", " "))]
    terms = [f'"{part}"' for part in parts if any(map(str.isalnum, part))]
    if terms and not words.rstrip().endswith('"'):
        terms[-1] += " *"
    return terms


def _match(database: Database, query: str, limit: int) -> list[Hit]:
    tag = secrets.token_hex(4)  # what marks a match must not be something that a text may hold
    opening, closing = f"\x02{tag}", f"\x03{tag}"
    return [_hit(row, opening, closing) for row in database.rows(_FIND, opening, closing, query, limit)]


def _hit(row: Row, opening: str, closing: str) -> Hit:
    entry, first, last, snippet, rank = row
    return Hit(entry, days_of(first, last), _pieces(snippet, opening, closing), rank)


def _pieces(snippet: str, opening: str, closing: str) -> tuple[tuple[str, bool], ...]:
    """Cut a marked snippet into its parts, leaving out empty ones."""
    before, *rest = snippet.split(opening)
    pieces = [(before, False)]
    for part in rest:
        matched, _, after = part.partition(closing)
        pieces += [(matched, True), (after, False)]
    return tuple(piece for piece in pieces if piece[0])
