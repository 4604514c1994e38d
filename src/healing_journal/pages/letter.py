"""The weekly look back, read like a letter: one's own sentences, who began what, what is due. No sum, no verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from healing_journal.model.day import Days
from healing_journal.pages import prose
from healing_journal.pages.contact import narrowed
from healing_journal.pages.pieces import Chart, Row, Source
from healing_journal.pages.places import Link, source_of, sources_of
from healing_journal.pages.rows import contact_row
from healing_journal.pages.story import ahead_row
from healing_journal.pages.strip import strip
from healing_journal.pages.voice import EMOTIONS_SAID, Voice
from healing_journal.story import Event, Story, Told

BLANK = "Nothing written. That can be many things."
QUESTION = "Anything you want to remember about this week?"
SENTENCES, SUBJECTS = 3, 3


class LetterPage(msgspec.Struct, frozen=True):
    """The letter of one week, in its order. Every part may be empty; `blank` is said where nothing was written."""

    title: str
    when: str
    first: str
    last: str
    blank: str
    about: str
    sentences: tuple[Source, ...]
    contacts: tuple[Row, ...]
    strip: Chart
    quiet: str
    due: tuple[Row, ...]
    practice: Source | None
    reminder: Source | None
    then_and_now: tuple[Source, ...]
    question: str


def letter_page(
    story: Story, link: Link, week: Days | None = None, then_and_now: tuple[Source, ...] = ()
) -> LetterPage:
    """Return the letter of these days, of the last seven where none are given; `then_and_now` is chosen beforehand."""
    week = week or Days(story.today - timedelta(days=6), story.today)
    pages = sorted({day for day in story.pages if day in week})
    voice = Voice.of(story.named)
    told = _told(story, week, voice)
    events = [event for event in story.contacts if event.sure and _of_week(event, week)]
    practices = [one for thread in story.practices for one in thread if one.sure and one.written in week]
    reminders = [one for thread in story.reminders for one in thread if one.sure and one.written in week]
    about, sentences = _most_about(told)
    return LetterPage(
        title="The week",
        when=prose.stretch(week, story.today),
        first=week.first.isoformat(),
        last=week.last.isoformat(),
        blank="" if pages else BLANK,
        about=about,
        sentences=sources_of(sentences, story.today),
        contacts=tuple(_contact(event, voice, story.today) for event in events),
        strip=strip(narrowed(story, events, (), latest=False), link),
        quiet=_quiet(pages, events),
        due=_due(story, week),
        practice=_latest(practices, story),
        reminder=_latest(reminders, story),
        then_and_now=then_and_now if pages else (),
        question=QUESTION if pages else "",
    )


def _of_week(event: Event, week: Days) -> bool:
    """Whether it was in the week; of one about whose day little is known, its middle decides, so that it comes once."""
    if event.days is None:
        return False
    vague = not event.repeated and event.days.length > week.length
    return event.days.middle in week if vague else event.days.overlaps(week)


def _contact(event: Event, voice: Voice, today: date) -> Row:
    """Return a contact as the letter tells it: a habit is more than once."""
    row = contact_row(event, voice, today)
    return msgspec.structs.replace(row, remark="more than once") if event.repeated else row


def _told(story: Story, week: Days, voice: Voice) -> dict[str, list[Told]]:
    """Return what was written in the week, by what it is about, in the order of the pages."""
    about: dict[str, list[Told]] = {}
    for of in story.feelings.weeks:
        for emotion, tellings in of.tellings.items():
            about.setdefault(EMOTIONS_SAID[emotion], []).extend(tellings)
    about["your concerns"] = [one for thread in story.concerns for one in thread]
    about[voice.say("what {they} said")] = [saying.told for saying in story.words]
    for name, some in (
        ("promises", story.promises),
        ("limits", story.limits),
        ("what is to come", story.plans),
    ):
        about[name] = [one for commitment in some for one in commitment.tellings]
    return {name: [one for one in some if one.sure and one.written in week] for name, some in about.items()}


def _most_about(told: dict[str, list[Told]]) -> tuple[str, Sequence[Told]]:
    """Return what was written about most, by the entries that name it, and a few sentences of it.

    Where everything was named once alone, nothing was written about most, and the first few are named.
    """
    counts = Counter({name: len({one.entry for one in some}) for name, some in told.items() if some})
    if not counts:
        return "", ()
    most = max(counts.values())
    names = sorted((name for name in counts if counts[name] == most), key=lambda name: _place(told[name][0]))[
        :SUBJECTS
    ]
    first = [min(told[name], key=_place) for name in names]
    rest = sorted((one for name in names for one in told[name] if one not in first), key=_place, reverse=True)
    sentences = sorted([*first, *rest[: SENTENCES - len(first)]], key=_place)
    if most == 1:
        return f"You wrote of {prose.listed(names)}.", sentences
    each = " each" if len(names) > 1 else ""
    return (
        f"You wrote most about {prose.listed(names)}, in {prose.count(most, 'entry', 'entries')}{each}.",
        sentences,
    )


def _place(told: Told) -> tuple[date, str, int]:
    return told.written, told.entry, told.finding.start


def _quiet(pages: Sequence[date], events: Iterable[Event]) -> str:
    """Say on how many of the days that were written about no contact is told of; a look at a profile is none."""
    if not pages:
        return ""
    days = [event.days for event in events if event.days and event.how != "online"]
    still = sum(not any(day in held for held in days) for day in pages)
    wrote = f"You wrote on {prose.count(len(pages), 'day')}"
    if not still:
        return f"{wrote}."
    if still < len(pages):
        return f"{wrote}, and on {prose.count(still, 'of them', 'of them')} told of no contact."
    return f"{wrote}, and told of no contact{' on any of them' if still > 1 else ''}."


def _due(story: Story, week: Days) -> tuple[Row, ...]:
    """Return what falls in the week after."""
    following = Days(week.last + timedelta(days=1), week.last + timedelta(days=7))
    near = (one for one in story.ahead if one.sure and one.days and one.days.overlaps(following))
    return tuple(ahead_row(one, story) for one in near)


def _latest(told: Sequence[Told], story: Story) -> Source | None:
    last = max(told, key=_place, default=None)
    return source_of(last, story.today) if last else None
