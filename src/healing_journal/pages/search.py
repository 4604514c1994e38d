"""The page of what was looked for and found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from healing_journal.model.day import Days
from healing_journal.pages import prose
from healing_journal.pages.pieces import Piece
from healing_journal.pages.screens import EntryRow, SearchPage


class Hit(Protocol):
    """An entry that holds the words looked for."""

    @property
    def entry(self) -> str:
        """The entry's id."""
        ...

    @property
    def days(self) -> Days:
        """The days it is about."""
        ...

    @property
    def snippet(self) -> tuple[tuple[str, bool], ...]:
        """Pieces of its text, each with whether it matched."""
        ...


def search_page(words: str, hits: Sequence[Hit], today: date) -> SearchPage:
    """Return where the words stand, best first."""
    found = prose.sentence(f"found in {prose.count(len(hits), 'entry', 'entries')}") if hits else "Not found."
    return SearchPage(
        title="Search",
        words=words,
        summary=found if words.strip() else "",
        hits=tuple((_row(hit, today), _pieces(hit)) for hit in hits),
    )


def _row(hit: Hit, today: date) -> EntryRow:
    first, last = hit.days.first.isoformat(), hit.days.last.isoformat()
    return EntryRow(hit.entry, prose.span(hit.days, today), first, last, "")


def _pieces(hit: Hit) -> tuple[Piece, ...]:
    return tuple(Piece(text, ("match",) if matched else ()) for text, matched in hit.snippet)
