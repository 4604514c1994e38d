"""What beside the entries tells of contact: the days of an imported chat, and the taps of an evening.

Each is a telling with a source of its own. None takes the place of another: where they are of one event, it rests on
all of them; where they cannot all be so, the person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import By, Contact, How
from healing_journal.model.record import CheckedIn, Messaged
from healing_journal.story.ledger import Event, agree, channel
from healing_journal.story.told import Told

Why: TypeAlias = Literal["tapped_none", "tapped_other", "chat_other"]

_THINGS: dict[How, tuple[str, str]] = {
    "message": ("message", "messages"), "call": ("call", "calls"),
}  # fmt: skip
_TAPPED: dict[str, str] = {
    "them": "they were in touch", "me": "you were in touch", "both": "both of you were in touch",
    "chance": "you met by chance",
}  # fmt: skip


class Differing(msgspec.Struct, frozen=True):
    """Two tellings of one day that cannot both be all of it; the person is asked, and nothing is changed."""

    day: date
    why: Why
    tellings: tuple[Told, ...]


def chat_days(messages: Iterable[Messaged]) -> list[Told]:
    """Return each day of the chats as a telling: messages of one kind and day, of both sides, are one."""
    days: dict[tuple[date, How], list[Messaged]] = defaultdict(list)
    for message in messages:
        days[message.day, message.how].append(message)
    return [_chat_day(day, how, of) for (day, how), of in days.items()]


def _chat_day(day: date, how: How, messages: Sequence[Messaged]) -> Told:
    counts = {side: sum(one.count for one in messages if one.by == side) for side in ("them", "me")}
    by: By = "both" if all(counts.values()) else "them" if counts["them"] else "me"
    began = {one.by for one in messages if one.began}
    finding = Contact(quote=_counted(counts, how), start=0, confidence=1.0, by=by, how=how, when=Days.on(day))
    first = began.pop() if len(began) == 1 else by
    return Told("", day, finding, source="chat", began=first)


def _counted(counts: Mapping[str, int], how: How) -> str:
    one, many = _THINGS.get(how, ("contact", "contacts"))
    sides = [f"{count} {one if count == 1 else many} from {whom}" for whom, count in _sides(counts) if count]
    return f"In the chat: {' and '.join(sides)}"


def _sides(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    yield "them", counts["them"]
    yield "you", counts["me"]


def tapped(checkins: Iterable[CheckedIn]) -> list[Told]:
    """Return each check-in that tells of contact as a telling of its day."""
    return [_tap(one) for one in checkins if one.contact not in {None, "none"}]


def _tap(taps: CheckedIn) -> Told:
    assert taps.contact is not None
    assert taps.contact != "none"
    quote = f"Tapped that evening: {_TAPPED[taps.contact]}"
    finding = Contact(
        quote=quote,
        start=0,
        confidence=1.0,
        by=taps.contact,
        how=taps.how or "unclear",
        when=Days.on(taps.day),
    )
    return Told("", taps.day, finding, source="check_in")


def with_taps(events: Sequence[Event], taps: Iterable[Told]) -> tuple[Event, ...]:
    """Return the events with what was tapped: of an event that is told already, or one of its own."""
    taps = list(taps)
    if not taps:
        return tuple(events)
    standing = list(events)
    on: dict[date, list[int]] = defaultdict(list)
    for index, event in enumerate(standing):
        if event.days is not None and event.days.exact and not event.repeated:
            on[event.days.first].append(index)
    for tap in taps:
        fitting = [index for index in on[tap.written] if _of_one(tap, standing[index])]
        if fitting:
            event = standing[fitting[0]]
            standing[fitting[0]] = msgspec.structs.replace(event, tellings=(*event.tellings, tap))
        else:
            standing.append(_alone(tap))
    return tuple(sorted(standing, key=lambda event: event.order))


def _of_one(tap: Told, event: Event) -> bool:
    """Whether the tap may be of this event; one that does not say how may be of any."""
    assert isinstance(tap.finding, Contact)
    same = tap.finding.how == "unclear" or channel(tap.finding.how) == channel(event.how)
    return same and event.how != "online" and agree(tap.finding.by, event.by)


def _alone(tap: Told) -> Event:
    assert isinstance(tap.finding, Contact)
    return Event(tap.finding.by, tap.finding.how, tap.finding.when, repeated=False, tellings=(tap,))


def settled(day: date) -> str:
    """Return the setting by which the person says that both tellings of a day are right."""
    return f"both of {day.isoformat()}"


def differing(events: Sequence[Event], checkins: Mapping[date, CheckedIn]) -> tuple[Differing, ...]:
    """Return the days of which two sources tell what cannot both be all of it, in the order of time."""
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        if event.sure and event.days and event.days.exact and not event.repeated and event.how != "online":
            by_day[event.days.first].append(event)
    found = (_differ(day, of, checkins.get(day)) for day, of in by_day.items())
    return tuple(sorted((one for one in found if one), key=lambda one: one.day))


def _differ(day: date, events: Sequence[Event], taps: CheckedIn | None) -> Differing | None:
    told = [event for event in events if _from(event) != {"check_in"}]
    if taps is not None and taps.contact == "none" and told:
        return Differing(day, "tapped_none", _first(told))
    alone = [event for event in events if _from(event) == {"check_in"}]
    crossed = [
        event for event in told for tap in alone
        if not agree(tap.by, event.by) and "unclear" in {tap.how, channel(event.how)} | _same(tap, event)
    ]  # fmt: skip
    if crossed:
        return Differing(day, "tapped_other", _first([*crossed, *alone]))
    return _crossed_chat(day, told)


def _same(tap: Event, event: Event) -> set[str]:
    return {"unclear"} if channel(tap.how) == channel(event.how) else set()


def _crossed_chat(day: date, told: Sequence[Event]) -> Differing | None:
    """Find an entry and a chat that tell of the same kind of contact that day, begun by different people."""
    written = [event for event in told if "entry" in _from(event) and "chat" not in _from(event)]
    chats = [event for event in told if _from(event) == {"chat"}]
    for event in written:
        for chat in chats:
            if event.how == chat.how and not agree(event.by, chat.by):
                return Differing(day, "chat_other", _first([event, chat]))
    return None


def _from(event: Event) -> set[str]:
    return {told.source for told in event.tellings}


def _first(events: Iterable[Event]) -> tuple[Told, ...]:
    return tuple(dict.fromkeys(event.tellings[0] for event in events))
