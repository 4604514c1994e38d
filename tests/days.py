"""An invented writer's days, as many as wanted: pages with findings, evenings with taps, gaps, and guesses of days ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.model.finding import (
    EMOTIONS,
    Boundary,
    Concern,
    Contact,
    Feeling,
    Finding,
    Milestone,
    Plan,
    Practice,
    Promise,
    Reading,
    Reminder,
    Said,
    Silence,
    mark_of,
)
from healing_journal.model.record import CheckedIn, Foreseen, Letter, Named
from kit import CHEAP, PASSPHRASE

HOURS = (7, 8, 13, 18, 20, 21, 21, 22, 22, 23, 23, 0, 1, 2, 3)
_CONTACTS: tuple[tuple[str, Contact], ...] = (
    ("He wrote to me about the keys", Contact(quote="", by="them", how="message")),
    ("He wrote that the plants are alive", Contact(quote="", by="them", how="message")),
    ("I rang him after supper", Contact(quote="", by="me", how="call")),
    ("I sent him the photo of the bridge", Contact(quote="", by="me", how="message")),
    ("We ran into each other at the market", Contact(quote="", by="chance", how="in_person")),
    ("We had soup at the long table", Contact(quote="", by="both", how="in_person")),
    ("I stayed over at his place", Contact(quote="", by="both", how="overnight")),
    ("A parcel with my books came from him", Contact(quote="", by="them", how="letter")),
    ("I looked at his page again", Contact(quote="", by="me", how="online")),
)
_SAYINGS: tuple[tuple[str, Said], ...] = (
    ("He said that he misses the mornings", Said(quote="", stance="toward")),
    ("He said that it is over", Said(quote="", stance="away")),
    ("He said that he does not know", Said(quote="", stance="unclear")),
)
_OTHERS: tuple[tuple[str, Finding], ...] = (
    ("I walked along the canal", Practice(quote="")),
    ("I went swimming before work", Practice(quote="")),
    ("He never asks how my day was", Concern(quote="")),
    ("I can be alone and be all right", Reminder(quote="")),
    ("I will not answer after ten", Boundary(quote="", by="me")),
)
_PROMISED: tuple[tuple[str, Promise], ...] = (
    ("He promised to bring the bicycle back", Promise(quote="", by="them")),
    ("I promised him the recipe", Promise(quote="", by="me")),
    ("We promised each other the truth", Promise(quote="", by="both")),
)


def fill_days(journal: Journal, days: int, today: date, seed: int = 7) -> None:
    """Write so many days up to today, about three pages in four days, with a stretch left out where there are many."""
    chance = Random(seed)
    journal.keep(Named(names=("A",), pronoun="he"))
    for number in range(days):
        day = today - timedelta(days=days - 1 - number)
        if 150 <= number < 175:
            continue
        if days <= 3 or chance.random() < 0.75:
            told = list(_told(day, number, chance))
            _write(journal, day, told)
        if days <= 3 or chance.random() < 0.85:
            journal.keep(_taps(day, number, chance))
        if chance.random() < 0.12:
            journal.keep(Letter(letter=f"box{number}", text="I wanted to ask how you are."))
    _guess(journal, today)


def _write(journal: Journal, day: date, told: list[tuple[str, Finding]]) -> None:
    text = ""
    findings: list[Finding] = []
    for words, finding in told:
        findings.append(msgspec.structs.replace(finding, quote=words, start=len(text)))
        text += f"{words}. "
    page = journal.write(text or "A plain day, with rain.", Days.on(day))
    journal.keep_reading(page, Reading(journal.reader, tuple(findings)))


def _told(day: date, number: int, chance: Random) -> Iterator[tuple[str, Finding]]:
    """Yield what one page tells, sentence by sentence."""
    if number == 0:
        yield (
            "It ended last night",
            Milestone(quote="", what="breakup", when=Days.on(day - timedelta(days=1))),
        )
    for emotion in chance.sample(EMOTIONS, chance.choice((0, 1, 1, 2, 3))):
        yield f"There was {emotion} in me on the stairs", Feeling(quote="", feeling=emotion)
    if chance.random() < 0.2:
        yield "I cried in the bath", Feeling(quote="", feeling="sadness", cried=True)
    if chance.random() < 0.15:
        yield "I was so unsure at the bus stop", Feeling(quote="", feeling="confusion")
    if chance.random() < 0.22:
        words, contact = chance.choice(_CONTACTS)
        wide = chance.choice((0, 0, 0, 4, 9))
        yield words, _dated(contact, day - timedelta(days=wide), day)
    if chance.random() < 0.03 and number > 12:
        yield (
            "It has been ten days of nothing",
            Silence(quote="", days=10, when=Days(day - timedelta(days=9), day)),
        )
    if chance.random() < 0.15:
        yield chance.choice(_SAYINGS)
    if chance.random() < 0.3:
        yield chance.choice(_OTHERS)
    if chance.random() < 0.08:
        yield chance.choice(_PROMISED)


def _dated(contact: Contact, first: date, last: date) -> Contact:
    return msgspec.structs.replace(contact, when=Days(first, last))


def _taps(day: date, number: int, chance: Random) -> CheckedIn:
    """Return one evening's taps: a slow fall with weather in it."""
    level = 7.5 - number / 90 + 1.5 * ((number * 37 % 11) / 5 - 1)

    def tap(middle: float) -> int:
        return round(min(10, max(0, chance.gauss(middle, 1.3))))

    contact = chance.random() < 0.3
    return CheckedIn(
        day=day,
        longing=tap(level),
        sadness=tap(level - 1),
        anger=tap(3),
        calm=tap(10 - level),
        contact=chance.choice(("them", "me", "both", "chance")) if contact else "none",
        profile=chance.choice(("looked", "neither", "neither", "came_across")),
        cried=chance.random() < 0.2,
        done=chance.choice(("", "", "a walk")),
    )


def _guess(journal: Journal, today: date) -> None:
    """Tell of some days ahead that were rated before and after."""
    plans = (("I move out of the flat", 9, 6), ("His birthday", 7, 8), ("The wedding of a friend", 5, 5))
    for words, expected, actual in plans:
        plan = Plan(quote=words, when=Days.on(today))
        page = journal.write(words, Days.on(today))
        journal.keep_reading(page, Reading(journal.reader, (plan,)))
        journal.keep(Foreseen(entry=page.id, mark=mark_of(plan), expected=expected))
        journal.keep(Foreseen(entry=page.id, mark=mark_of(plan), actual=actual))


def journal_of_days(place: Path, days: int) -> None:
    """Make a journal of so many days that ends today, on the clock of the machine."""
    today = datetime.now(UTC).astimezone().date()
    moment = [0]

    def clock() -> datetime:
        """Give each page an hour of its own, and never one that is still to come."""
        moment[0] += 1
        at = datetime.combine(today - timedelta(days=1), datetime.min.time()).astimezone()
        return at.replace(hour=HOURS[moment[0] % len(HOURS)])

    journal, _ = Journal.new(place, PASSPHRASE, lambda: clock() + timedelta(days=1), cost=CHEAP)
    fill_days(journal, days, today)
    journal.close()
