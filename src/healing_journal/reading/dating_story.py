"""Where a story stands: the time told last before a place, as tellers move on from one dated scene to the next."""

from __future__ import annotations

import re

from healing_journal.reading.dating_ending import ENDING
from healing_journal.reading.dating_page import RECENT, Days, Mention, Page, days_of, shifted
from healing_journal.reading.times import Timex
from healing_journal.reading.times.tense import looks_ahead

NEARBY = 3  # sentences
WIDEST = 62  # days: a longer stretch is the background of a story, not the scene of a meeting
SEASON = 100  # days: an event may be told in one
# Told from further back than the scene ("I had stopped seeing others a few months ago"), or a bound of something.
BACKGROUND = re.compile(
    r"\b(?:had|hadn['’]t|(?:i|s?he|we|they)['’]d)\s+(?:\w+\s+)?"
    r"(?:\w+(?:ed|en|wn)|gone|done|told|said|met|left|had|made|got|begun|come|sent|bought|felt|kept)\b",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\b(?:since|until|till|til|by|before|than|for|from|like)\W+(?:the |last |this |about |around )*$",
    re.IGNORECASE,
)

PRESENT = re.compile(
    r"\b(?:fast[ -]?forward to (?:now|today|the present)|back (?:to|in) the present)\b", re.IGNORECASE
)
BOUNDING = re.compile(r"(?:since|from|until|till?|by|before)\b", re.IGNORECASE)


def told_before(mention: Mention, page: Page) -> Days | None:
    """The days of the scene that a finding stands in: the time told last, but not that of the ending itself."""
    for time in reversed(page.times):
        if time.end <= mention.start and (days := scene(time, page, WIDEST)) and not _ends_it(time, page):
            return None if _left(time, mention, page) else days
    return None


def told_near(mention: Mention, page: Page) -> Days | None:
    """The days of the scene, where they were told in the few sentences before, in the same paragraph."""
    number = page.sentence(mention.start)
    for time in reversed(page.times):
        near = (
            number - page.sentence(time.start) <= NEARBY and "\n" not in page.text[time.end : mention.start]
        )
        if time.end <= mention.start and near and (days := scene(time, page, SEASON)):
            return days
    return None


def scene(time: Timex, page: Page, widest: int) -> Days | None:
    """The days of a time that a story moves to, or nothing for the others."""
    if time.kind not in {"day", "range"} or time.loose or RECENT.search(time.quote):
        return None
    if BOUND.search(page.text, max(0, time.start - 20), time.start) or BOUNDING.match(time.quote):
        return None
    days = days_of("contact", time, page)
    ahead = time.first > page.written and looks_ahead(page.text, time.start, time.end)
    if not days or ahead or (days[1] - days[0]).days > widest or _still_going(days, page):
        return None
    return None if BACKGROUND.search(page.clause_words(page.clause(time.start))) else days


def _still_going(days: Days, page: Page) -> bool:
    """Whether a stretch reaches up to the day of writing or beyond it: "the last eight days" is no scene."""
    return days[0] < days[1] and (days[1] >= shifted(page.written, -1) or days[0] >= page.written)


def _left(time: Timex, mention: Mention, page: Page) -> bool:
    """Whether the story has come back to the present since this time."""
    return bool(PRESENT.search(page.text, time.end, mention.start))


def _ends_it(time: Timex, page: Page) -> bool:
    return bool(ENDING.search(page.words(page.sentence(time.start))))
