"""Which time a finding has: by its own words first, then by its sentence, then by what was told before."""

import re
from bisect import bisect_right
from datetime import date, timedelta

from msgspec import Struct

from healing_journal.reading.times import Timex, find_times

Days = tuple[date, date]

SENTENCE_END = re.compile(r"[.!?…]+[\s\"”’')]+|\n+")
ENDING = re.compile(
    r"\b(?:br(?:oke|eak|oken|eaking)[ -]?(?:it |things )?(?:up|off)|broke|break ?-?ups?|split|dump(?:ed|ing)|left me|s?he left|they left|i left|leaving me"
    r"|end(?:ed|ing) (?:it|things|our|the)|ended|called (?:it|things) off|discard(?:ed)?|walked away|separated|ghosted me)\b",
    re.IGNORECASE,
)
# What stands beside a length of time that reaches back from the day of writing ("it's been ...", "... out"),
# and beside one that does not ("together for ...", "... relationship").
BACK_BEFORE = re.compile(
    r"(?:\b(?:been|since|marks?|post|hit|it['’]?s|its|out of|single|for|now|passed|is|just|only|already|coming up (?:on|to))"
    r"\s+(?:only |just |now |officially |exactly |already |about |almost |nearly |over |like |around )*|^\W*)$",
    re.IGNORECASE,
)
BACK_AFTER = re.compile(
    r"^\W*(?:now\b|already|since|post\b|out\b|into?\b|after (?:the|our|my|we|s?he|they|him|her|break|leaving|that)|of (?:no|nc|silence)|single"
    r"|later|no contact|nc\b|on\b|today|has passed|have passed|broken up|and )",
    re.IGNORECASE,
)
TOGETHER_BEFORE = re.compile(
    r"\b(?:together|dat(?:ed|ing)|relationships?|with|of|(?:boy|girl)friend|gf|bf|partner|married|known|knew|our|my|her|his|lasted"
    r"|after|the|on (?:and|&|n) off|seeing|on a|was|took|asked for|engaged|spent|every|talk(?:ed|ing)?)(?:\s+[\w']+){0,2}?\s*\(?$",
    re.IGNORECASE,
)
TOGETHER_AFTER = re.compile(
    r"^\W*(?:relationships?|together|long|marriage|anniversary|of (?:dat|be|love|us|memor|our|my)|with (?:him|her|them|someone|my|this)|older|younger|old\b|we were|on and off)",
    re.IGNORECASE,
)
APART_BEFORE = re.compile(r"\b(?:out of|broken up|single|separated|apart|since)\b[^.!?\n]*$", re.IGNORECASE)
RECENT = re.compile(r"\b(?:just|jus|jsut|recent|recently|lately|fresh|freshly|newly)\b", re.IGNORECASE)
AFTER_ENDING = re.compile(
    r"\b(?:since|after)\s+(?:then|that|(?:the|our|my|this)?\s*(?:br?eak ?-?up|split|separation|discard|divorce)|(?:we|s?he|they|it|i)\s+(?:\w+\s+)?(?:broke|ended|split|left|dumped))",
    re.IGNORECASE,
)
SINCE_THEN = re.compile(
    r"\b(?:(?:ever )?since(?: then| that)?\W*$|since then|ever since|since that)", re.IGNORECASE
)
NEWS = re.compile(r"\b(?:just|now|today|tonight|finally|this morning|right now|currently)\b", re.IGNORECASE)
CLOSE = 2
RECENTLY = 14


class Mention(Struct, frozen=True):
    """A finding to be dated: its kind, where its quote stands, and the fields that bear on its time."""

    kind: str
    start: int
    end: int
    what: str = ""
    repeated: bool = False


class Page(Struct, frozen=True):
    """A text with the day it was written, its times, where its sentences start and when the ending was."""

    text: str
    written: date
    times: tuple[Timex, ...]
    starts: tuple[int, ...]
    ending: Days | None = None

    def sentence(self, at: int) -> int:
        """The number of the sentence at a place."""
        return bisect_right(self.starts, at) - 1

    def words(self, number: int) -> str:
        """The words of a sentence."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]


def page_of(text: str, written: date) -> Page:
    """A text made ready for dating what is found in it."""
    starts = (0, *(match.end() for match in SENTENCE_END.finditer(text) if match.end() < len(text)))
    page = Page(text, written, find_times(text, written), starts)
    return Page(text, written, page.times, starts, _ending(page))


def date_of(mention: Mention, page: Page) -> Days | None:
    """The days of a contact, silence, plan, promise or milestone, as far as the words give a hold."""
    if mention.what == "length":
        return None
    if mention.kind == "silence":
        return _stretch(mention, page)
    return _told(mention, page) or _untold(mention, page)


def length_of(mention: Mention, page: Page) -> int | None:
    """How many days a silence lasted, if its words say so."""
    for time in _within(mention, page):
        if time.days and time.kind != "repeated":
            return time.days
    stretch = _stretch(mention, page)
    return (
        (stretch[1] - stretch[0]).days
        if stretch and (stretch[1] == page.written) and _within(mention, page)
        else None
    )


def _within(mention: Mention, page: Page) -> list[Timex]:
    return [time for time in page.times if time.start < mention.end and time.end > mention.start]


def _told(mention: Mention, page: Page) -> Days | None:
    """The time in the quote itself, else the nearest of its sentence."""
    times = _within(mention, page)
    lengths = [time for time in times if time.kind == "duration" and reaches_back(time, page)]
    if lengths and any(time.quote.lower() == "today" for time in times):
        # "It's three months today": to the day.
        return lengths[0].first, lengths[0].first
    inside = [days for time in times if (days := days_of(mention.kind, time, page))]
    if inside:
        return min(inside, key=lambda days: days[1] - days[0])
    if mention.kind == "milestone" and RECENT.search(page.text[mention.start : mention.end]):
        lately = page.written - timedelta(RECENTLY)
        return page.ending if page.ending and page.ending[0] >= lately else (lately, page.written)
    first, last = page.sentence(mention.start), page.sentence(max(mention.start, mention.end - 1))
    beside = [time for time in page.times if first <= page.sentence(time.start) <= last]
    for time in sorted(beside, key=lambda time: _distance(time, mention)):
        days = (
            None
            if mention.kind == "contact" and time.kind == "duration"
            else days_of(mention.kind, time, page)
        )
        if days:
            return days
    return None


def _distance(time: Timex, mention: Mention) -> int:
    return mention.start - time.end if time.start < mention.start else 2 * (time.start - mention.end)


def days_of(kind: str, time: Timex, page: Page) -> Days | None:
    """What one time expression says of when a finding was, or nothing."""
    if time.kind == "repeated" or time.loose:
        return None
    if kind in {"plan", "promise"}:
        days = time.ahead or (time.first, time.last)
        return days if days[1] >= page.written and time.kind != "duration" else None
    if time.kind == "duration":
        if not reaches_back(time, page):
            return None
        return (time.first, time.last) if kind == "contact" else time.blurred
    days = time.past or time.blurred
    if kind == "contact" and time.kind == "range" and time.last == page.written > days[1]:
        return time.first, time.last
    return days if days[0] <= page.written else None


def reaches_back(time: Timex, page: Page) -> bool:
    """Whether a length of time counts back from the day of writing, and is not how long something lasted."""
    before, after = page.text[max(0, time.start - 40) : time.start], page.text[time.end : time.end + 30]
    if TOGETHER_AFTER.search(after):
        return False
    if BACK_AFTER.search(after) or APART_BEFORE.search(before) or time.quote.lower().startswith("day"):
        return True
    return bool(BACK_BEFORE.search(before)) and not TOGETHER_BEFORE.search(before)


def _ending(page: Page) -> Days | None:
    """When the relationship ended, by the first time told beside words of ending."""
    for time in page.times:
        clause = page.words(page.sentence(time.start))
        if ENDING.search(clause):
            days = days_of("milestone", time, page)
            if days:
                return days
    for number in range(len(page.starts)):
        words = page.words(number)
        if ENDING.search(words) and RECENT.search(words):
            return page.written - timedelta(RECENTLY), page.written
    return None


def _untold(mention: Mention, page: Page) -> Days | None:
    """What is left where neither quote nor sentence tells a time."""
    if mention.kind in {"plan", "promise"}:
        return None
    if mention.kind == "milestone":
        return page.ending if mention.what == "breakup" else None
    if AFTER_ENDING.search(page.text[mention.start : mention.end]) and page.ending:
        return page.ending[0], page.written
    if mention.repeated:
        return None
    return _before(mention, page) or _news(mention, page)


def _before(mention: Mention, page: Page) -> Days | None:
    """The time told last before, no more than a few sentences back."""
    number = page.sentence(mention.start)
    for time in reversed(page.times):
        if (
            time.end <= mention.start
            and number - page.sentence(time.start) <= CLOSE
            and time.kind in {"day", "range"}
        ):
            days = days_of("contact", time, page)
            if days:
                return days
    return None


def _news(mention: Mention, page: Page) -> Days | None:
    """The day of writing for what is told as news, nothing for an episode of an older story."""
    older = page.ending and (page.written - page.ending[1]).days > RECENTLY
    if (
        older
        and page.sentence(mention.start) >= CLOSE
        and not NEWS.search(page.words(page.sentence(mention.start)))
    ):
        return None
    return page.written, page.written


def _stretch(mention: Mention, page: Page) -> Days | None:
    """The days of a silence: so long up to the day of writing, or since what was told."""
    number = page.sentence(mention.start)
    times = _within(mention, page) or [time for time in page.times if page.sentence(time.start) == number]
    for time in times:
        if time.kind in {"day", "range", "duration"} and time.first < page.written and not time.loose:
            return time.first, page.written
    quote = page.text[mention.start : mention.end]
    if page.ending and AFTER_ENDING.search(quote):
        return page.ending[0], page.written
    before = (_before(mention, page) or page.ending) if SINCE_THEN.search(quote) else None
    return (before[0], page.written) if before else None
