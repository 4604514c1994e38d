"""The story kept current: a changed entry costs its own reading, and the parts of the story that it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar, cast

import msgspec

from healing_journal.model.day import EARLIEST, Days
from healing_journal.model.finding import KINDS, Kind, kind_of
from healing_journal.model.snapshot import Snapshot
from healing_journal.story.alike import THREADS
from healing_journal.story.chapters import STEPS, broken_up
from healing_journal.story.feelings import Felt
from healing_journal.story.kept import Kept, Rule, Spot
from healing_journal.story.ledger import EVENTS, Event
from healing_journal.story.pages import Pages
from healing_journal.story.promises import DRAFTS, Commitment, Draft, Known, Pointed, judged, pointed
from healing_journal.story.silences import STRETCHES, longest, present, with_gaps
from healing_journal.story.told import PERSONS_WORD, Told, place
from healing_journal.story.whole import Story
from healing_journal.story.witnesses import chat_days, differing, settled, tapped, with_taps
from healing_journal.story.words import SAYINGS

ABOUT = "contact_about"  # the list that holds what the person said a contact was about, by entry and quote
LATEST = date(2200, 12, 31)
LONGEST = 3_660  # days: a span of more than ten years dates nothing

T = TypeVar("T")


class Gathered:
    """What was told in each entry, and the parts of the story that it comes to.

    What an entry tells is joined anew with what it can touch alone, so that the order of takes never matters and a
    long journal takes in a page as a short one does.
    """

    def __init__(self) -> None:
        self._told: dict[str, dict[Kind, tuple[Told, ...]]] = {}
        self._changes: dict[Kind, int] = dict.fromkeys(KINDS, 0)
        self._pages = Pages()
        self._parts: dict[str, tuple[object, Any]] = {}
        self._events, self._stretches, self._steps = Kept(EVENTS), Kept(STRETCHES), Kept(STEPS)
        self._words, self._risks, self._felt = Kept(SAYINGS), Kept(_CONFIRMED), Felt()
        self._threads: dict[Kind, Kept[Told, tuple[Told, ...]]] = {kind: Kept(THREADS) for kind in _THREADED}
        self._joins: dict[Kind, Kept[Told, Any] | Felt] = {
            "contact": self._events, "silence": self._stretches, "milestone": self._steps, "said": self._words,
            "risk": self._risks, "feeling": self._felt, **self._threads,
        }  # fmt: skip
        self._drafts: dict[Kind, Kept[Pointed, Draft]] = {kind: Kept(DRAFTS) for kind in _COMMITTED}
        self._pointed: dict[tuple[Kind, str], tuple[Pointed, ...]] = {}
        self._chats: tuple[Told, ...] = ()

    def take(self, entry: str, written: date, told: Iterable[Told]) -> None:
        """Take in what an entry tells of, in place of what it told before."""
        self._pages.put(entry, written)
        of: dict[Kind, dict[object, Told]] = {}
        for one in told:
            if one.stands:  # what the person called "not this" is told nowhere
                kind = kind_of(one.finding)
                of.setdefault(kind, {})[place(one), one.mark.of] = _dated(one)
        self._put_all(entry, {kind: tuple(once.values()) for kind, once in of.items()})

    def drop(self, entry: str) -> None:
        """Forget what an entry told of."""
        self._pages.drop(entry)
        self._put_all(entry, {})

    def story(self, snapshot: Snapshot, today: date) -> Story:
        """Return the story as it stands, with what the person decided and tapped, on this day."""
        contacts = self._contacts(snapshot)
        known = self._made(
            "known", (self._pages.turns, snapshot.witnessed), lambda: self._pages.known_of(snapshot)
        )
        spoken = self._changes["silence"], self._changes["contact"], snapshot.witnessed, self._pages.turns
        quiets = self._made("silences", spoken, lambda: with_gaps(self._stretches.facts(), contacts, known))
        steps = self._steps.facts()
        tears = {day for day, taps in snapshot.checkins.items() if taps.cried}
        felt = self._changes["feeling"], self._pages.turns, tears
        outcomes = Known(dict(snapshot.decisions), dict(snapshot.foreseen), today)
        return Story(
            today=today,
            pages=self._pages.days(),
            contacts=contacts,
            silences=quiets,
            longest=self._made("longest", spoken, lambda: longest(quiets)),
            present=self._made("present", spoken, lambda: present(quiets, contacts, known)),
            words=self._words.facts(),
            promises=self._commitments("promise", outcomes),
            limits=self._commitments("boundary", outcomes),
            plans=self._commitments("plan", outcomes),
            feelings=self._made("feelings", felt, lambda: self._felt.feelings(self._pages.of_week, tears)),
            practices=self._threads["practice"].facts(),
            concerns=self._threads["concern"].facts(),
            reminders=self._threads["reminder"].facts(),
            milestones=steps,
            ending=broken_up(steps),
            risks=self._risks.facts(),
            named=snapshot.named,
            letters=tuple(letter for _, letter in snapshot.letters.values()),
            differing=tuple(
                one
                for one in self._made("differing", spoken, lambda: differing(contacts, snapshot.checkins))
                if snapshot.choices.get(settled(one.day)) != "both"
            ),
            about=dict(snapshot.notes.get(ABOUT, {})),
        )

    def told(self, kind: Kind, within: Days | None = None) -> list[Told]:
        """Return all that is told of one kind, entry by entry, or what entries about these days tell."""
        if within is not None:
            entries = self._pages.entries(within)
            return [one for entry in entries for one in self._told.get(entry, {}).get(kind, ())]
        return self._made(
            f"told {kind}",
            self._changes[kind],
            lambda: [one for of in self._told.values() for one in of.get(kind, ())],
        )

    def _contacts(self, snapshot: Snapshot) -> tuple[Event, ...]:
        """Return the contacts that entries, chats and check-ins tell of, each event once."""

        def made() -> tuple[Event, ...]:
            chats = tuple(chat_days(snapshot.messages.values()))
            self._events.turn(_without(self._chats, chats), _without(chats, self._chats))
            self._chats = chats
            return with_taps(self._events.facts(), tapped(snapshot.checkins.values()))

        return self._made("contacts", (self._changes["contact"], snapshot.witnessed), made)

    def _commitments(self, kind: Kind, known: Known) -> tuple[Commitment, ...]:
        drafts = self._drafts[kind].facts()
        return self._made(kind, (id(drafts), known), lambda: judged(drafts, known))

    def _made(self, name: str, rests_on: object, make: Callable[[], T]) -> T:
        kept = self._parts.get(name)
        if kept is None or kept[0] != rests_on:
            kept = self._parts[name] = (rests_on, make())
        return cast("T", kept[1])

    def _put_all(self, entry: str, of: dict[Kind, tuple[Told, ...]]) -> None:
        """Let an entry tell of this, and of nothing else."""
        before = self._told.pop(entry, {})
        if of:
            self._told[entry] = of
        changed = {kind for kind in before | of if before.get(kind) != of.get(kind)}
        for kind in changed:
            self._changes[kind] += 1
            if kind in self._joins:
                self._joins[kind].turn(before.get(kind, ()), of.get(kind, ()))
        if not _COMMITTED.isdisjoint(changed):
            dated = [*of.get("plan", ()), *of.get("promise", ())]
            for kind in _COMMITTED:  # "at that point" may point at a plan told just before it
                now = pointed(of.get(kind, ()), dated)
                self._drafts[kind].turn(self._pointed.pop((kind, entry), ()), now)
                if now:
                    self._pointed[kind, entry] = now


_THREADED: tuple[Kind, ...] = ("practice", "concern", "reminder")
_COMMITTED: frozenset[Kind] = frozenset({"promise", "boundary", "plan"})
_CONFIRMED: Rule[Told, Told] = Rule(
    lambda told: Spot(told.entry) if told.verdict in PERSONS_WORD else None, tuple, place
)  # a sign of danger is told only where the person said that it is so


def _without(these: Iterable[Told], those: Iterable[Told]) -> list[Told]:
    others = set(those)
    return [told for told in these if told not in others]


def _dated(told: Told) -> Told:
    """Take away a date that no life holds, such as one in the year 9999: the fact stays, undated."""
    field = "due" if hasattr(told.finding, "due") else "when"
    days = getattr(told.finding, field, None)
    if days is None or (days.first >= EARLIEST and days.last <= LATEST and days.length <= LONGEST):
        return told
    finding = msgspec.structs.replace(told.finding, **{field: None})
    return msgspec.structs.replace(told, finding=finding, was=told.mark)
