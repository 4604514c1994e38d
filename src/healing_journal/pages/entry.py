"""The pages of one entry: reading it with its notes, and writing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from healing_journal.model.entry import Entry
from healing_journal.pages import prose
from healing_journal.pages.apart import about_field
from healing_journal.pages.marks import cut
from healing_journal.pages.notes import note_row
from healing_journal.pages.pieces import Choice, NoteRow
from healing_journal.pages.screens import EntryPage, WritePage
from healing_journal.pages.today import ASKED, Listed
from healing_journal.pages.voice import Voice
from healing_journal.story import Told

PLACEHOLDER = "Start anywhere. You can paste something you wrote before."
PLAIN_DAY = "What happened today, without feelings:\n\nIn the morning \n\nAt midday \n\nIn the evening \n"
_ASKED_FIRST = ("contact", "promise", "boundary", "plan", "milestone", "silence", "said")


class Around(msgspec.Struct, frozen=True):
    """What an entry is shown amid: all entries, the day it is, how the other is spoken of, whether it waits to be read.

    `about` is what the person said that contacts were about.
    """

    heads: Sequence[Listed]
    today: date
    voice: Voice = Voice()
    unread: bool = False
    about: Mapping[str, str] = {}


def entry_page(entry: Entry, notes: Sequence[Told], around: Around) -> EntryPage:
    """Return the entry, its text cut where notes quote it, and the notes; care's own findings are not among them."""
    shown = [told for told in notes if told.mark.kind != "risk"]
    ids = [head.id for head in around.heads]
    today, voice = around.today, around.voice
    at = ids.index(entry.id) if entry.id in ids else len(ids)
    return EntryPage(
        title="Entry",
        id=entry.id,
        when=prose.span(entry.days, today),
        first=entry.days.first.isoformat(),
        last=entry.days.last.isoformat(),
        written=f"written {prose.day(entry.written_at.date(), today)}",
        pieces=cut(entry.text, shown),
        notes=tuple(_note(told, around) for told in shown),
        asked=tuple(_note(told, around) for told in asked(shown)),
        care=tuple(note_row(told, voice, today) for told in notes if told.mark.kind == "risk"),
        unread=around.unread,
        removed=entry.removed,
        earlier=ids[at - 1] if 0 < at < len(ids) else "",
        later=ids[at + 1] if at + 1 < len(ids) else "",
    )


def _note(told: Told, around: Around) -> NoteRow:
    """Return a note as it is shown; of a contact it can also be said what it was about."""
    row = note_row(told, around.voice, around.today)
    return msgspec.structs.replace(row, fields=(*row.fields, *about_field(told, around.about)))


def asked(notes: Sequence[Told]) -> tuple[Told, ...]:
    """Return at most five findings to check: those that date the story first, the least sure first among them."""
    open_yet = [told for told in notes if told.verdict is None]
    order = {kind: index for index, kind in enumerate(_ASKED_FIRST)}
    ranked = sorted(
        open_yet,
        key=lambda told: (order.get(told.mark.kind, len(order)), told.finding.confidence, told.finding.start),
    )
    return tuple(sorted(ranked[:ASKED], key=lambda told: told.finding.start))


def write_page(today: date, text: str = "", entry: Entry | None = None, prompt: str = "") -> WritePage:
    """Return the page to write on: today's, with the words typed so far, or an entry to be revised."""
    days = entry.days if entry else None
    return WritePage(
        title="Write",
        entry=entry.id if entry else "",
        first=(days.first if days else today).isoformat(),
        last=(days.last if days else today).isoformat(),
        when=prose.span(days, today) if days else prose.day(today, today),
        text=text or (entry.text if entry else ""),
        placeholder=PLACEHOLDER,
        prompt=prompt,
        templates=(Choice(PLAIN_DAY, "What happened today"),),
    )
