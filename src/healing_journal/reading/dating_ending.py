"""When the relationship ended, as a text tells it: the date that much else is counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from healing_journal.reading.dating_page import RECENT, RECENTLY, Days, Page, behind, reaches_back, shifted
from healing_journal.reading.times import Timex

ENDING = re.compile(
    r"\b(?:br(?:oke|eak|oken|eaking)[ -]?(?:it |things )?(?:up|off)|broke|break ?-?ups?|split|dump(?:ed|ing)|left me"
    r"|s?he left|they left|i left|leaving me|end(?:ed|ing) (?:it|things|our|the)|ended|called (?:it|things) off"
    r"|discard(?:ed)?|walked away|separated|ghosted me)\b",
    re.IGNORECASE,
)
# "Split after two years", "ended a relationship of three": how long it was, not how long ago it ended.
LASTED_BEFORE = re.compile(
    r"\b(?:after|of|for)\s+(?:only |just |about |almost |nearly |over |around |like )*$", re.IGNORECASE
)
# Words beside a length that say what it is counted from: the ending, or the last contact.
SINCE_ENDING = re.compile(
    r"\b(?:no[ -]contact|nc|since|single|apart|broken up|been broken|split|separated|break ?-?up|without (?:him|her|them)"
    r"|out of|post)\b",
    re.IGNORECASE,
)
BEEN = re.compile(
    r"(?:\bit['’]?s|\bit has|\bits|\bi['’]?m|\bnow|\bhas|\bhave|['’]ve|^)\W*(?:now |only |already |just |almost |about )*"
    r"(?:been|on|at)?\W*(?:now |only |already |just |almost |about |like |nearly |over |around )*$",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"\b(?:in|into|after) (?:the|our|this|my) relationship\b|\btogether\b|\bdating\b", re.IGNORECASE
)


def ending_of(page: Page, told: Sequence[Days]) -> Days | None:
    """The days on which the relationship ended: as found break-ups tell them, else by words of ending or by how long it has been."""
    return _latest(told) or _beside_ending(page) or _counted_back(page) or _lately(page)


def _latest(told: Sequence[Days]) -> Days | None:
    """The latest ending, by its narrowest telling: what came "after the break-up" came after that one."""
    if not told:
        return None
    latest = max(told, key=lambda days: (days[1], days[0]))
    alike = [days for days in told if days[0] <= latest[1] and latest[0] <= days[1]]
    return min(alike, key=lambda days: days[1] - days[0])


def _beside_ending(page: Page) -> Days | None:
    """The first time told beside words of ending, before "recently" the one that says more."""
    lately = None
    for time in page.times:
        if not ENDING.search(page.words(page.sentence(time.start))) or _lasted(time, page):
            continue
        if days := behind(time, page):
            if not RECENT.search(time.quote):
                return days
            lately = lately or days
    return lately


def _lasted(time: Timex, page: Page) -> bool:
    if time.kind != "duration":
        return False
    before = page.text[max(0, time.start - 30) : time.start]
    return (
        bool(LASTED_BEFORE.search(before))
        and not re.search(r"\bout of\s*$", before)
        and not SINCE_ENDING.search(page.text[time.end : time.end + 25])
    )


def _counted_back(page: Page) -> Days | None:
    """The ending by a length that reaches back: "it's been three weeks", "two months of no contact"."""
    for time in page.times:
        if time.kind != "duration" or _lasted(time, page) or not reaches_back(time, page):
            continue
        sentence = page.words(page.sentence(time.start))
        if _STORY.search(sentence):
            continue
        before = page.text[max(0, time.start - 40) : time.start]
        if SINCE_ENDING.search(page.clause_words(page.clause(time.start))) or BEEN.search(before):
            return time.blurred
    return None


def _lately(page: Page) -> Days | None:
    for number in range(len(page.starts)):
        words = page.words(number)
        if ENDING.search(words) and RECENT.search(words):
            return shifted(page.written, -RECENTLY), page.written
    return None
