"""The page of what was looked for and found, and why each entry is there."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Kind
from healing_journal.pages import prose
from healing_journal.pages.asking import Order, Whom
from healing_journal.pages.pieces import Choice, Piece
from healing_journal.pages.screens import EntryRow, FoundRow, SearchPage

Way: TypeAlias = Literal["words", "meaning", "both", "note"]

KINDS_SOUGHT: dict[Kind, str] = {
    "contact": "contact", "said": "what they said", "promise": "a promise", "boundary": "a limit", "plan": "a plan",
    "feeling": "a feeling", "practice": "something you did for yourself", "concern": "a worry",
    "reminder": "something you told yourself", "milestone": "a date of the story", "silence": "a silence",
}  # fmt: skip
_WHOSE: dict[Whom, str] = {"": "anyone", "them": "them", "me": "me"}
_WAYS: dict[Way, str] = {
    "words": "by words", "meaning": "by meaning", "both": "by words and by meaning", "note": "by its notes",
}  # fmt: skip


class Sought(msgspec.Struct, frozen=True):
    """What is looked for: words, and what the entries must hold: a kind of note, whose, and from when to when."""

    words: str = ""
    kind: Kind | None = None
    by: Whom = ""
    first: date | None = None
    last: date | None = None
    meaning: bool = True

    @property
    def blank(self) -> bool:
        """Whether nothing is looked for."""
        return not self.words.strip() and self.anywhere

    @property
    def anywhere(self) -> bool:
        """Whether any entry will do that the words lead to."""
        return self.kind is None and not self.by and self.first is None and self.last is None

    def holds(self, days: Days) -> bool:
        """Whether these days lie in the time that is looked at."""
        return (self.first is None or days.last >= self.first) and (
            self.last is None or days.first <= self.last
        )


class Match(msgspec.Struct, frozen=True):
    """An entry that was found: a piece of its text in parts, each with whether it matched, and by which way."""

    entry: str
    days: Days
    snippet: tuple[tuple[str, bool], ...]
    way: Way


class Answer(msgspec.Struct, frozen=True):
    """What was found, best first; the first `answering` stand in the order of time where `order` is given.

    `waiting` is how many entries cannot be found by meaning yet.
    """

    matches: tuple[Match, ...] = ()
    order: Order = ""
    answering: int = 0
    waiting: int = 0


def search_page(sought: Sought, answer: Answer, today: date) -> SearchPage:
    """Return where it stands, best first."""
    return SearchPage(
        title="Search",
        words=sought.words,
        summary="" if sought.blank else _summary(answer),
        remarks=tuple(_remarks(answer)),
        hits=tuple(_found(match, today) for match in answer.matches),
        kinds=(
            Choice("", "anything", chosen=sought.kind is None),
            *(Choice(kind, words, kind == sought.kind) for kind, words in KINDS_SOUGHT.items()),
        ),
        persons=tuple(Choice(whom, words, whom == sought.by) for whom, words in _WHOSE.items()),
        first=sought.first.isoformat() if sought.first else "",
        last=sought.last.isoformat() if sought.last else "",
        narrowed=not sought.anywhere,
    )


def _summary(answer: Answer) -> str:
    if not answer.matches:
        return "Not found."
    those = prose.count(len(answer.matches), "entry", "entries")
    if all(match.way in {"words", "note"} for match in answer.matches):
        return prose.sentence(f"found in {those}")
    return prose.sentence(
        those if answer.answering or len(answer.matches) == 1 else f"{those}, the nearest first"
    )


def _remarks(answer: Answer) -> list[str]:
    """Say in which order the entries stand, and whether some could not be looked at for their meaning."""
    said = []
    noted = all(match.way == "note" for match in answer.matches)
    if answer.answering and noted:
        said.append("The latest comes first.")
    elif answer.answering == 1:
        said.append(
            "You asked when. The first entry comes nearest to it; then what is near in words or meaning."
        )
    elif answer.answering:
        those = prose.count(answer.answering, "entry", "entries")
        end = "earliest" if answer.order == "first" else "latest"
        said.append(
            f"You asked when. The first {those} come nearest to it, the {end} first; "
            "then what is near in words or meaning."
        )
    if answer.waiting:
        wait = "waits" if answer.waiting == 1 else "wait"
        those = prose.count(answer.waiting, "entry", "entries")
        said.append(
            prose.sentence(f"{those} still {wait} to be looked at for their meaning")
            + " Until then they are found by their words alone."
        )
    return said


def _found(match: Match, today: date) -> FoundRow:
    first, last = match.days.first.isoformat(), match.days.last.isoformat()
    row = EntryRow(match.entry, prose.span(match.days, today), first, last, "")
    pieces = tuple(Piece(text, ("match",) if matched else ()) for text, matched in match.snippet)
    return FoundRow(row, pieces, _WAYS[match.way])
