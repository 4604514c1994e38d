"""What the quiet card, the calm page and the small mark say."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.lines import Line, country, lines_for
from healing_journal.care.listing import LineShown, shown
from healing_journal.care.risk import CalmPage, Card, SmallMark
from healing_journal.care.saying import say


class Choice(msgspec.Struct, frozen=True):
    """One thing the person can choose: the value that is kept, and its label."""

    value: str
    label: str


ANSWERS = tuple(Choice(value, say(f"answers.{value}")) for value in ("yes", "no", "rather_not"))


class CardText(msgspec.Struct, frozen=True):
    """The card of level 1, with the person's own words."""

    quote: str
    matters: str
    question: str
    choices: tuple[Choice, ...]
    close: str
    help: str


class PageText(msgspec.Struct, frozen=True, kw_only=True):
    """The calm page of level 2, in the order in which it is read; an empty sentence is left out."""

    title: str
    saved: str
    wound: str
    near: str
    people_title: str
    people: tuple[str, ...]
    minutes_title: str
    minutes: tuple[str, ...]
    emergency: str
    emergency_number: str
    line_says: str
    lines: tuple[LineShown, ...]
    company: str
    hushed: str
    question: str
    choices: tuple[Choice, ...]


class MarkText(msgspec.Struct, frozen=True):
    """The small mark of an entry that tells of harm by them, and what it says once opened."""

    label: str
    opened: str
    question: str
    log: str
    help: str


def card_text(card: Card) -> CardText:
    """Return what the card says; closing it is the same as `rather_not`."""
    return CardText(
        quote=say("risk.quote", quote=card.mark.quote),
        matters=say("risk.matters"),
        question=say("risk.question"),
        choices=ANSWERS,
        close=say("risk.close"),
        help=say("risk.help"),
    )


def page_text(page: CalmPage, about: Circumstances, people: Iterable[str], *, ask: bool = True) -> PageText:
    """Return what the calm page says; `ask` is false where the person has said "yes" on the card."""
    lines = lines_for(about.country, "children") if about.minor else ()
    lines = (*lines, *lines_for(about.country))
    number = country(about.country).emergency
    return PageText(
        title=say("calm.title"),
        saved=say("calm.saved"),
        wound=say("calm.wound") if page.wound else "",
        near=say("calm.near"),
        people_title=say("calm.people_title"),
        people=tuple(people),
        minutes_title=say("calm.minutes_title"),
        minutes=tuple(say(f"calm.minute_{step}") for step in (1, 2, 3)),
        emergency=say("calm.emergency", number=number) if number else say("calm.emergency_unknown"),
        emergency_number=number,
        line_says=_line_says(lines[0]) if lines else "",
        lines=tuple(map(shown, lines)),
        company=say("calm.company"),
        hushed=say("risk.hushed"),
        question=say("calm.question") if ask else "",
        choices=(ANSWERS[0], _not_about_that(), _go_on()) if ask else (_go_on(),),
    )


def mark_text(mark: SmallMark) -> MarkText:
    """Return what the small mark says once the person opens it."""
    return MarkText(
        label=say("risk.mark"),
        opened=say("risk.mark_opened", quote=mark.mark.quote),
        question=say("risk.mark_question"),
        log=say("risk.mark_log"),
        help=say("risk.help"),
    )


def _line_says(line: Line) -> str:
    return say("calm.line_always" if line.always else "calm.line", number=line.number)


def _not_about_that() -> Choice:
    return Choice("no", say("calm.not_about_that"))


def _go_on() -> Choice:
    return Choice("rather_not", say("calm.go_on"))
