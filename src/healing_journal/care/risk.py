"""What is offered after an entry that may tell of danger: a quiet card, a calm page, or nothing.

The entry is saved before any of this. Nothing here blocks, scores, tells anyone, or comes back another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.finding import Finding, Mark, Risk, mark_of
from healing_journal.model.record import Answer

Level: TypeAlias = Literal["card", "page"]

SURE = 0.5  # more of such findings proved right than wrong; below it, the quiet card asks
FRESH = timedelta(hours=6)  # an offer belongs to the hours in which the entry was saved, midnight or not
NIGHT = timedelta(hours=12)  # "until tomorrow", also for what was written at five to twelve
REST = timedelta(days=7)  # after "yes" or "rather not", a death wish is not asked about again for a week
OF_NOW = timedelta(days=7)  # an entry about days further back is asked about quietly, if at all


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One sign of danger in an entry: when it was saved, in the person's own time, and which day it is about.

    `brought_in` is true for entries that came from another program; nothing is asked about these.
    """

    entry: str
    finding: Risk
    saved_at: datetime
    about: date
    brought_in: bool = False

    @property
    def mark(self) -> Mark:
        """How the person's answer names this sign."""
        return mark_of(self.finding)

    @property
    def level(self) -> Level:
        """The page for intent, plan or act of these days that the reader is sure of; the card for all else."""
        grave = self.finding.type in {"suicidal", "self_harm"}
        recent = self.saved_at.date() - self.about <= OF_NOW
        return "page" if grave and recent and self.finding.confidence >= SURE else "card"


class Said(msgspec.Struct, frozen=True):
    """What the person answered about a sign, and when, in their own time."""

    answer: Answer
    at: datetime


Answers: TypeAlias = Mapping[tuple[str, Mark], Said]


class Card(msgspec.Struct, frozen=True):
    """Level 1: one quiet card on the next page, which asks once and can be closed."""

    entry: str
    mark: Mark


class CalmPage(msgspec.Struct, frozen=True):
    """Level 2: a full calm page; `wound` where self-harm was told of."""

    entry: str
    mark: Mark
    wound: bool


class SmallMark(msgspec.Struct, frozen=True):
    """A small neutral mark beside an entry that tells of harm by them; it says nothing until opened."""

    entry: str
    mark: Mark


Offer: TypeAlias = Card | CalmPage


def offer(signs: Sequence[Sign], answers: Answers, now: datetime) -> Offer | None:
    """Return the one thing to offer now for what was saved lately, the gravest first; mostly there is none."""
    new = [sign for sign in signs if _may_be_offered(sign, now) and not _settled(sign, signs, answers)]
    pages = [sign for sign in new if sign.level == "page"]
    if pages:
        return open_page(pages[-1])
    cards = [sign for sign in new if not _resting(sign, answers, now)]
    return Card(cards[-1].entry, cards[-1].mark) if cards else None


def open_page(sign: Sign) -> CalmPage:
    """Return the calm page for a sign: also what follows a "yes" to the card."""
    return CalmPage(sign.entry, sign.mark, wound=sign.finding.type == "self_harm")


def small_marks(signs: Iterable[Sign]) -> tuple[SmallMark, ...]:
    """Return the small marks of an entry that tells of harm done by them."""
    return tuple(SmallMark(sign.entry, sign.mark) for sign in signs if sign.finding.type == "harmed_by_them")


def is_hushed(signs: Iterable[Sign], answers: Answers, now: datetime) -> bool:
    """Whether urges, plots, the look back and prompts are put away until tomorrow."""
    if any(said.answer == "yes" and _is_of_tonight(said.at, now) for said in answers.values()):
        return True
    grave = [sign for sign in signs if sign.level == "page" and not sign.brought_in]
    return any(_is_of_tonight(sign.saved_at, now) and not _denied(sign, answers) for sign in grave)


def may_leave(entry: str, finding: Finding, answers: Mapping[tuple[str, Mark], Answer]) -> bool:
    """Whether a finding may go out of the journal with its entry: a sign of danger only where the person said yes."""
    return not isinstance(finding, Risk) or answers.get((entry, mark_of(finding))) == "yes"


def _may_be_offered(sign: Sign, now: datetime) -> bool:
    fresh = timedelta(0) <= now - sign.saved_at < FRESH
    return fresh and not sign.brought_in and sign.finding.type != "harmed_by_them"


def _settled(sign: Sign, signs: Iterable[Sign], answers: Answers) -> bool:
    """Whether this sign, or one as grave in the same entry, was answered; a new reading does not ask again."""
    beside = [one for one in signs if one.entry == sign.entry and one.finding.type != "harmed_by_them"]
    return any((one.entry, one.mark) in answers for one in beside if sign.level in {"card", one.level})


def _resting(sign: Sign, answers: Answers, now: datetime) -> bool:
    """Whether the person was asked a short while ago: today, or this week where they did not say no."""
    asked_today = any(_is_of_tonight(said.at, now) for said in answers.values())
    lately = any(said.answer != "no" and timedelta(0) <= now - said.at < REST for said in answers.values())
    return asked_today or (lately and sign.finding.type == "death_wish")


def _is_of_tonight(moment: datetime, now: datetime) -> bool:
    return moment.date() == now.date() or timedelta(0) <= now - moment < NIGHT


def _denied(sign: Sign, answers: Answers) -> bool:
    said = answers.get((sign.entry, sign.mark))
    return said is not None and said.answer == "no"
