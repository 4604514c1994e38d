"""A page for one chosen reader: picked entries, or the contacts of a time; nothing else, and it says what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.pages import prose
from healing_journal.pages.book import Leaf
from healing_journal.pages.covering import covered
from healing_journal.pages.voice import Voice
from healing_journal.story import Event, Story

_WITH_YEAR = date.min  # a page that leaves the journal says each year
_ALONE = "It holds nothing else from the journal: no other entries, notes, ratings or letters."


class HandOver(msgspec.Struct, frozen=True, kw_only=True):
    """What is handed over, in the order in which it is read; `says` tells what it holds and what it leaves out."""

    title: str
    says: tuple[str, ...]
    leaves: tuple[Leaf, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


def picked(entries: Sequence[Entry], names: Sequence[str], of: int, reader: str) -> HandOver:
    """Return the page of these entries, which were picked among `of`; photos stay out."""
    in_order = sorted(entries, key=lambda entry: (entry.days.last, entry.written_at))
    leaves = (Leaf(prose.stretch(entry.days, _WITH_YEAR), covered(entry.text, names)) for entry in in_order)
    held = f"This page holds {len(entries)} of {prose.count(of, 'entry', 'entries')} of a journal, whole."
    says = (held, _ALONE, "Photos are left out.", *_named(names))
    return HandOver(title=_for(reader), says=says, leaves=tuple(leaves))


def ledger(story: Story, within: Days, names: Sequence[str], reader: str) -> HandOver:
    """Return the page of the contacts of a time, each with its day and who began it, without any words."""
    voice = Voice.of(story.named)
    among = [event for event in story.contacts if event.days and event.days.overlaps(within)]
    sure = [event for event in among if event.sure]
    undated = sum(1 for event in story.contacts if event.sure and not event.days)
    rows = tuple((_when(event), _what(event, voice)) for event in sure)
    held = (
        f"This page holds the contacts between {prose.day(within.first, _WITH_YEAR)} and "
        f"{prose.day(within.last, _WITH_YEAR)}, as the writer told them at the time: {len(rows)}. “You” is the writer."
    )
    unsure = len(among) - len(sure)
    left = [
        f"Left out as unsure: {unsure}." if unsure else "",
        f"Told without a day, and left out: {undated}." if undated else "",
    ]
    says = (held, *filter(None, left), "Words are left out.", _ALONE, *_named(names))
    return HandOver(title=_for(reader), says=says, rows=rows)


def _for(reader: str) -> str:
    return f"For {reader}" if reader else "From a journal"


def _named(names: Sequence[str]) -> tuple[str, ...]:
    return ("Some names stand as their first letter.",) if names else ()


def _when(event: Event) -> str:
    assert event.days is not None, "only dated events are handed over"
    return prose.stretch(event.days, _WITH_YEAR)


def _what(event: Event, voice: Voice) -> str:
    words = prose.sentence(voice.happened(event.by, event.how))
    return f"{words} Now and again." if event.repeated else words
