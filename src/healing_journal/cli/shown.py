"""Entries and what was found, as a terminal shows them: eighty columns, nothing but text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from healing_journal.journal import Journal
from healing_journal.model.entry import Entry
from healing_journal.pages import Around, Voice, entry_page, search_page
from healing_journal.pages.pieces import NoteRow
from healing_journal.store import Hit

_WIDTH = 80
_COLUMNS = 4


def numbered(words: Sequence[str]) -> str:
    """Return words with their numbers, in columns that are read down."""
    rows = -(-len(words) // _COLUMNS)
    cells = [f"{number:>3}. {word}" for number, word in enumerate(words, 1)]
    return "\n".join("".join(f"{cell:<18}" for cell in cells[row::rows]).rstrip() for row in range(rows))


def entry_shown(journal: Journal, entry: Entry) -> str:
    """Return an entry's day and words, and under them what was noted, what is unsure as a question."""
    around = Around(journal.heads(), journal.today(), Voice.of(journal.snapshot.named))
    page = entry_page(entry, journal.notes(entry.id), around)
    notes = [line for note in page.notes for line in _note(note)]
    return "\n".join([page.when, "", entry.text, *(["", "Noted", *notes] if notes else [])])


def hits_shown(words: str, hits: Sequence[Hit], today: date) -> str:
    """Return where words were found, best first, the words themselves between stars."""
    page = search_page(words, hits, today)
    lines = [page.summary]
    for row, pieces in page.hits:
        told = "".join(f"*{piece.text}*" if piece.keys else piece.text for piece in pieces)
        lines += [
            "",
            f"{row.when} · {row.id}",
            textwrap.fill(told, _WIDTH, initial_indent="  ", subsequent_indent="  "),
        ]
    return "\n".join(line for line in lines if line or len(lines) > 1)


def _note(note: NoteRow) -> Iterator[str]:
    asked = "" if note.sure or note.verdict else " Is this right?"
    yield from textwrap.wrap(f"· {note.what}{asked}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
    yield from textwrap.wrap(f"“{note.quote}”", _WIDTH, initial_indent="      ", subsequent_indent="      ")
