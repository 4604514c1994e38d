"""Entries and what was found, as a terminal shows them: eighty columns, nothing but text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from healing_journal.journal import Journal
from healing_journal.model.entry import Entry
from healing_journal.pages import search_page
from healing_journal.pages.pieces import NoteRow
from healing_journal.pages.search import Answer, Match, Sought
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
    from healing_journal.pages import Around, Voice, entry_page

    around = Around(journal.heads(), journal.today(), Voice.of(journal.snapshot.named))
    page = entry_page(entry, journal.notes(entry.id), around)
    notes = [line for note in page.notes for line in _note(note)]
    photos = [f"Photo: {photo.description or photo.name}" for photo in journal.album.of(entry.id)]
    shown = ["", *photos] if photos else []
    return "\n".join([page.when, "", entry.text, *shown, *(["", "Noted", *notes] if notes else [])])


def hits_shown(words: str, hits: Sequence[Hit], today: date) -> str:
    """Return where words were found, best first, the words themselves between stars."""
    matches = tuple(Match(hit.entry, hit.days, hit.snippet, "words") for hit in hits)
    return found_shown(Sought(words), Answer(matches), today)


def found_shown(sought: Sought, answer: Answer, today: date) -> str:
    """Return what was found, best first, and by which way where that is not by words alone."""
    page = search_page(sought, answer, today)
    lines = [page.summary, *(line for remark in page.remarks for line in textwrap.wrap(remark, _WIDTH))]
    by_words_alone = all(found.way == "by words" for found in page.hits)
    for found in page.hits:
        told = "".join(f"*{piece.text}*" if piece.keys else piece.text for piece in found.pieces)
        way = "" if by_words_alone else f" · {found.way}"
        lines += [
            "",
            f"{found.row.when} · {found.row.id}{way}",
            textwrap.fill(told, _WIDTH, initial_indent="  ", subsequent_indent="  "),
        ]
    return "\n".join(line for line in lines if line or len(lines) > 1)


def _note(note: NoteRow) -> Iterator[str]:
    asked = "" if note.sure or note.verdict else " Is this right?"
    yield from textwrap.wrap(f"· {note.what}{asked}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
    yield from textwrap.wrap(f"“{note.quote}”", _WIDTH, initial_indent="      ", subsequent_indent="      ")
