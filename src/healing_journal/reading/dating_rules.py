"""Which time a finding has by rule: its own words first, then its sentence, then what was told before."""

from __future__ import annotations

import re

from healing_journal.reading.dating_page import RECENT, RECENTLY, Days, Mention, Page, reaches_back, shifted
from healing_journal.reading.times import Timex

AFTER_ENDING = re.compile(
    r"\b(?:since|after)\s+(?:then|that|(?:the|our|my|this)?\s*(?:br?eak ?-?up|split|separation|discard|divorce|block)"
    r"|(?:we|s?he|they|it|i)\s+(?:\w+\s+)?(?:broke|ended|split|left|dumped|blocked))",
    re.IGNORECASE,
)
SINCE_THEN = re.compile(
    r"\b(?:(?:ever )?since(?: then| that)?\W*$|since then|ever since|since that)", re.IGNORECASE
)
AT_THAT = re.compile(
    r"\b(?:at|from|after|until|by|before) (?:that|this) (?:point|time|day|date)\b|\b(?:by|until|from|before) then\b"
    r"|\bthen\W*$|\bwhen (?:i|we|s?he|they) (?:leaves?|moves?|goe?s?|gets? back|comes? back|returns?)\b",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\b(?:said|told|asked|texted|wrote|admitted|replied|responded|messaged|confessed|explained|promised|begged|says"
    r"|let me know|called)\b(?:\s+(?:to\s+)?(?:me|us))?",
    re.IGNORECASE,
)
NEWS = re.compile(r"\b(?:just|now|today|tonight|finally|this morning|right now|currently)\b", re.IGNORECASE)
# A silence that is over, and that it was near the beginning.
AT_MOST = re.compile(
    r"\b(?:at (?:the )?(?:most|longest)|the (?:longest|most) (?:we|i|it)|no (?:more|longer) than|up to)\b",
    re.IGNORECASE,
)
AT_FIRST = re.compile(
    r"\b(?:(?:at|in|near|right at|from) the (?:very )?(?:beginning|start)|at first|early on|right after)\b",
    re.IGNORECASE,
)
# What says of an episode, once told, when it was: "that was maybe a month ago".
THAT_WAS = re.compile(
    r"^\W*(?:(?:all )?(?:this|that|it)(?: all)? (?:was|happened)\b)[^.!?\n]{0,40}\bago\b", re.IGNORECASE
)
AFTER_IT = re.compile(
    r"^\W*(?:after|into|post)\W+(?:(?:the|our|my|that|this)\s+)?(?:br?eak ?-?up|split|separation|discard|divorce"
    r"|(?:we|s?he|they|it)\s+(?:broke|ended|split|left|dumped))",
    re.IGNORECASE,
)
FROM_TO = re.compile(r"[-–—]|\b(?:to|until|till?|through)\b", re.IGNORECASE)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
LONG = 60
CLOSE = 2


def ruled(mention: Mention, page: Page) -> Days | None:
    """The days of a finding that lies behind the writer, as far as the rules see a hold."""
    if mention.kind == "silence":
        return stretch(mention, page)
    return _told(mention, page) or _untold(mention, page)


def to_come(mention: Mention, page: Page) -> Days | None:
    """The days of a plan, a promise or a limit: a time that does not lie behind, in its words or just before them."""
    for time in (*_by_width(page.within(mention)), *_beside(mention, page)):
        if days := _ahead(time, page):
            return days
    if not AT_THAT.search(page.text[mention.start : mention.end]):
        return None
    number = page.sentence(mention.start)
    earlier = (time for time in reversed(page.times) if time.end <= mention.start)
    near = (_ahead(time, page) for time in earlier if number - page.sentence(time.start) <= CLOSE)
    return next((days for days in near if days), None)


def said(mention: Mention, page: Page) -> Days | None:
    """The day of saying: a time told ahead of the verb of saying, or right behind it; never one that was spoken of."""
    number = page.sentence(mention.start)
    start = page.starts[number]
    verb = SAYING.search(page.text, start, mention.end)
    if not verb:
        return None
    for time in page.times:
        ahead = start <= time.start and time.end <= verb.start()
        behind = not page.text[verb.end() : max(verb.end(), time.start)].strip() and time.start >= verb.end()
        if (ahead or behind) and time.kind in {"day", "range"} and (days := days_of("said", time, page)):
            return days
    return None


def days_of(kind: str, time: Timex, page: Page) -> Days | None:
    """What one time expression says of when a finding behind the writer was, or nothing."""
    if time.kind == "repeated" or time.loose:
        return None
    if time.kind == "duration":
        if not reaches_back(time, page):
            return None
        return (time.first, time.last) if kind == "contact" else time.blurred
    days = time.past or time.blurred
    if kind == "contact" and time.kind == "range" and time.last == page.written > days[1]:
        return time.first, time.last
    return days if days[0] <= page.written else None


def stretch(mention: Mention, page: Page) -> Days | None:
    """The days of a silence: so long up to the day of writing, or since what was told."""
    number = page.sentence(mention.start)
    if AT_MOST.search(page.words(number)):
        return _once(number, page)
    times = page.within(mention) or [time for time in page.times if page.sentence(time.start) == number]
    for time in times:
        if time.kind in {"day", "range", "duration"} and time.first < page.written and not time.loose:
            return time.first, page.written
    quote = page.text[mention.start : mention.end]
    if page.ending and AFTER_ENDING.search(quote):
        return page.ending[0], page.written
    before = (_before(mention, page) or page.ending) if SINCE_THEN.search(quote) else None
    return (before[0], page.written) if before else None


def _once(number: int, page: Page) -> Days | None:
    """The days of a silence that is over, told by its length alone: near the ending where that is said, else none."""
    around = page.words(number) + (page.words(number + 1) if number + 1 < len(page.starts) else "")
    if page.ending is None or not AT_FIRST.search(around):
        return None
    return page.ending[0], min(shifted(page.ending[1], 2 * RECENTLY), page.written)


def _ahead(time: Timex, page: Page) -> Days | None:
    if time.kind in {"repeated", "duration"} or time.loose:
        return None
    days = time.ahead or (time.first, time.last)
    return days if days[1] >= page.written else None


def _by_width(times: list[Timex]) -> list[Timex]:
    return sorted(times, key=lambda time: time.last - time.first)


def _beside(mention: Mention, page: Page) -> list[Timex]:
    """The times of the finding's sentence, nearest first."""
    first, last = page.sentence(mention.start), page.sentence(max(mention.start, mention.end - 1))
    beside = [time for time in page.times if first <= page.sentence(time.start) <= last]
    return sorted(beside, key=lambda time: distance(time, mention))


def distance(time: Timex, mention: Mention) -> int:
    """How far a time stands from a finding; what follows is twice as far as what leads to it."""
    return mention.start - time.end if time.start < mention.start else 2 * (time.start - mention.end)


def _told(mention: Mention, page: Page) -> Days | None:
    """The time in the quote itself, else the nearest of its sentence."""
    times = page.within(mention)
    lengths = [time for time in times if time.kind == "duration" and reaches_back(time, page)]
    if lengths and any(time.quote.lower() == "today" for time in times):
        return lengths[0].first, lengths[0].first  # "it's three months today": to the day
    inside = [
        (bool(RECENT.search(time.quote)), days[1] - days[0], days)
        for time in times
        if (days := _counted(mention, time, page) or days_of(mention.kind, time, page))
    ]
    if inside:
        return min(inside)[-1]  # the narrowest, but "recently" only where nothing else is told
    if mention.kind == "milestone" and RECENT.search(page.text[mention.start : mention.end]):
        lately = shifted(page.written, -RECENTLY)
        return page.ending if page.ending and page.ending[0] >= lately else (lately, page.written)
    for time in _beside(mention, page):
        lasting = mention.kind == "contact" and time.kind == "duration"
        days = _counted(mention, time, page) or (None if lasting else days_of(mention.kind, time, page))
        if days:
            return days
    return None


def _counted(mention: Mention, time: Timex, page: Page) -> Days | None:
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


_EPISODE = 2  # paragraph breaks: an episode is seldom told in more than three


def _that_was(mention: Mention, page: Page) -> Days | None:
    """What is said of an episode once it is told, in its own paragraph or the next two: "That was a month ago"."""
    number = page.sentence(max(mention.start, mention.end - 1))
    for time in page.times:
        if time.start < mention.end or page.sentence(time.start) == number:
            continue
        if len(re.findall(r"\n+", page.text[mention.end : time.start])) > _EPISODE:
            continue
        if THAT_WAS.search(page.words(page.sentence(time.start))) and (
            days := days_of("milestone", time, page)
        ):
            return days
    return None


def _untold(mention: Mention, page: Page) -> Days | None:
    """What is left where neither quote nor sentence tells a time."""
    if mention.kind == "milestone":
        return page.ending if mention.what == "breakup" else None
    if AFTER_ENDING.search(page.text[mention.start : mention.end]) and page.ending:
        return page.ending[0], page.written
    if mention.repeated:
        since = SINCE_THEN.search(page.text[mention.start : mention.end])
        start = (_before(mention, page) or page.ending) if since else None
        return (start[0], page.written) if start else None
    return _that_was(mention, page) or _before(mention, page) or _news(mention, page)


def _before(mention: Mention, page: Page) -> Days | None:
    """The time told last before, no more than a few sentences back."""
    number = page.sentence(mention.start)
    for time in reversed(page.times):
        close = time.end <= mention.start and number - page.sentence(time.start) <= CLOSE
        if close and time.kind in {"day", "range"} and (days := days_of("contact", time, page)):
            return days
    return None


def _news(mention: Mention, page: Page) -> Days | None:
    """The day of writing for what is told as news, nothing for an episode of an older story."""
    number = page.sentence(mention.start)
    older = page.ending and (page.written - page.ending[1]).days > RECENTLY
    if older and number >= CLOSE and not NEWS.search(page.words(number)):
        return None
    return page.written, page.written
