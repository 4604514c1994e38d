"""Where a finding stands: the key that names it in a form, the anchor of its note, the words it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeAlias

from healing_journal.model.finding import EMOTIONS, KINDS, Mark
from healing_journal.pages import prose
from healing_journal.pages.pieces import Source
from healing_journal.story import Told

Link: TypeAlias = Callable[[str], str]
DayLink: TypeAlias = Callable[[date], str]
"""Where the words of a day are, or "" where none were written."""
_KEY_LENGTH = 20
MOST_SOURCES = 4
_OWN = {"added": ", added by you", "changed": ", as you changed it"}


def key_of(mark: Mark) -> str:
    """Return a short name for the finding, the same at each start; it goes into forms, never into addresses."""
    written = f"{mark.kind}\0{mark.of}\0{mark.quote}"
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_LENGTH]


def anchor_of(told: Told) -> str:
    """Return the id of the finding's note on its page: its place in the text, and none of its words."""
    mark = told.mark
    feeling = EMOTIONS.index(mark.of) if mark.of in EMOTIONS else 0
    return f"n{told.finding.start}-{len(told.finding.quote)}-{KINDS.index(mark.kind)}-{feeling}"


def source_of(told: Told, today: date) -> Source:
    """Return the words of the finding with their place; what a chat or a check-in tells has none."""
    if told.source != "entry":
        return Source(entry="", anchor="", key="", quote=told.finding.quote, told="")
    return Source(
        entry=told.entry,
        anchor=anchor_of(told),
        key=key_of(told.mark),
        quote=prose.shortened(told.finding.quote),
        told=f"{prose.day(told.written, today)}{_OWN.get(told.verdict or '', '')}",
        sure=told.sure,
    )


def sources_of(tellings: Sequence[Told], today: date) -> tuple[Source, ...]:
    """Return the words of several findings: of very many the first, which says most, and the latest."""
    few = tellings if len(tellings) <= MOST_SOURCES else (tellings[0], *tellings[1 - MOST_SOURCES :])
    return tuple(source_of(told, today) for told in few)


def find_note(notes: Iterable[Told], key: str) -> Told | None:
    """Return the finding that a form's key names, if the entry still holds it."""
    return next((told for told in notes if key_of(told.mark) == key), None)
