"""Facts of the story as rows: contacts, silences, sayings, milestones, threads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from healing_journal.model.day import Days
from healing_journal.pages import prose
from healing_journal.pages.pieces import Row, Source
from healing_journal.pages.places import sources_of
from healing_journal.pages.voice import MILESTONES, STANCES, Voice
from healing_journal.story import Event, Quiet, Saying, Step, Story, Told


def contact_row(event: Event, voice: Voice, today: date) -> Row:
    """Return a contact: who began it, how, when, and how often it was told."""
    when = _when(event.days, today) if event.days else "no date told"
    first, last = iso(event.days)
    times = len({told.entry for told in event.tellings if told.entry})
    return Row(
        what=prose.sentence(voice.happened(event.by, event.how)),
        when=prose.stretch(event.days, today) if event.repeated and event.days else when,
        remark=f"told in {prose.count(times, 'entry', 'entries')}" if times > 1 else "",
        state=event.by,
        first=first,
        last=last,
        sure=event.sure,
        sources=sources_of(event.tellings, today),
    )


def silence_row(quiet: Quiet, story: Story) -> Row:
    """Return a silence: how long, about when, and whether it was told or worked out."""
    first, last = iso(quiet.days)
    return Row(
        what=prose.sentence(f"{length_said(quiet)} without contact"),
        when=silence_when(quiet, story),
        remark="as you wrote it" if quiet.basis == "told" else _worked_out(quiet),
        state="ongoing" if quiet.ongoing and quiet is story.present else quiet.basis,
        first=first,
        last=last,
        sure=quiet.sure,
        sources=_dated(quiet, story.today),
    )


def _dated(quiet: Quiet, today: date) -> tuple[Source, ...]:
    """Return the words a silence rests on; of a chat or a check-in, with its day."""
    sources = sources_of(quiet.tellings, today)
    days = {told.finding.quote: prose.day(told.written, today) for told in quiet.tellings}
    return tuple(one if one.entry else msgspec.structs.replace(one, told=days[one.quote]) for one in sources)


def _worked_out(quiet: Quiet) -> str:
    written = all(told.source == "entry" for told in quiet.tellings)
    return "worked out from the dates you wrote" if written else "worked out from the dates that are known"


def length_said(quiet: Quiet) -> str:
    """Say how long a silence was, no more precisely than it is known."""
    if quiet.length is None:
        return "some time"
    about = "" if quiet.placed and quiet.basis == "told" else "about "
    return f"{about}{prose.days_long(quiet.length)}"


def silence_when(quiet: Quiet, story: Story) -> str:
    """Say when a silence was: from when to when, or about when."""
    if quiet.days is None:
        return "no date told"
    if quiet.placed:
        return prose.stretch(quiet.days, story.today)
    early = story.broken_up is not None and quiet.days.first <= story.broken_up.last
    return f"{'near the beginning, ' if early else ''}{prose.span(quiet.days, story.today)}"


def saying_row(saying: Saying, today: date) -> Row:
    """Return one thing they said, with the day they said it or the day it was written down."""
    when = _when(saying.days, today) if saying.days else f"written {prose.day(saying.told.written, today)}"
    first, last = iso(saying.days or Days.on(saying.told.written))
    return Row(
        what=prose.shortened(saying.told.finding.quote),
        when=when,
        remark=STANCES[saying.stance],
        state=saying.stance,
        first=first,
        last=last,
        sure=saying.sure,
        sources=sources_of((saying.told,), today),
    )


def milestone_row(step: Step, today: date) -> Row:
    """Return a milestone: what it was, when, and its words."""
    first, last = iso(step.days)
    return Row(
        what=prose.sentence(MILESTONES[step.what]),
        when=_when(step.days, today) if step.days else "no date told",
        state=step.what,
        first=first,
        last=last,
        sure=step.sure,
        sources=sources_of(step.tellings, today),
    )


def thread_row(tellings: Sequence[Told], state: str, today: date) -> Row:
    """Return what was told, and when, and when again."""
    days = sorted({told.written for told in tellings})
    first, last = iso(Days(days[0], days[-1]))
    again = f"written {prose.count(len(days), 'time')}, last on {prose.day(days[-1], today)}"
    return Row(
        what=prose.shortened(tellings[-1].finding.quote),
        when=f"written {prose.day(days[0], today)}",
        remark=again if len(days) > 1 else "",
        state=state,
        first=first,
        last=last,
        sure=any(told.sure for told in tellings),
        sources=sources_of(tellings, today),
    )


def _when(days: Days | None, today: date) -> str:
    return prose.span(days, today) if days else ""


def iso(days: Days | None) -> tuple[str, str]:
    """Return the days as ISO dates, or two empty strings."""
    return (days.first.isoformat(), days.last.isoformat()) if days else ("", "")


def parted(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Part what may be said from what is asked."""
    return tuple(row for row in rows if row.sure), tuple(row for row in rows if not row.sure)
