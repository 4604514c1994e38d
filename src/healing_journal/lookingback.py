"""Looking back over an open journal: what may be shown unasked, sentences on one subject, this day in earlier times.

An entry that tells of danger, that lies in the bin or that is spared is never shown unasked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.pages import prose
from healing_journal.pages.beside import BesidePage, Held, beside_page, spread
from healing_journal.pages.chapters import CHAPTERS, begun
from healing_journal.pages.language import LanguagePage, by_month, counts_of, language_page
from healing_journal.pages.patterns import PatternsPage, patterns_page
from healing_journal.pages.pieces import Source
from healing_journal.pages.places import DayLink, source_of
from healing_journal.pages.thenandnow import (
    KINDS,
    SAME_MEANING,
    Alike,
    Pair,
    by_words,
    pairs,
    times_of,
    within,
)
from healing_journal.pages.thisday import Earlier, earlier_days
from healing_journal.sensing import Passage
from healing_journal.store import Head
from healing_journal.story import Told
from healing_journal.story.patterns import Asked, answer, enough, pairs_of

MOST_PAIRS = 3
ON_THIS_DAY = "on_this_day"  # the choice of seeing it; off until it is "on"


def kept_back(journal: Journal) -> set[str]:
    """Return the entries that are never shown unasked: those that tell of danger, sure or not, and those spared."""
    return {told.entry for told in journal.memory.told("risk")} | journal.snapshot.spared


def then_and_now(journal: Journal) -> tuple[Source, ...]:
    """Return a sentence of about four weeks before and one of the last week written, on one subject, or nothing."""
    pages = journal.story().pages
    if not pages:
        return ()
    then, now = times_of(pages[-1])
    found = same_subject(journal, then, now, 1)
    return found[0] if found else ()


def same_subject(journal: Journal, then: Days, now: Days, most: int) -> tuple[tuple[Source, Source], ...]:
    """Return sentences of two times, in pairs on one subject, the nearest in meaning first.

    Where not all of them are known by their meaning yet, the words they share decide.
    """
    hidden = kept_back(journal)
    early, late = (_shown_of(journal, days, hidden) for days in (then, now))
    passages = journal.memory.senses.at((one.entry, one.finding.start) for one in (*early, *late))
    if all((one.entry, one.finding.start) in passages for one in (*early, *late)):
        found = pairs(early, late, _by_meaning(passages), most)
        return tuple(_shown(journal, pair, passages) for pair in found)
    today = journal.today()
    return tuple(
        (source_of(pair.then, today), source_of(pair.now, today))
        for pair in pairs(early, late, by_words, most)
    )


def _shown_of(journal: Journal, days: Days, hidden: set[str]) -> list[Told]:
    """Return what is told of these days and may be shown."""
    told = journal.memory.told(*KINDS, within=days)
    return within((one for one in told if one.entry not in hidden), days)


def _by_meaning(passages: Mapping[tuple[str, int], Passage]) -> Alike:
    """Return how alike sentences are by the angle between the passages that hold them."""

    def numbers(told: Sequence[Told]) -> list[bytes]:
        return [passages[one.entry, one.finding.start].numbers for one in told]

    def alike(then: Sequence[Told], now: Sequence[Told]) -> list[list[float]]:
        from healing_journal.sensing.vectors import closeness  # noqa: PLC0415 - numbers are loaded when compared

        rows = closeness(numbers(then), numbers(now))
        return [[round(near, 4) if near >= SAME_MEANING else 0.0 for near in row] for row in rows]

    return alike


def _shown(
    journal: Journal, pair: Pair, passages: Mapping[tuple[str, int], Passage]
) -> tuple[Source, Source]:
    """Return the pair with the whole passages that hold the two sentences."""
    texts = journal.store.texts([pair.then.entry, pair.now.entry])
    shown = []
    for told in (pair.then, pair.now):
        passage = passages[told.entry, told.finding.start]
        words = prose.shortened(texts[told.entry][passage.start : passage.end])
        shown.append(msgspec.structs.replace(source_of(told, journal.today()), quote=words))
    return shown[0], shown[1]


def on_this_day(journal: Journal) -> tuple[Earlier, ...]:
    """Return what was written of this day of earlier months and years: the beginnings of a few entries."""
    hidden = kept_back(journal) | set(journal.unread())  # what was not read yet may tell of anything
    heads = [head for head in journal.heads() if _may_be_shown(head, hidden)]
    found = earlier_days(heads, journal.today())
    texts = journal.store.texts([head.id for _, head in found])
    return tuple(
        Earlier(
            head.id,
            f"{ago.capitalize()}, on this day",
            prose.day(head.days.first, journal.today()),
            prose.shortened(texts[head.id]),
        )
        for ago, head in found
    )


def _may_be_shown(head: Head, hidden: set[str]) -> bool:
    return not head.removed and head.days.exact and head.id not in hidden


def is_chosen(journal: Journal) -> bool:
    """Whether the person wants to see this day in earlier times."""
    return journal.snapshot.choices.get(ON_THIS_DAY) == "on"


def shown_on_today(journal: Journal) -> tuple[Earlier, ...]:
    """Return this day in earlier times where the person chose to see it, else nothing."""
    return journal.page("this day", lambda _: on_this_day(journal)) if is_chosen(journal) else ()


def beside(journal: Journal, stretches: tuple[Days, Days] | None) -> BesidePage:
    """Return two stretches of time side by side; without any, what can be picked."""
    story, named = journal.story(), begun(journal.snapshot.notes.get(CHAPTERS, {}))
    if stretches is None:
        return beside_page(story, None, named=named)
    held = _held(journal, stretches[0]), _held(journal, stretches[1])
    return beside_page(story, held, same_subject(journal, *stretches, MOST_PAIRS), named)


def _held(journal: Journal, days: Days) -> Held:
    hidden = kept_back(journal)
    told = within((one for one in journal.memory.told(*KINDS) if one.entry not in hidden), days)
    heads = [head for head in journal.heads() if not head.removed and head.days.last in days]
    return Held(
        days,
        heads,
        {day: checkin for day, checkin in journal.snapshot.checkins.items() if day in days},
        tuple(_whole(journal, one) for one in spread(told)) or _openings(journal, heads, hidden),
    )


def _openings(journal: Journal, heads: Sequence[Head], hidden: set[str]) -> tuple[Source, ...]:
    """Return how a few entries begin, for a time of which nothing was noted."""
    hidden = hidden | set(journal.unread())
    some = spread([head for head in heads if head.id not in hidden])
    texts, today = journal.store.texts([head.id for head in some]), journal.today()
    return tuple(
        Source(
            head.id, "", "", prose.shortened(_sentence(texts[head.id], 0)), prose.day(head.days.last, today)
        )
        for head in some
    )


def _whole(journal: Journal, told: Told) -> Source:
    """Return the whole sentence that holds what was told: a part of it may say another thing."""
    text, source = journal.entry(told.entry).text, source_of(told, journal.today())
    return msgspec.structs.replace(source, quote=prose.shortened(_sentence(text, told.finding.start)))


def _sentence(text: str, at: int) -> str:
    """Return the sentence of the text that holds this character, or the first that follows it."""
    from healing_journal.reading.clauses import sentences  # noqa: PLC0415 - the reader is loaded only when needed

    return next((one.span.of(text) for one in sentences(text) if at < one.span.end), text)


def language(journal: Journal) -> LanguagePage:
    """Return how many words of some sorts each month holds."""
    counted = ((head.days.middle, counts) for head, counts in journal.memory.each("language", counts_of))
    return language_page(by_month(counted))


def sums_needed(journal: Journal, asked: Sequence[Asked]) -> bool:
    """Tell whether any of these questions has evenings enough for sums, which take a second or more to load."""
    return any(enough(pairs_of(one, journal.snapshot.checkins)) for one in asked)


def patterns_of(journal: Journal, asked: Sequence[Asked], opens: DayLink) -> PatternsPage:
    """Return what the evenings say to these questions."""
    answers = [answer(one, pairs_of(one, journal.snapshot.checkins)) for one in asked]
    return patterns_page(answers, journal.story(), opens)
