"""The ledger of contacts: one event once though told in two entries, with who, how, when and how sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import By, Contact, How
from healing_journal.story.kept import Rule, Spot
from healing_journal.story.told import Told, place

WIDEST = 45  # days: a vaguer date than this says too little to know one event by it
_DAY = timedelta(days=1)
_SPECIFIC: dict[By, int] = {"chance": 0, "me": 0, "them": 0, "both": 1, "unclear": 2}


class Event(msgspec.Struct, frozen=True, gc=False):
    """Something that happened between the two: once (`repeated` false), or as a habit over a span of days.

    `tellings` are what it rests on, the one that dates it best first: findings of entries, days of an imported chat,
    taps of an evening. Unsure events are asked about, and
    counted nowhere.
    """

    by: By
    how: How
    days: Days | None
    repeated: bool
    tellings: tuple[Told, ...]

    @property
    def sure(self) -> bool:
        """Whether any of its tellings may be said."""
        return self.tellings[0].sure or any(told.sure for told in self.tellings)

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """Its place in time: by its days, or by when it was first told where it has none."""
        first = min(self.tellings, key=place) if len(self.tellings) > 1 else self.tellings[0]
        days = self.days or Days.on(first.written)
        return days.first, days.last, first.entry, first.finding.start, first.finding.quote


def ledger(contacts: Iterable[Told]) -> tuple[Event, ...]:
    """Return the events that these contacts tell of, in the order of time; undated ones by when they were told.

    The order in which contacts come does not matter, nor whether one comes twice.
    """
    once: dict[tuple[date, str, int, str], Told] = {place(told): told for told in contacts}
    single: dict[str, list[Told]] = defaultdict(list)
    habits: dict[str, list[Told]] = defaultdict(list)
    events: list[Event] = []
    for told in sorted(once.values(), key=_best_first):
        contact = _contact(told)
        if contact.repeated:
            habits[contact.how].append(told)
        elif contact.when is None or contact.when.length > WIDEST:
            events.append(_event([told]))
        else:
            single[channel(contact.how)].append(told)
    for tellings in single.values():
        events.extend(_merge_single(tellings))
    for tellings in habits.values():
        events.extend(_merge_habits(tellings))
    return tuple(sorted(events, key=lambda event: event.order))


def _contact(told: Told) -> Contact:
    assert isinstance(told.finding, Contact)
    return told.finding


def channel(how: How) -> str:
    """Return what two tellings of one event share; a night over and a meeting may be of one evening."""
    return "in_person" if how == "overnight" else how


def _best_first(told: Told) -> tuple[object, ...]:
    """Order tellings so that the one to go by comes first: the person's own, then the sure, then the best dated."""
    contact = _contact(told)
    own = told.verdict not in {"changed", "added"}
    return (
        own,
        not told.sure,
        contact.when.length if contact.when else WIDEST,
        contact.how != "overnight",
        told.source != "entry",
        *place(told),
    )


def _merge_single(tellings: list[Told]) -> list[Event]:
    """Merge tellings of one event: each joins the event it fits whose days lie nearest, or begins one."""
    drafts: list[list[Told]] = []
    by_day: dict[date, list[int]] = defaultdict(list)
    for told in tellings:
        when = _days(told)
        near = {index for day in _each(when) for index in by_day[day]}
        fitting = [index for index in near if _fits(told, drafts[index])]
        if fitting:
            nearest = min(
                fitting, key=lambda index: (abs(_days(drafts[index][0]).middle - when.middle), index)
            )
            drafts[nearest].append(told)
        else:
            for day in _each(when):
                by_day[day].append(len(drafts))
            drafts.append([told])
    return [_event(draft) for draft in drafts]


def _days(told: Told) -> Days:
    when = _contact(told).when
    assert when is not None
    return when


def _each(days: Days) -> Iterable[date]:
    return (days.first + index * _DAY for index in range(days.length))


def _fits(told: Told, draft: list[Told]) -> bool:
    """Whether the telling may be of this event: who began it agrees, and no entry tells one event twice."""
    if not agree(_contact(told).by, _most_said(draft)):
        return False
    return all(
        (other.entry, other.source) != (told.entry, told.source)
        or _same_words(told, other)
        or _same_night(told, other)
        for other in draft
    )


def _same_night(one: Told, other: Told) -> bool:
    """Whether two tellings of one entry are of one night: it has a falling asleep and a waking up."""
    return _contact(one).how == _contact(other).how == "overnight" and _days(one) == _days(other)


def _same_words(one: Told, other: Told) -> bool:
    """Whether two quotes of one entry share a piece of its text."""
    start, end = one.finding.start, one.finding.start + len(one.finding.quote)
    return start < other.finding.start + len(other.finding.quote) and other.finding.start < end


def agree(one: By, other: By) -> bool:
    """Tell whether two tellings can mean the same beginner; "both" and "unclear" leave room, chance does not."""
    if one == other:
        return True
    return "chance" not in {one, other} and bool({one, other} & {"both", "unclear"})


def _most_said(draft: list[Told]) -> By:
    return min((_contact(told).by for told in draft), key=lambda by: _SPECIFIC[by])


def _by(draft: list[Told]) -> By:
    """Who began it, by the telling that says most; where both were in touch, a chat may tell who was first."""
    by = _most_said(draft)
    began = next((told.began for told in draft if told.began), None)
    return began if began and _SPECIFIC[by] else by


def _merge_habits(tellings: list[Told]) -> list[Event]:
    """Join tellings of one habit: same channel and beginner, their days overlapping or next to each other."""
    groups: dict[By, list[Told]] = defaultdict(list)
    for told in tellings:
        groups[_contact(told).by].append(told)
    return [_event(run, hull) for group in groups.values() for run, hull in _runs(group)]


def _runs(group: list[Told]) -> Iterable[tuple[list[Told], Days | None]]:
    """Split tellings of a habit into runs of days without a gap; the undated ones are one run."""
    undated = [told for told in group if _contact(told).when is None]
    if undated:
        yield undated, None
    run: list[Told] = []
    hull: Days | None = None
    for told in sorted(
        (told for told in group if _contact(told).when), key=lambda told: (_days(told), place(told))
    ):
        days = _days(told)
        if hull is not None and (days.first - hull.last).days <= 1:
            hull = Days(hull.first, max(hull.last, days.last))
            run.append(told)
            continue
        if run:
            yield run, hull
        run, hull = [told], days
    if run:
        yield run, hull


def _event(tellings: list[Told], hull: Days | None = None) -> Event:
    best = _contact(tellings[0])
    return Event(_by(tellings), best.how, hull or best.when, best.repeated, tuple(tellings))


def _spot(told: Told) -> Spot:
    """Return what a telling can be of one event with: those of its channel, or of its habit, on days that meet."""
    contact = _contact(told)
    when = contact.when
    if contact.repeated:  # a run of days goes on the day after its last
        return Spot((contact.how, contact.by), Days(when.first, when.last + _DAY) if when else None)
    if when is None or when.length > WIDEST:
        return Spot(place(told))
    return Spot(channel(contact.how), when)


EVENTS = Rule(_spot, ledger, lambda event: event.order)
