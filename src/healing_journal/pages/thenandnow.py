"""One sentence of some weeks ago beside one of this week: on the same subject, not for improvement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from healing_journal.model.finding import kind_of
from healing_journal.pages.pieces import Source
from healing_journal.pages.places import source_of
from healing_journal.story import Story, Told

NOW = timedelta(days=7)
THEN = timedelta(days=28)
AROUND = timedelta(days=10)  # how far from four weeks back the earlier sentence may lie


def then_and_now(story: Story) -> tuple[Source, ...]:
    """Return a sentence of about four weeks before and one of the last week written, or nothing.

    The two are of one kind and subject (the same feeling, a concern, a reminder, something they said); of several
    pairs, the latest written is taken, whatever it says.
    """
    if not story.pages:
        return ()
    last = story.pages[-1]
    told = [one for one in _sentences(story) if one.sure]
    late = [one for one in told if last - NOW < one.written <= last]
    early = {_subject(one): one for one in told if abs(last - THEN - one.written) <= AROUND}
    pairs = [(one, early[_subject(one)]) for one in late if _subject(one) in early]
    if not pairs:
        return ()
    now, then = max(pairs, key=lambda pair: (pair[0].written, pair[0].entry, -pair[0].finding.start))
    return source_of(then, story.today), source_of(now, story.today)


def _sentences(story: Story) -> Iterable[Told]:
    for week in story.feelings.weeks:
        for tellings in week.tellings.values():
            yield from tellings
    for threads in (story.concerns, story.reminders):
        for thread in threads:
            yield from thread
    for saying in story.words:
        yield saying.told


def _subject(told: Told) -> tuple[str, str]:
    return kind_of(told.finding), told.mark.of
