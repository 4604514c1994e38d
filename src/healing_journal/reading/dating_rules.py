"""Which time a finding has by rule: its own words first, then its sentence, then what was told before."""

from __future__ import annotations

import re

from healing_journal.reading.dating_ending import ENDING
from healing_journal.reading.dating_own import CLOSE, asked_for, counted, lasting, own_words
from healing_journal.reading.dating_page import (
    RECENT,
    RECENTLY,
    Days,
    Mention,
    Page,
    days_of,
    shifted,
)
from healing_journal.reading.dating_silence import AFTER_ENDING, SINCE_THEN, stretch
from healing_journal.reading.dating_story import told_before, told_near
from healing_journal.reading.times import Timex

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
# What says of an episode, once told, when it was: "that was maybe a month ago", "this happened today".
THAT_WAS = re.compile(
    r"^\W*(?:and )?(?:all )?(?:(?:of )?this|that|it)(?: all)? (?:was|happened)\b", re.IGNORECASE
)
THAT_WAS_FAR = re.compile(THAT_WAS.pattern + r"[^.!?\n]{0,40}\bago\b", re.IGNORECASE)
AT_ENDING = re.compile(
    r"\b(?:when|the (?:day|night|moment)(?: that)?) (?:we|s?he|they|i) (?:broke|split|ended)|\b(?:at|during|day of|night of)"
    r" (?:the|our) (?:br?eak ?-?up|split|separation)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“”„]")
FRESH = 3  # days since the ending: too few to tell the day of writing from the days since


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
    if inside := own_words(mention, page):
        return inside
    quote = page.text[mention.start : mention.end]
    if mention.kind == "milestone" and RECENT.search(quote):
        lately = shifted(page.written, -RECENTLY)
        return page.ending if page.ending and page.ending[0] >= lately else (lately, page.written)
    for time in _beside(mention, page):
        length = mention.kind == "contact" and time.kind == "duration"
        days = lasting(mention, time, page) or counted(mention, time, page)
        days = days or (None if length else days_of(mention.kind, time, page))
        if days and not _elsewhere(time, mention, page):
            return days
    return None


def _elsewhere(time: Timex, mention: Mention, page: Page) -> bool:
    """Whether a time of a contact's sentence is not that of the contact."""
    return (
        _of_the_ending(time, mention, page) or _spoken(time, mention, page) or asked_for(mention, time, page)
    )


def _spoken(time: Timex, mention: Mention, page: Page) -> bool:
    """Whether a time stands in words that were said or written then, behind an opening quotation mark."""
    between = page.text[mention.end : time.start]
    return mention.kind == "contact" and len(QUOTED.findall(between)) % 2 == 1


def _of_the_ending(time: Timex, mention: Mention, page: Page) -> bool:
    """Whether a time dates the ending, told in another clause than the finding: "we split on Monday and he called"."""
    clause = page.clause(time.start)
    if mention.kind != "contact" or page.clause(mention.start) <= clause <= page.clause(mention.end - 1):
        return False
    return bool(ENDING.search(page.clause_words(clause)))


_EPISODE = 2  # paragraph breaks: an episode is seldom told in more than three


def _that_was(mention: Mention, page: Page) -> Days | None:
    """What is said of an episode once it is told: "This was yesterday" of what is just told, "ago" of paragraphs."""
    number = page.sentence(max(mention.start, mention.end - 1))
    for time in page.times:
        told = page.sentence(time.start)
        if time.start < mention.end or told == number:
            continue
        if len(re.findall(r"\n+", page.text[mention.end : time.start])) > _EPISODE:
            continue
        pattern = THAT_WAS if told - number <= CLOSE else THAT_WAS_FAR
        if pattern.search(page.words(told)) and (days := days_of("milestone", time, page)):
            return days
    return None


def _untold(mention: Mention, page: Page) -> Days | None:
    """What is left where neither quote nor sentence tells a time."""
    if mention.kind == "milestone":
        return _happened(mention, page)
    quote = page.text[mention.start : mention.end]
    if AFTER_ENDING.search(quote) and page.ending:
        return page.ending[0], page.written
    if AT_ENDING.search(page.text, page.starts[page.sentence(mention.start)], mention.end) and page.ending:
        return page.ending
    if mention.repeated:
        return _habit(mention, page)
    return _that_was(mention, page) or told_before(mention, page) or _news(mention, page)


def _happened(mention: Mention, page: Page) -> Days | None:
    """When an event was that is told without a time: said afterwards, or that of its scene, or that of the ending."""
    if mention.what == "beginning":
        return None
    return (
        _that_was(mention, page)
        or told_near(mention, page)
        or (page.ending if mention.what == "breakup" else None)
    )


def _habit(mention: Mention, page: Page) -> Days | None:
    """The days of a habit: ever since what was told, or since an ending of late."""
    if SINCE_THEN.search(page.text[mention.start : mention.end]):
        start = told_before(mention, page) or page.ending
        return (start[0], page.written) if start else None
    fresh = page.ending and (page.written - page.ending[0]).days <= RECENTLY
    return (page.ending[0], page.written) if page.ending and fresh else None


def _news(mention: Mention, page: Page) -> Days | None:
    """The day of writing for what is told as news, nothing for an episode of an older story."""
    number = page.sentence(mention.start)
    if page.ending and (page.written - page.ending[0]).days <= FRESH:
        return page.ending[0], page.written
    older = page.ending and (page.written - page.ending[1]).days > RECENTLY
    if older and number >= CLOSE and not NEWS.search(page.words(number)):
        return None
    return page.written, page.written
