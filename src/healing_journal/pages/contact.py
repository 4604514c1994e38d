"""The page of contact and silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from healing_journal.pages import prose
from healing_journal.pages.apart import TITLES, Matter, apart
from healing_journal.pages.differing import differing_rows
from healing_journal.pages.parts import part_of
from healing_journal.pages.pieces import Row
from healing_journal.pages.places import Link
from healing_journal.pages.rows import contact_row, length_said, parted, silence_row, silence_when
from healing_journal.pages.screens import ContactPage
from healing_journal.pages.strip import strip
from healing_journal.pages.voice import Voice
from healing_journal.story import Event, Quiet, Story

EMPTY = "No contact is told of yet. What you write about being in touch will be gathered here."


def contact_page(story: Story, link: Link, part: int | None = 0) -> ContactPage:
    """Return the strip of days, then all contact and silence in words; of very many, a part."""
    voice, today = Voice.of(story.named), story.today
    facts: list[Event | Quiet] = sorted([*story.contacts, *story.silences], key=lambda fact: fact.order[0])
    held, where = part_of(facts, part, lambda fact: fact.order[0], today)
    events = [fact for fact in held if isinstance(fact, Event)]
    silences = [fact for fact in held if isinstance(fact, Quiet)]
    of = apart(events, story.about)

    def rows(those: Sequence[Event]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        return parted([contact_row(event, voice, today) for event in those])

    dated, unsure = rows([event for event in of["us"] if event.days and not event.repeated])
    undated, also_unsure = rows([event for event in of["us"] if not event.days and not event.repeated])
    habits, vague = rows([event for event in of["us"] if event.repeated])
    beside = {title: rows(of[matter]) for matter, title in TITLES.items()}
    quiets, unheard = parted([silence_row(quiet, story) for quiet in silences])
    return ContactPage(
        title="Contact",
        summary=summary(story),
        strip=strip(narrowed(story, events, silences, latest=where.number == 0), link),
        contacts=dated,
        apart=tuple((title, sure) for title, (sure, _) in beside.items() if sure),
        habits=habits,
        undated=undated,
        silences=quiets,
        questions=(
            *unsure,
            *also_unsure,
            *vague,
            *(row for _, more in beside.values() for row in more),
            *unheard,
        ),
        empty="" if facts else EMPTY,
        part=where,
        differing=differing_rows(story),
    )


def narrowed(story: Story, events: Sequence[Event], silences: Sequence[Quiet], *, latest: bool) -> Story:
    """Return the story with these contacts and silences alone, and the pages of their time."""
    facts: tuple[Event | Quiet, ...] = (*events, *silences)
    days = [fact.days for fact in facts if fact.days is not None]
    if not days or len(events) + len(silences) == len(story.contacts) + len(story.silences):
        return msgspec.structs.replace(story, contacts=tuple(events), silences=tuple(silences))
    first, last = min(one.first for one in days), max(one.last for one in days)
    pages = tuple(day for day in story.pages if first <= day and (latest or day <= last))
    return msgspec.structs.replace(story, contacts=tuple(events), silences=tuple(silences), pages=pages)


def summary(story: Story) -> tuple[str, ...]:
    """Say how many contacts, who began them, and the longest and the present time without."""
    sure = [event for event in story.contacts if event.sure]
    of = apart(sure, story.about)
    parts = [_counted(of["us"], Voice.of(story.named)), _beside(of), _longest(story), now(story)]
    return tuple(part for part in parts if part)


def _counted(events: list[Event], voice: Voice) -> str:
    singles = [event for event in events if not event.repeated]
    if not singles:
        return ""
    begun = Counter(voice.begun(event.by) for event in singles)
    who = prose.listed([f"{number} {whom}" for whom, number in begun.most_common()])
    habits = prose.count(len(events) - len(singles), "habit")
    beside = f" Beside these, {habits}." if len(events) > len(singles) else ""
    return f"{prose.sentence(prose.count(len(singles), 'contact') + ' told of: ' + who)}{beside}"


def _beside(of: Mapping[Matter, Sequence[Event]]) -> str:
    """Say how much contact there was that is nobody's choice."""
    said = [
        f"{len(of[matter])} {title[0].lower()}{title[1:]}" for matter, title in TITLES.items() if of[matter]
    ]
    return f"Kept apart: {prose.listed(said)}." if said else ""


def _longest(story: Story) -> str:
    if story.longest is None:
        return ""
    when = silence_when(story.longest, story)
    return f"The longest time without contact was {length_said(story.longest)}, {when}."


def now(story: Story) -> str:
    """Say how it stands at the last page written: the present silence, or the last contact told."""
    dated = [event.days.last for event in story.contacts if event.sure and event.days]
    if not dated or not story.pages:
        return ""
    quiet = story.present
    if quiet is not None and quiet.days is not None:
        return (
            f"By {prose.near_day(quiet.days.last, story.today)}, it was {length_said(quiet)} without contact."
        )
    return f"The last contact told of was {prose.near_day(max(dated), story.today)}."
