"""Entry to reading: what one text tells of its writer's story, each fact with its exact words.

The steps, in order: who "they" are (`people`), what the trained encoder finds (`tagging`, its
quotes made whole by `quotes`), what the rules find (`rules`, over `clauses` and `assertion`), one fact made of several guesses (`weighing`), what the person
taught (`learnt`), when it was (`times`, `dating`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Finding, Kind
from healing_journal.reading.clauses import Span, fold
from healing_journal.reading.dating import Mention, Page, date_of, length_of, page_of
from healing_journal.reading.learnt import Learnt, learn_from
from healing_journal.reading.naming import Clues, clues_in, learn, naming_of, offered, places_of
from healing_journal.reading.people import Naming
from healing_journal.reading.quotes import quoting
from healing_journal.reading.rules import find_by_rule
from healing_journal.reading.tagging import Look, look
from healing_journal.reading.times import Timex, find_times
from healing_journal.reading.weighing import Guess, weigh

__all__ = [
    "READER", "Clues", "Known", "Naming", "Timex", "clues_in", "explain", "find_times", "gather", "learn", "learn_from",
    "naming_of", "offered", "places_of", "read",
]  # fmt: skip

READER = "7"
"""The version of the reader. Raised whenever it may find something else in the same text."""


ASSERTED = 0.34
"""Findings below this confidence are not made: precision falls faster than recall grows (docs/reading.md)."""

_ALMOST = re.compile(r"\b(?:almost|nearly|about to|going to|wanted to|want to|wish)\b", re.IGNORECASE)


class Known(msgspec.Struct, frozen=True):
    """What is known before a text is read: what the writer calls them, and what the writer's corrections taught.

    `own` says that the text comes from a journal, so that it is about the writer's own break-up.
    """

    naming: Naming = Naming()
    learnt: Learnt = Learnt()
    own: bool = False


_NOTHING_YET = Known()
_FINDING: type[Finding] = Finding  # type: ignore[assignment]  # msgspec converts to a union; mypy has no type for that
_DATED = {"contact": "when", "silence": "when", "plan": "when", "milestone": "when", "boundary": "when",
          "said": "when", "promise": "due"}  # fmt: skip


def read(text: str, written: date, known: Known = _NOTHING_YET) -> tuple[Finding, ...]:
    """Return what is found in a text written on this day, in the order of the text."""
    guesses = _guesses(text, known)
    page = page_of(text, written, map(_mention, guesses))
    return tuple(_finding(guess, page) for guess in guesses)


def explain(text: str, written: date, known: Known = _NOTHING_YET) -> Iterator[str]:
    """Yield, for each finding, its words and what led to it."""
    guesses = _guesses(text, known)
    page = page_of(text, written, map(_mention, guesses))
    for guess in guesses:
        yield f"{guess.kind} {guess.confidence:.2f} “{text[guess.start : guess.end]}”"
        fields = msgspec.to_builtins(_finding(guess, page))
        shown = {
            name: value
            for name, value in fields.items()
            if name not in {"kind", "quote", "start", "confidence"}
        }
        yield f"    fields  {shown}"
        yield from (f"    because {reason}" for reason in guess.reasons)


def gather(text: str, naming: Naming, *, own: bool = False) -> tuple[list[Guess], float]:
    """Return all that network and rules each find, whatever their doubt, and the chance that the text is apt at all."""
    seen = look(text, own=own)
    quoted = quoting(text)
    return [*_by_encoder(text, seen, quoted), *_by_rule(text, naming, quoted)], seen.relevance


def _guesses(text: str, known: Known) -> tuple[Guess, ...]:
    naming = learn(known.naming, [text])
    found = weigh(*gather(text, naming, own=known.own), own=known.own)
    taught = (_as_taught(guess, text, Known(naming, known.learnt)) for guess in found)
    return tuple(guess for guess in taught if guess.confidence >= ASSERTED)


def _as_taught(guess: Guess, text: str, known: Known) -> Guess:
    """Return the guess, surer or less sure where the person found such notes right or not so."""
    feeling = str(guess.fields.get("feeling", ""))
    quote = text[guess.start : guess.end]
    confidence, taught = known.learnt.weigh(
        guess.kind, quote, guess.confidence, of=feeling, naming=known.naming
    )
    return msgspec.structs.replace(guess, confidence=confidence, reasons=guess.reasons + taught)


def _by_encoder(text: str, seen: Look, quoted: Callable[[Span], Span]) -> Iterator[Guess]:
    plain = fold(text)
    for found in seen.candidates:
        quote = quoted(Span(found.start, found.end))
        if found.kind == "contact" and _ALMOST.search(plain, quote.start, quote.end):
            continue  # what was almost done was not done
        yield Guess(
            kind=cast("Kind", found.kind), start=quote.start, end=quote.end, fields=dict(found.fields), source="network",
            confidence=round(found.confidence, 3), reasons=(f"encoder, {found.begins:.2f} that it stands here, {found.confidence:.2f} by itself",),
        )  # fmt: skip


def _by_rule(text: str, naming: Naming, quoted: Callable[[Span], Span]) -> Iterator[Guess]:
    """Yield what the rules find; a sign of danger is never below what is told."""
    for hit in find_by_rule(text, naming):
        quote = quoted(Span(hit.start, hit.end))
        cue = text[hit.cue.start : hit.cue.end]
        sure = max(hit.sure, ASSERTED) if hit.kind == "risk" else hit.sure
        yield Guess(
            kind=hit.kind, start=quote.start, end=quote.end, fields=dict(hit.fields), source="rule",
            confidence=sure, reasons=(f"rule {hit.rule}, right {hit.sure:.2f} of the time, cue “{cue}”",),
        )  # fmt: skip


def _finding(guess: Guess, page: Page) -> Finding:
    """Return the finding of a guess, with its days as precise as the words allow."""
    words = page.text[guess.start : guess.end]
    facts = {**guess.fields, **_times(guess, page), "quote": words, "start": guess.start}
    return msgspec.convert({**facts, "kind": guess.kind, "confidence": guess.confidence}, type=_FINDING)


def _mention(guess: Guess) -> Mention:
    return Mention(
        guess.kind,
        guess.start,
        guess.end,
        str(guess.fields.get("what", "")),
        bool(guess.fields.get("repeated", False)),
        str(guess.fields.get("status", "")),
        bool(guess.fields.get("ongoing", True)),
    )


def _times(guess: Guess, page: Page) -> dict[str, object]:
    """Return the days of a fact, and how long a silence lasted, where its kind has them and the words say so."""
    if guess.kind not in _DATED:
        return {}
    mention = _mention(guess)
    days = date_of(mention, page)
    if guess.kind == "contact" and days and days[0] <= page.written < days[1]:
        days = (days[0], page.written)  # "this week" is, of what has happened, the week so far
    found: dict[str, object] = {_DATED[guess.kind]: Days(*days) if days else None}
    if guess.kind == "silence" and "days" not in guess.fields:
        found["days"] = length_of(mention, page)
    return found
