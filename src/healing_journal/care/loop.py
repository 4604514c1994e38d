"""Going round in circles: one kind offer where the same day is told again and again and nothing about it is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from healing_journal.care.offered import Choice
from healing_journal.care.saying import say, spoken
from healing_journal.model.finding import Contact, Finding, Milestone, Plan, Promise, Said

WITHIN = timedelta(days=14)
DAYS = 3

_Fact = tuple[object, ...]


class Telling(msgspec.Struct, frozen=True):
    """An entry as the brake sees it: the day it was written for, and what was found in it."""

    entry: str
    written: date
    findings: tuple[Finding, ...]


class LoopBrake(msgspec.Struct, frozen=True):
    """The offer after saving, made once for a day that is told again and again."""

    event: date
    words: str
    choices: tuple[Choice, ...]
    friend_prompt: str


def loop_brake(tellings: Sequence[Telling], saved: str) -> LoopBrake | None:
    """Return the offer after the entry `saved`, where it is the one that completes the circle."""
    until = _up_to(tellings, saved)
    if not until:
        return None
    events = sorted({day for finding in until[-1].findings if (day := _event(finding))})
    circling = [day for day in events if _completes(_about(until, day), day)]
    return _offer(circling[-1], until[-1].written) if circling else None


def _up_to(tellings: Sequence[Telling], saved: str) -> tuple[Telling, ...]:
    """Return all that was written up to the saved entry, itself the last."""
    last = next((telling for telling in tellings if telling.entry == saved), None)
    if last is None:
        return ()
    before = [one for one in tellings if one.written <= last.written and one.entry != saved]
    return (*sorted(before, key=lambda one: one.written), last)


def _about(tellings: Iterable[Telling], event: date) -> tuple[Telling, ...]:
    return tuple(one for one in tellings if any(_event(finding) == event for finding in one.findings))


def _completes(tellings: Sequence[Telling], event: date) -> bool:
    """Whether the last of these completes the circle, and none before it did: the offer is made once."""
    before = any(_circles(tellings[:count], event) for count in range(DAYS, len(tellings)))
    return _circles(tellings, event) and not before


def _circles(tellings: Sequence[Telling], event: date) -> bool:
    """Whether the last of these retells the event on a third day within fourteen, with nothing new."""
    last = tellings[-1]
    days = {one.written for one in tellings if one.written > event and last.written - one.written < WITHIN}
    if len(days) < DAYS:
        return False
    earlier = [one for one in tellings[:-1] if one.written < last.written]
    return not _facts([last], event) - _facts(earlier, event)


def _event(finding: Finding) -> date | None:
    """Return the one day of which a finding tells, where its words give one."""
    if isinstance(finding, Contact | Said | Milestone) and finding.when is not None and finding.when.exact:
        return finding.when.first
    return None


def _facts(tellings: Iterable[Telling], event: date) -> set[_Fact]:
    """Return what these tell of the event, apart from their words, and every promise and plan in them."""
    return {fact for one in tellings for finding in one.findings if (fact := _fact(finding, event))}


def _fact(finding: Finding, event: date) -> _Fact:
    match finding:
        case Promise():
            return ("promise", finding.by, finding.due)
        case Plan():
            return ("plan", finding.with_them, finding.when)
        case Contact() if _event(finding) == event:
            return ("contact", finding.by, finding.how)
        case Said() if _event(finding) == event:
            return ("said", finding.stance)
        case _:
            return ()


def _offer(event: date, today: date) -> LoopBrake:
    choices = tuple(Choice(value, say(f"loop.{value}")) for value in ("friend", "leave", "go_on"))
    return LoopBrake(event, say("loop.offer", day=spoken(event, today)), choices, say("loop.friend_prompt"))
