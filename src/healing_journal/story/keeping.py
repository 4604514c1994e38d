"""The story kept current: a changed entry costs its own reading, and the parts of the story that it touches."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from typing import Any, TypeVar, cast

import msgspec

from healing_journal.model.day import EARLIEST
from healing_journal.model.finding import KINDS, Kind, kind_of
from healing_journal.model.snapshot import Snapshot
from healing_journal.story.alike import gather
from healing_journal.story.chapters import broken_up, milestones
from healing_journal.story.feelings import feelings
from healing_journal.story.ledger import Event, ledger
from healing_journal.story.promises import Commitment, Known, joined, judged
from healing_journal.story.silences import longest, present, silences
from healing_journal.story.told import PERSONS_WORD, Told, place
from healing_journal.story.whole import Story
from healing_journal.story.witnesses import chat_days, differing, settled, tapped, with_taps
from healing_journal.story.words import sayings

ABOUT = "contact_about"  # the list that holds what the person said a contact was about, by entry and quote
LATEST = date(2200, 12, 31)
LONGEST = 3_660  # days: a span of more than ten years dates nothing

T = TypeVar("T")


class Gathered:
    """What was told in each entry, by kind, and the parts of the story that were last made of it.

    A part is made anew only when what it rests on has changed since, so the order of takes never matters.
    """

    def __init__(self) -> None:
        self._told: dict[Kind, dict[str, tuple[Told, ...]]] = {kind: {} for kind in KINDS}
        self._changes: dict[Kind, int] = dict.fromkeys(KINDS, 0)
        self._days: dict[str, date] = {}
        self._pages: list[date] = []
        self._parts: dict[str, tuple[object, Any]] = {}

    def take(self, entry: str, written: date, told: Iterable[Told]) -> None:
        """Take in what an entry tells of, in place of what it told before."""
        self._turn(entry, written)
        of: dict[Kind, list[Told]] = {}
        for one in told:
            if one.stands:  # what the person called "not this" is told nowhere
                of.setdefault(kind_of(one.finding), []).append(_dated(one))
        for kind in KINDS:
            self._put(kind, entry, tuple(of.get(kind, ())))

    def drop(self, entry: str) -> None:
        """Forget what an entry told of."""
        if entry in self._days:
            self._turn(entry, None)
            for kind in KINDS:
                self._put(kind, entry, ())

    def story(self, snapshot: Snapshot, today: date) -> Story:
        """Return the story as it stands, with what the person decided and tapped, on this day."""
        pages = tuple(self._pages)
        contacts = self._contacts(snapshot)
        known = self._known(snapshot)
        spoken = self._changes["silence"], self._changes["contact"], snapshot.witnessed, pages
        quiets = self._made("silences", spoken, lambda: silences(self.told("silence"), contacts, known))
        steps = self._part("milestones", milestones, "milestone")
        tapped = {day for day, taps in snapshot.checkins.items() if taps.cried}
        felt = self._changes["feeling"], pages, tapped
        return Story(
            today=today,
            pages=pages,
            contacts=contacts,
            silences=quiets,
            longest=self._made("longest", spoken, lambda: longest(quiets)),
            present=self._made("present", spoken, lambda: present(quiets, contacts, known)),
            words=self._part("words", sayings, "said"),
            promises=self._commitments("promise", snapshot, today),
            limits=self._commitments("boundary", snapshot, today),
            plans=self._commitments("plan", snapshot, today),
            feelings=self._made(
                "feelings", felt, lambda: feelings(self.told("feeling"), pages, snapshot.checkins)
            ),
            practices=self._part("practices", gather, "practice"),
            concerns=self._part("concerns", gather, "concern"),
            reminders=self._part("reminders", gather, "reminder"),
            milestones=steps,
            ending=broken_up(steps),
            risks=self._part("risks", _confirmed, "risk"),
            named=snapshot.named,
            letters=tuple(letter for _, letter in snapshot.letters.values()),
            differing=tuple(
                one
                for one in self._made("differing", spoken, lambda: differing(contacts, snapshot.checkins))
                if snapshot.choices.get(settled(one.day)) != "both"
            ),
            about=dict(snapshot.notes.get(ABOUT, {})),
        )

    def told(self, kind: Kind) -> list[Told]:
        """Return all that is told of one kind, entry by entry."""
        return list(chain.from_iterable(self._told[kind].values()))

    def _contacts(self, snapshot: Snapshot) -> tuple[Event, ...]:
        """Return the contacts that entries, chats and check-ins tell of, each event once."""

        def made() -> tuple[Event, ...]:
            events = ledger([*self.told("contact"), *chat_days(snapshot.messages.values())])
            return with_taps(events, tapped(snapshot.checkins.values()))

        return self._made("contacts", (self._changes["contact"], snapshot.witnessed), made)

    def _known(self, snapshot: Snapshot) -> tuple[date, ...]:
        """Return the days of which it is known whether there was contact: written about, tapped, or in a chat."""
        tapped_days = (day for day, taps in snapshot.checkins.items() if taps.contact is not None)
        chats = {message.day for message in snapshot.messages.values()}
        return tuple(sorted((*self._pages, *tapped_days, *chats)))

    def _commitments(self, kind: Kind, snapshot: Snapshot, today: date) -> tuple[Commitment, ...]:
        kinds: tuple[Kind, ...] = ("plan", "promise", kind)
        spoken = tuple(self._changes[one] for one in kinds)
        known = Known(dict(snapshot.decisions), dict(snapshot.foreseen), today)
        drafts = self._made(
            f"{kind} drafts",
            spoken,
            lambda: joined(self.told(kind), [*self.told("plan"), *self.told("promise")]),
        )
        return self._made(kind, (spoken, known), lambda: judged(drafts, known))

    def _part(self, name: str, make: Callable[[Iterable[Told]], T], kind: Kind) -> T:
        """Return a part that rests on one kind of finding alone."""
        return self._made(name, self._changes[kind], lambda: make(self.told(kind)))

    def _made(self, name: str, rests_on: object, make: Callable[[], T]) -> T:
        kept = self._parts.get(name)
        if kept is None or kept[0] != rests_on:
            kept = self._parts[name] = (rests_on, make())
        return cast("T", kept[1])

    def _put(self, kind: Kind, entry: str, told: tuple[Told, ...]) -> None:
        of = self._told[kind]
        if of.get(entry, ()) == told:
            return
        self._changes[kind] += 1
        if told:
            of[entry] = told
        else:
            del of[entry]

    def _turn(self, entry: str, written: date | None) -> None:
        """Put an entry among the days written about in place of where it was, or nowhere."""
        before = self._days.pop(entry, None)
        if before is not None:
            del self._pages[bisect_left(self._pages, before)]
        if written is not None:
            self._days[entry] = written
            insort(self._pages, written)


def _confirmed(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return what the person themselves said is so."""
    return tuple(sorted((one for one in told if one.verdict in PERSONS_WORD), key=place))


def _dated(told: Told) -> Told:
    """Take away a date that no life holds, such as one in the year 9999: the fact stays, undated."""
    field = "due" if hasattr(told.finding, "due") else "when"
    days = getattr(told.finding, field, None)
    if days is None or (days.first >= EARLIEST and days.last <= LATEST and days.length <= LONGEST):
        return told
    finding = msgspec.structs.replace(told.finding, **{field: None})
    return msgspec.structs.replace(told, finding=finding, was=told.mark)
