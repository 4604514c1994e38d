"""The whole story, told from all entries at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import msgspec

from healing_journal.model.day import EARLIEST, Days
from healing_journal.model.finding import KINDS, Kind, Reading, kind_of
from healing_journal.model.record import Letter, Named
from healing_journal.model.snapshot import Snapshot
from healing_journal.story.alike import gather
from healing_journal.story.chapters import Step, broken_up, milestones
from healing_journal.story.feelings import Feelings, feelings
from healing_journal.story.ledger import Event, ledger
from healing_journal.story.promises import Commitment, Known, commitments
from healing_journal.story.silences import Quiet, longest, present, silences
from healing_journal.story.told import PERSONS_WORD, Told, settle
from healing_journal.story.words import Saying, sayings

LATEST = date(2200, 12, 31)
LONGEST = 3_660  # days: a span of more than ten years dates nothing

Threads = tuple[tuple[Told, ...], ...]


class Headed(Protocol):
    """An entry as far as the story needs it: its id and its days."""

    @property
    def id(self) -> str:
        """The entry's id."""
        ...

    @property
    def days(self) -> Days:
        """The days it is about."""
        ...


class Story(msgspec.Struct, frozen=True):
    """What all entries add up to on one day. Everything in it holds the findings it rests on.

    `pages` are the days written about, sorted, a day as often as it has entries. `practices`, `concerns` and
    `reminders` are threads: what was told in the same words again and again stands together. `risks` are those the
    person confirmed, and are kept apart from all pages that show the story. `named` is what they call the other.
    """

    today: date
    pages: tuple[date, ...]
    contacts: tuple[Event, ...]
    silences: tuple[Quiet, ...]
    longest: Quiet | None
    present: Quiet | None
    words: tuple[Saying, ...]
    promises: tuple[Commitment, ...]
    limits: tuple[Commitment, ...]
    plans: tuple[Commitment, ...]
    feelings: Feelings
    practices: Threads
    concerns: Threads
    reminders: Threads
    milestones: tuple[Step, ...]
    ending: Step | None
    risks: tuple[Told, ...]
    named: Named
    letters: tuple[Letter, ...]

    @property
    def broken_up(self) -> Days | None:
        """About when it ended, by the latest ending told."""
        return self.ending.days if self.ending else None

    @property
    def since_days(self) -> int | None:
        """Days from the middle of when it ended until today."""
        return (self.today - self.broken_up.middle).days if self.broken_up else None

    @property
    def ahead(self) -> tuple[Commitment, ...]:
        """What is open and dated and not yet past, in the order of time."""
        dated = (one for one in (*self.promises, *self.limits, *self.plans) if one.due in {"ahead", "now"})
        return tuple(sorted((one for one in dated if one.outcome == "open"), key=lambda one: one.order))


def tell(readings: Iterable[tuple[Headed, Reading]], snapshot: Snapshot, today: date) -> Story:
    """Tell the story of these entries as their readings and the person's own word have it."""
    pages: list[date] = []
    told: list[Told] = []
    for head, reading in readings:
        written = head.days.last
        pages.append(written)
        told.extend(settle(head.id, written, reading, snapshot.corrections.get(head.id, {})))
    return weave(told, sorted(pages), snapshot, today)


def weave(told: Iterable[Told], pages: list[date], snapshot: Snapshot, today: date) -> Story:
    """Tell the story of findings already settled, in whatever order they come."""
    of = _by_kind(told)
    known = Known(snapshot.decisions, snapshot.foreseen, today)
    dated = [*of["plan"], *of["promise"]]
    contacts = ledger(of["contact"])
    quiets = silences(of["silence"], contacts, pages)
    steps = milestones(of["milestone"])
    return Story(
        today=today,
        pages=tuple(pages),
        contacts=contacts,
        silences=quiets,
        longest=longest(quiets),
        present=present(quiets, contacts, pages),
        words=sayings(of["said"]),
        promises=commitments(of["promise"], dated, known),
        limits=commitments(of["boundary"], dated, known),
        plans=commitments(of["plan"], dated, known),
        feelings=feelings(of["feeling"], pages, snapshot.checkins),
        practices=gather(of["practice"]),
        concerns=gather(of["concern"]),
        reminders=gather(of["reminder"]),
        milestones=steps,
        ending=broken_up(steps),
        risks=tuple(one for one in of["risk"] if one.verdict in PERSONS_WORD),
        named=snapshot.named,
        letters=tuple(letter for _, letter in snapshot.letters.values()),
    )


def _dated(told: Told) -> Told:
    """Take away a date that no life holds, such as one in the year 9999: the fact stays, undated."""
    field = "due" if hasattr(told.finding, "due") else "when"
    days = getattr(told.finding, field, None)
    if days is None or (days.first >= EARLIEST and days.last <= LATEST and days.length <= LONGEST):
        return told
    finding = msgspec.structs.replace(told.finding, **{field: None})
    return msgspec.structs.replace(told, finding=finding, was=told.mark)


def _by_kind(told: Iterable[Told]) -> dict[Kind, list[Told]]:
    """Sort what stands by its kind; what the person called "not this" is told nowhere."""
    of: dict[Kind, list[Told]] = {kind: [] for kind in KINDS}
    for one in told:
        if one.stands:
            of[kind_of(one.finding)].append(_dated(one))
    return of
