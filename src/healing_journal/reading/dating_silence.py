"""The days of a silence: up to the day of writing, or, where it is over, from what it followed on."""

from __future__ import annotations

import re

from healing_journal.reading.dating_own import AFTER_IT, fragment
from healing_journal.reading.dating_page import RECENTLY, Days, Mention, Page, shifted
from healing_journal.reading.dating_story import told_before
from healing_journal.reading.times import Timex

AFTER_ENDING = re.compile(
    r"\b(?:since|after)\s+(?:then|that|(?:the|our|my|this)?\s*(?:br?eak ?-?up|split|separation|discard|divorce|block)"
    r"|(?:we|s?he|they|it|i)\s+(?:\w+\s+)?(?:broke|ended|split|left|dumped|blocked))",
    re.IGNORECASE,
)
SINCE_THEN = re.compile(
    r"\b(?:(?:ever )?since(?: then| that)?\W*$|since then|ever since|since that)", re.IGNORECASE
)
# A silence that is over, and that it was near the beginning.
AT_MOST = re.compile(
    r"\b(?:at (?:the )?(?:most|longest)|the (?:longest|most) (?:we|i|it)|no (?:more|longer) than|up to)\b",
    re.IGNORECASE,
)
AT_FIRST = re.compile(
    r"\b(?:(?:at|in|near|right at|from) the (?:very )?(?:beginning|start)|at first|early on|right after)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\b(?:the|this) (?:whole|entire) time\b|\ball (?:this|that) time\b", re.IGNORECASE)
BLOCKED = re.compile(r"\b(?:since|after)\s+(?:\w+\s+){0,2}block", re.IGNORECASE)


def stretch(mention: Mention, page: Page) -> Days | None:
    """The days of a silence: so long up to the day of writing, or since what was told."""
    number = page.sentence(mention.start)
    if AT_MOST.search(page.words(number)):
        return _once(number, page)
    times = (
        page.within(mention)
        or fragment(mention, page)
        or [time for time in page.times if page.sentence(time.start) == number]
    )
    for time in times:
        if time.kind in {"day", "range", "duration"} and time.first < page.written and not time.loose:
            return _over(mention, time, page) or (time.first, page.written)
    quote = page.text[mention.start : mention.end]
    if page.ending and (AFTER_ENDING.search(quote) or WHOLE.search(quote)):
        blocked = BLOCKED.search(quote) and told_before(mention, page)
        return (blocked or page.ending)[0], page.written
    before = (told_before(mention, page) or page.ending) if SINCE_THEN.search(quote) else None
    return (before[0], page.written) if before else None


def _once(number: int, page: Page) -> Days | None:
    """The days of a silence that is over, told by its length alone: near the ending where that is said, else none."""
    around = page.words(number) + (page.words(number + 1) if number + 1 < len(page.starts) else "")
    if page.ending is None or not AT_FIRST.search(around):
        return None
    return page.ending[0], min(shifted(page.ending[1], 2 * RECENTLY), page.written)


def _over(mention: Mention, time: Timex, page: Page) -> Days | None:
    """The days of a silence that is over and told by its length: from the scene it follows, or from the ending, on."""
    if mention.ongoing or time.kind != "duration" or not time.days:
        return None
    quote = page.text[mention.start : mention.end + 40]
    start = (
        page.ending if AFTER_ENDING.search(quote) or AFTER_IT.search(quote) else told_before(mention, page)
    )
    return (start[0], min(shifted(start[1], time.days), page.written)) if start else None
