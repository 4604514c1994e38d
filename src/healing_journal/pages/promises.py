"""The page of promises and dates."""

from __future__ import annotations

from healing_journal.model.finding import Boundary, Plan, Promise
from healing_journal.pages import prose
from healing_journal.pages.parts import WORDY, part_of
from healing_journal.pages.pieces import Choice, Row
from healing_journal.pages.places import key_of, sources_of
from healing_journal.pages.rows import iso
from healing_journal.pages.screens import PromiseRow, PromisesPage
from healing_journal.pages.voice import OUTCOMES, Voice
from healing_journal.story import Commitment, Story

EMPTY = "No promise, limit or plan is told of yet."


def promises_page(story: Story, part: int | None = 0) -> PromisesPage:
    """Return both people's promises, limits and plans, and the letters that wait for a day; of very many, a part.

    What is open comes with the latest part, however long ago it was told.
    """
    both = sorted((*story.promises, *story.limits, *story.plans), key=lambda one: (_waits(one), one.order))
    held, where = part_of(both, part, lambda one: one.order[0], story.today, WORDY)
    rows = [(one, promise_row(one, story)) for one in sorted(held, key=lambda one: one.order)]
    of = {
        kind: tuple(row for one, row in rows if row.sure and isinstance(one.tellings[0].finding, kind))
        for kind in (Promise, Boundary, Plan)
    }
    return PromisesPage(
        title="Promises and dates",
        summary=_summary(story),
        promises=of[Promise],
        limits=of[Boundary],
        plans=of[Plan],
        letters=_letters(story),
        questions=tuple(row for _, row in rows if not row.sure),
        empty="" if both or story.letters else EMPTY,
        part=where,
    )


def _waits(one: Commitment) -> bool:
    """Whether it is still to come, or someone's to keep."""
    return one.outcome == "open" and one.due != "passed"


def promise_row(one: Commitment, story: Story) -> PromiseRow:
    """Return a promise, limit or plan: whose, its words, when, and what became of it."""
    first, last = iso(one.days)
    about = one.tellings[0]
    return PromiseRow(
        entry=about.entry,
        key=key_of(about.mark),
        who=_who(one, Voice.of(story.named)),
        what=prose.shortened(about.finding.quote),
        when=prose.span(one.days, story.today) if one.days else "no date",
        state=one.outcome,
        remark=standing(one, story),
        first=first,
        last=last,
        ahead=one.due in {"ahead", "now"},
        sure=one.sure,
        outcomes=tuple(Choice(value, words, value == one.outcome) for value, words in OUTCOMES.items()),
        foreseen="" if one.expected is None else str(one.expected),
        actual="" if one.actual is None else str(one.actual),
        sources=sources_of(one.tellings, story.today),
    )


def _who(one: Commitment, voice: Voice) -> str:
    if isinstance(one.tellings[0].finding, Plan):
        return f"with {voice.them}" if one.with_them else "yours"
    return voice.whose("unclear" if one.by == "unclear" else one.by)


def standing(one: Commitment, story: Story) -> str:
    """Say what became of it; a day that has passed says only that it has passed."""
    if one.status in {"kept", "crossed"} and not one.decided:
        return f"{'kept' if one.status == 'kept' else 'not kept'}, as you wrote it"
    if one.outcome != "open":
        return f"{OUTCOMES[one.outcome]}, as you decided"
    if one.days is None:
        return "open"
    when = prose.span(one.days, story.today)
    if one.due == "passed":
        past = "it began" if one.status == "set" else "its time was"
        return f"open: {past} {when}; what came of it is not written"
    if one.due == "now":
        return "open, and it is now"
    return "open, begins then" if one.status == "set" else "open, still ahead"


def _summary(story: Story) -> tuple[str, ...]:
    ahead = [one for one in story.ahead if one.sure]
    if not ahead:
        return ()
    first = ahead[0]
    when = prose.span(first.days, story.today) if first.days else ""
    return (f"Next: {when}. “{prose.shortened(first.tellings[0].finding.quote, 120)}”",)


def _letters(story: Story) -> tuple[Row, ...]:
    sealed = sorted((letter.opens, letter.letter) for letter in story.letters if letter.opens is not None)
    return tuple(
        Row(
            what="A letter, sealed." if opens > story.today else "A letter that may be opened.",
            when=prose.near_day(opens, story.today),
            state="sealed" if opens > story.today else "open",
            first=opens.isoformat(),
            last=opens.isoformat(),
        )
        for opens, _ in sealed
    )
