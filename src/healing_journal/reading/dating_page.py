"""A text made ready for dating: its sentences and clauses, its times, and when the relationship ended."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from healing_journal.reading.clauses import sentences
from healing_journal.reading.times import Timex, find_times

Days = tuple[date, date]

RECENTLY = 14
RECENT = re.compile(
    r"\b(?:just(?! as\b)|jus|jsut|recent|recently|lately|fresh|freshly|newly)\b", re.IGNORECASE
)
# What stands beside a length of time that reaches back from the day of writing ("it's been ...", "... out"),
# and beside one that does not ("together for ...", "... relationship").
BACK_BEFORE = re.compile(
    r"(?:\b(?:been|since|marks?|post|hit|it['’]?s|its|out of|single|for|now|passed|is|just|only|already|coming up (?:on|to))"
    r"\s+(?:only |just |now |officially |exactly |already |about |almost |nearly |over |like |around )*|^\W*)$",
    re.IGNORECASE,
)
BACK_AFTER = re.compile(
    r"^\W*(?:(?:that |since )?(?:we|i|s?he|they)(?: have|['’]ve| has|['’]s) been (?:broken up|apart|separated|split|single)|now\b|already|since|post\b|out\b|into?\b|after (?:the|our|my|we|s?he|they|him|her|break|leaving|that)"
    r"|of (?:no|nc|silence)|single|later|no contact|nc\b|on\b|today|has passed|have passed|broken up|and )",
    re.IGNORECASE,
)
TOGETHER_BEFORE = re.compile(
    r"\b(?:together|dat(?:ed|ing)|relationships?|with|of|(?:boy|girl)friend|gf|bf|partner|married|known|knew|our|my"
    r"|her|his|lasted|after|the|on (?:and|&|n) off|seeing|on a|was|took|asked for|engaged|spent|every|talk(?:ed|ing)?)"
    r"(?:\s+[\w']+){0,2}?\s*\(?$",
    re.IGNORECASE,
)
TOGETHER_AFTER = re.compile(
    r"^\W*(?:relationships?|together|long|marriage|anniversary|of (?:dat|be|love|us|memor|our|my)"
    r"|with (?:him|her|them|someone|my|this)|older|younger|old\b|we were|on and off)",
    re.IGNORECASE,
)
APART_BEFORE = re.compile(r"\b(?:out of|broken up|single|separated|apart|since)\b[^.!?\n]*$", re.IGNORECASE)


THIS_WEEKEND = re.compile(r"this weekend\b", re.IGNORECASE)
FRIDAY = 4


class Mention(Struct, frozen=True):
    """A finding to be dated: its kind, where its quote stands, and the fields that bear on its time."""

    kind: str
    start: int
    end: int
    what: str = ""
    repeated: bool = False
    status: str = ""
    ongoing: bool = True


class Page(Struct, frozen=True):
    """A text with the day it was written, its times, where its sentences and clauses start and when the ending was."""

    text: str
    written: date
    times: tuple[Timex, ...]
    starts: tuple[int, ...]
    clauses: tuple[int, ...]
    ending: Days | None = None

    def sentence(self, at: int) -> int:
        """The number of the sentence at a place."""
        return bisect_right(self.starts, at) - 1

    def clause(self, at: int) -> int:
        """The number of the clause at a place."""
        return bisect_right(self.clauses, at) - 1

    def words(self, number: int) -> str:
        """The words of a sentence."""
        return _piece(self.text, self.starts, number)

    def clause_words(self, number: int) -> str:
        """The words of a clause."""
        return _piece(self.text, self.clauses, number)

    def within(self, mention: Mention) -> list[Timex]:
        """The times in the quote of a mention."""
        return [time for time in self.times if time.start < mention.end and time.end > mention.start]


def _piece(text: str, starts: tuple[int, ...], number: int) -> str:
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return text[starts[number] : end]


def page_of(text: str, written: date) -> Page:
    """A text made ready for dating what is found in it."""
    parts = sentences(text)
    starts = _from_nought(part.span.start for part in parts)
    clauses = _from_nought(clause.start for part in parts for clause in part.clauses)
    return Page(text, written, find_times(text, written), starts, clauses)


def _from_nought(starts: Iterable[int]) -> tuple[int, ...]:
    return (0, *(start for start in starts if start))


def reaches_back(time: Timex, page: Page) -> bool:
    """Whether a length of time counts back from the day of writing, and is not how long something lasted."""
    before, after = page.text[max(0, time.start - 40) : time.start], page.text[time.end : time.end + 30]
    if TOGETHER_AFTER.search(after):
        return False
    if page.words(page.sentence(time.start)).strip(" \n.,!…") == time.quote:
        return True
    if BACK_AFTER.search(after) or APART_BEFORE.search(before) or time.quote.lower().startswith("day"):
        return True
    return bool(BACK_BEFORE.search(before)) and not TOGETHER_BEFORE.search(before)


def days_of(kind: str, time: Timex, page: Page) -> Days | None:
    """What one time expression says of when a finding behind the writer was, or nothing."""
    if time.kind == "repeated" or time.loose:
        return None
    if time.kind == "duration":
        if not reaches_back(time, page):
            return None
        return (time.first, time.last) if kind == "contact" else time.blurred
    days = time.past or time.blurred
    if THIS_WEEKEND.match(time.quote) and days[0] > page.written and page.written.weekday() < FRIDAY:
        return shifted(days[0], -7), shifted(days[1], -7)
    if kind == "contact" and time.kind == "range" and time.last == page.written > days[1]:
        return time.first, time.last
    return days if days[0] <= page.written else None


def behind(time: Timex, page: Page) -> Days | None:
    """The days of a time that lies behind the writer, or nothing."""
    if time.kind == "repeated" or time.loose or (time.kind == "duration" and not reaches_back(time, page)):
        return None
    days = time.blurred if time.kind == "duration" else time.past or time.blurred
    return days if days[0] <= page.written else None


def shifted(day: date, days: int) -> date:
    """The day so many days on, or the first or last of the calendar."""
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))
