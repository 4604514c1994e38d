"""The day after contact that was not meant to be: one sentence, one question, and nothing set back to nought."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.offered import Choice
from healing_journal.care.saying import say
from healing_journal.model.finding import Contact

_MONTHS_APART = 31  # a quiet stretch within about a month is named by that month


class QuietDays(msgspec.Struct, frozen=True):
    """A stretch without contact that stays on record whatever comes after: its length and its last day."""

    days: int
    last: date


class Setback(msgspec.Struct, frozen=True, kw_only=True):
    """What is said, the one question, and choices that can all be left alone."""

    words: str
    question: str
    not_now: str
    before_title: str
    before: tuple[Choice, ...]
    ended: str
    next_title: str
    next: tuple[Choice, ...]


def setback(contact: Contact, about: Circumstances, quiet: QuietDays | None = None) -> Setback | None:
    """Return the page for a contact the writer took part in; none where they are afraid, or had no part in it."""
    if about.afraid or contact.by == "chance":
        return None
    them, they = say(f"pronoun.{about.pronoun}.them"), say(f"pronoun.{about.pronoun}.They")
    sentences = [say(f"setback.{_deed(contact, about)}", them=them), say("setback.common"), _kept(quiet)]
    return Setback(
        words=" ".join(sentence for sentence in sentences if sentence),
        question=say("setback.hoped"),
        not_now=say("setback.not_now"),
        before_title=say("setback.before_title"),
        before=tuple(
            Choice(value, say(f"setback.before_{value}", They=they))
            for value in ("asked", "chance", "need", "urge")
        ),
        ended=say("setback.ended"),
        next_title=say("setback.next_title"),
        next=tuple(
            Choice(value, say(f"setback.next_{value}"))
            for value in ("same", "change", "none", "low", "trying")
        ),
    )


def morning_after(contact_on: date, today: date) -> str:
    """Return the one question of the next day, and nothing on any other."""
    return say("setback.morning") if today - contact_on == timedelta(days=1) else ""


def _deed(contact: Contact, about: Circumstances) -> str:
    """Name what the writer did, as plainly as the finding allows."""
    if contact.how == "overnight":
        return "stayed" if about.offers("overnight_words") else "met"
    if contact.how in {"message", "letter", "call"} and contact.by == "them":
        return "answered"
    deeds = {"message": "wrote", "letter": "wrote", "call": "called", "in_person": "met", "online": "looked"}
    return deeds.get(contact.how, "other")


def _kept(quiet: QuietDays | None) -> str:
    if quiet is None or quiet.days < 1:
        return ""
    month = f"{quiet.last:%B}" if quiet.days <= _MONTHS_APART else f"{quiet.last:%Y}"
    return say("setback.quiet", count=quiet.days, month=month)
