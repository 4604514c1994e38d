"""What a finding's own words say of when it was: the time in its quote, and how it is counted."""

from __future__ import annotations

import re

from healing_journal.reading.dating_page import RECENT, Days, Mention, Page, days_of, reaches_back, shifted
from healing_journal.reading.times import Timex

OUT_OF = re.compile(r"\b(?:out of|broken up|separated|apart|split|single)\b[^.!?\n]*$", re.IGNORECASE)
WEDDED = re.compile(r"\b(?:married|engaged)(?: (?:to each other|now))?(?: for)?\s*$", re.IGNORECASE)
HOLDING = re.compile(r"\b(?:been|was|were|has|have|is|still)\b|['’](?:ve|s)\b", re.IGNORECASE)
FOR_A_DAY = re.compile(r"\b(?:for|about)\s+(?:the |this |next )?$", re.IGNORECASE)  # "said no for Friday"
FROM_TO = re.compile(r"[-–—]|\b(?:to|until|till?|through)\b", re.IGNORECASE)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
AFTER_IT = re.compile(
    r"^\W*(?:after|into|post)\W+(?:(?:the|our|my|that|this)\s+)?(?:br?eak ?-?up|split|separation|discard|divorce"
    r"|(?:we|s?he|they|it)\s+(?:broke|ended|split|left|dumped))",
    re.IGNORECASE,
)
BRIEF = 3  # words: a sentence so short does not part another from the time told after it
CLOSE = 2
LONG = 60


def own_words(mention: Mention, page: Page) -> Days | None:
    """The time in the quote itself: days before lengths, then the narrowest; "recently" where nothing else is told."""
    times = page.within(mention) or fragment(mention, page)
    lengths = [time for time in times if time.kind == "duration" and reaches_back(time, page)]
    if lengths and any(time.quote.lower() == "today" for time in times):
        return lengths[0].first, lengths[0].first  # "it's three months today": to the day
    inside = [
        (bool(RECENT.search(time.quote)), time.kind == "duration", days[1] - days[0], days)
        for time in times
        if not asked_for(mention, time, page)
        if (days := _reading(mention, time, page))
    ]
    return min(inside)[-1] if inside else None


def fragment(mention: Mention, page: Page) -> list[Timex]:
    """A sentence that is nothing but a time, right after the one that tells of the finding: "He came. Friday."."""
    last = page.sentence(max(mention.start, mention.end - 1))
    for number in range(last + 1, min(last + 1 + CLOSE, len(page.starts))):
        bare = page.words(number).strip(" \n.,!…()").lower()
        found = [
            time for time in page.times if page.sentence(time.start) == number and bare == time.quote.lower()
        ]
        if found or len(bare.split()) > BRIEF:
            return found
    return []


def asked_for(mention: Mention, time: Timex, page: Page) -> bool:
    """Whether a time is what a contact was about, not when it was: "I told her no for Friday"."""
    named = mention.kind == "contact" and time.kind in {"day", "range"}
    return named and bool(FOR_A_DAY.search(page.text, mention.start, time.start))


def _reading(mention: Mention, time: Timex, page: Page) -> Days | None:
    """What a time in a finding's own words says of when it was."""
    return (
        counted(mention, time, page)
        or lasting(mention, time, page)
        or _wedded(mention, time, page)
        or days_of(mention.kind, time, page)
    )


def length_ago(mention: Mention, page: Page) -> Days | None:
    """The days of what was taken for a length, but says how long ago something was: "together again 2 months ago"."""
    for time in page.within(mention):
        before = page.text[max(0, time.start - 40) : time.start]
        ago = time.kind in {"day", "range"} and time.quote.lower().endswith("ago")
        if ago or (time.kind == "duration" and OUT_OF.search(before)):
            return days_of("milestone", time, page)
    return None


def _wedded(mention: Mention, time: Timex, page: Page) -> Days | None:
    """When a marriage began that is told by how long it has lasted: "married for four years"."""
    wedded = mention.what == "other" and time.kind == "duration"
    return (
        time.blurred
        if wedded and WEDDED.search(page.text, page.starts[page.sentence(time.start)], time.start)
        else None
    )


def lasting(mention: Mention, time: Timex, page: Page) -> Days | None:
    """How long a habit has held: "we've been texting for three weeks"."""
    if not mention.repeated or time.kind != "duration":
        return None
    ahead = page.text[max(page.starts[page.sentence(time.start)], mention.start - 40) : time.start]
    return (time.first, page.written) if HOLDING.search(ahead) else None


def counted(mention: Mention, time: Timex, page: Page) -> Days | None:
    """A time counted from the ending ("two weeks after the break-up"), or one end of a long range."""
    long = time.kind == "range" and (time.last - time.first).days > LONG and FROM_TO.search(time.quote)
    if long and mention.what == "beginning":
        return time.first, min(time.last, shifted(time.first, _grain(time)))
    if long and mention.what == "breakup" and time.last <= page.written:
        return max(time.first, shifted(time.last, -_grain(time))), time.last
    after = time.kind == "duration" and AFTER_IT.search(page.text[time.end : time.end + 40])
    if mention.kind != "contact" or not page.ending or not (after or time.loose):
        return None
    far = abs((page.written - time.first).days)
    slack = round(far / 6)
    first, last = shifted(page.ending[0], far - slack), shifted(page.ending[1], far + slack)
    return (first, min(last, page.written)) if first <= page.written else None


def _grain(time: Timex) -> int:
    """How long the end of a range is: a month where one is named, else a year."""
    return 30 if MONTH.search(time.quote) else 364
