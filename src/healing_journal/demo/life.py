"""What the invented writer did beside her pages: taps, lists, letters, and what she said of notes and promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from healing_journal.demo.missed import MISSED
from healing_journal.journal import Journal
from healing_journal.model.finding import mark_of
from healing_journal.model.record import (
    Body,
    CheckedIn,
    Corrected,
    Decided,
    Foreseen,
    Letter,
    Noted,
    Outcome,
)
from healing_journal.story import Told

_LISTS = {
    "people": (
        "Neha: has a key, has a car, answers at night",
        "My brother: 555 0142, not before ten",
        "Sneha: lunch, any day",
    ),
    "distractions": (
        "Draw the kettle",
        "Walk once round the block with the heavy door",
        "Four pages of the dragon book",
    ),
    "plans": (
        "If he stops at my desk after six, I say I have a bus.",
        "If I want to write to him after ten, I write it here and look at it in the morning.",
    ),
    "true": (
        "I would have to want him, not the quiet of him. Noticed 8 June.",
        "He would have to be able to be angry with me out loud.",
    ),
    "miss": ("Cut mangoes", "Being known down to the sangeet", "Saturdays"),
    "not_miss": ("Holding my breath", "Deciding everything by who minded less"),
    "chapters": (
        "2025-05-02: The sublet",
        "2025-06-27: Just friends",
        "2025-07-16: His space, and mine",
        "2025-08-18: The ninth floor",
    ),
    "safety_signs": ("I stop answering Neha.",),
    "safety_alone": ("Shower, radio, the plant.",),
}
_LETTERS = (
    (
        date(2025, 6, 21),
        "It was a lovely sangeet and you would have hated the speeches. I wanted you to know.",
        None,
    ),
    (
        date(2025, 9, 20),
        "To the one who goes to the place with the bad chairs: you do not have to be breezy. You can say what is so.",
        date(2025, 10, 2),
    ),
)
# A piece of the quote of a note, and what she said of it, when.
_NOT_THIS = ("like someone slapped me", "I deserve to find", "you seem like you again")
_RIGHT = ("I ended it", "3 weeks of nothing", "We walked to Union together")
_DECIDED: tuple[tuple[str, Outcome], ...] = (
    ("I said I'd ask Farah", "kept"),
    ("promised I won't reach out", "kept"),
    ("look at his profile after nine", "let_go"),
)
_FORESEEN = (("sangeet", 10, 6), ("I move the 18th", 8, 3))
_LAST = date(2025, 9, 20)
# What she tapped of contact, on the evenings on which she did: whose, and how.
_CONTACTS = {
    date(2025, 5, 21): ("chance", "in_person"),
    date(2025, 5, 26): ("them", "message"),
    date(2025, 6, 11): ("them", "message"),
    date(2025, 6, 27): ("both", "in_person"),
    date(2025, 6, 28): ("them", "message"),
    date(2025, 7, 2): ("both", "message"),
    date(2025, 7, 5): ("them", "message"),
    date(2025, 7, 9): ("them", "call"),
    date(2025, 7, 12): ("both", "in_person"),
    date(2025, 7, 13): ("me", "call"),
    date(2025, 7, 15): ("them", "message"),
    date(2025, 8, 2): ("chance", "in_person"),
    date(2025, 8, 14): ("chance", "in_person"),
    date(2025, 9, 18): ("them", "letter"),
}


def checkins(first: date, last: date) -> Iterator[CheckedIn]:
    """Yield taps for most evenings: made by arithmetic, uneven as such days are, with days left out."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if (number % 7 in (3, 5) or number % 17 == 11) and day not in _CONTACTS:
            continue
        wave, fade = (number * 37) % 5, number // 30
        taps = CheckedIn(
            day=day,
            longing=max(0, 7 - fade + wave - 2),
            sadness=max(0, 6 - fade + (wave * 2) % 5 - 2),
            anger=(wave + number // 9) % 4,
            calm=min(10, 2 + fade + wave // 2),
            profile="looked" if number % 4 == 1 else "neither",
            cried=wave == 4,
            done="a walk" if number % 3 == 1 else "",
            sleep="bad" if (number + fade) % 3 == 0 else "fair",
            word=("heavy", "", "", "plain", "", "light")[(number + fade) % 6],
        )
        by, how = _CONTACTS.get(taps.day, ("none", None))
        yield msgspec.convert(msgspec.to_builtins(taps) | {"contact": by, "how": how}, CheckedIn)


def beside() -> Iterator[tuple[date, Body]]:
    """Yield lists and letters with the day on which each was kept."""
    begin = date(2025, 6, 8)
    for days, (name, lines) in enumerate(_LISTS.items()):
        for number, line in enumerate(lines):
            yield begin + timedelta(days=days), Noted(list=name, id=f"{name}{number}", text=line)
    for number, (kept, text, opens) in enumerate(_LETTERS):
        yield kept, Letter(letter=f"letter{number}", text=text, opens=opens)


def said(journal: Journal) -> Iterator[tuple[date, Body]]:
    """Yield what she said of notes, promises and days ahead, where the reader found them."""
    yield from _added(journal)
    notes = [told for head in journal.heads() for told in journal.notes(head.id)]
    for told in _quoting(notes, *_RIGHT):
        yield told.written, Corrected(entry=told.entry, mark=told.mark, verdict="right", becomes=told.finding)
    for told in _quoting(notes, *_NOT_THIS):
        yield told.written, Corrected(entry=told.entry, mark=told.mark, verdict="not_this")
    for words, outcome in _DECIDED:
        for told in _quoting(notes, words, of=("promise", "boundary", "plan")):
            yield _LAST, Decided(entry=told.entry, mark=told.mark, outcome=outcome)
    for words, expected, actual in _FORESEEN:
        for told in _quoting(notes, words, of=("plan",)):
            yield _LAST, Foreseen(entry=told.entry, mark=told.mark, expected=expected, actual=actual)


def _added(journal: Journal) -> Iterator[tuple[date, Body]]:
    """Yield the notes of her own, where the reader has none of that kind over those words."""
    for head in journal.heads():
        day, text, there = head.days.last, journal.entry(head.id).text, journal.notes(head.id)
        for finding in MISSED.get(day, ()):
            start = text.index(finding.quote)
            end, kind = start + len(finding.quote), mark_of(finding).kind
            over = [told for told in there if told.mark.kind == kind and told.finding.start < end]
            if not any(told.finding.start + len(told.finding.quote) > start for told in over):
                mine = msgspec.structs.replace(finding, start=start)
                yield day, Corrected(entry=head.id, mark=mark_of(mine), verdict="added", becomes=mine)


def _quoting(notes: list[Told], *words: str, of: tuple[str, ...] = ()) -> Iterator[Told]:
    """Yield the notes whose quotes hold any of these words, of these kinds where some are named."""
    for told in notes:
        if (not of or told.mark.kind in of) and any(one in told.mark.quote for one in words):
            yield told
