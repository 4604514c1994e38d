"""A text as words of one spelling, with the places they stand at."""

import re
from collections.abc import Iterator

from msgspec import Struct

from healing_journal.reading.times.holidays import NAMES
from healing_journal.reading.times.values import Count, Value
from healing_journal.reading.times.vocabulary import (
    AFTER_NAME,
    BEFORE_NAME,
    CLASSES,
    DOUBTFUL,
    MONTHS,
    NAMES_OF_TIME,
    NO_NAME_AFTER,
    SPELLINGS,
    UNITS,
    WEEKDAYS,
)

TOKEN = re.compile(
    r"""(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?m\b\.?)?|[0-9]{1,2}\s?[ap]\.?m\b\.?|[0-9]{1,2}\s?o['’]?clock\b)
    |(?P<written>(?<![\d.,/$£€])(?<![^\d\s]-)(?<!\b\d{3}-)(?:
        [0-9]{4}([-/.])[0-9]{1,2}\3[0-9]{1,2}(?=t?\b|t[0-9])
        |[0-9]{1,2}([-/.])[0-9]{1,2}\4[0-9]{4}\b|[0-9]{1,2}([-/])[0-9]{1,2}\5[0-9]{2}\b|[0-9]{2}\.[0-9]{2}\.[0-9]{2}\b
        |(?!(?<=[0-9]\s)[12]/[234]\b)[0-9]{1,2}/[0-9]{1,2}\b|[12][0-9]{3}[-/](?:0?[1-9]|1[0-2])\b|(?:0?[1-9]|1[0-2])/[12][0-9]{3}\b)(?![/\d]|[.,]\d))
    |(?P<decade>(?<![\d$£€])(?:['’]?[2-9]0['’]?s|[12][0-9]{2}0['’]?s)\b)
    |(?P<ordinal>(?<![\d.])[0-9]{1,3}\s?(?:st|nd|rd|th)\b)
    |(?P<chat>2(?:day|nite|night|moro|morrow)\b)
    |(?P<short>(?<!\w)['’][0-9]{2}\b)
    |(?P<number>(?<![\d$£€#])[0-9]+(?:\.[0-9]+|,5(?=\s?[a-z]))?)
    |(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    |(?P<gap>[^\S\n]+)
    |(?P<mark>.|\n)""",
    re.IGNORECASE | re.VERBOSE,
)


class Token(Struct, frozen=True):
    """A word as the grammar sees it, with its place in the text and, once it is read, its meaning."""

    text: str
    start: int
    end: int
    value: Value = None


def tokens(text: str) -> Iterator[Token]:
    """The words and marks of a text; what the grammar has no class for keeps its own spelling."""
    named = list(NAMES.finditer(text))
    raw = [match for match in TOKEN.finditer(text) if match.lastgroup != "gap"]
    holidays = iter([*named, None])
    holiday = next(holidays)
    for at, match in enumerate(raw):
        while holiday and holiday.end() <= match.start():
            holiday = next(holidays)
        if holiday and holiday.start() <= match.start():
            if holiday.start() == match.start():
                yield Token("<hol>", *holiday.span(), holiday)
            continue
        group = match.lastgroup or "mark"
        if group == "word":
            yield _word(raw, at)
        elif not _closes_abbreviation(raw, at):
            yield _figure(group, match)


def _closes_abbreviation(raw: list[re.Match[str]], at: int) -> bool:
    """Whether this is the stop of "Jan." or "Fri." with more to come on the line."""
    if raw[at].group() != "." or at == 0:
        return False
    before = raw[at - 1].group().lower()
    return (
        len(before) in {3, 4}
        and (before in MONTHS or before in WEEKDAYS)
        and before not in {"may", "june", "july"}
    )


CLIPPED = re.compile(r"['’](?!s$)", re.IGNORECASE)
FIGURES = {"clock": "<clock>", "decade": "<dname>", "ordinal": "<th>", "short": "<y2>"}
CHAT = {"d": "today", "n": "tonight", "m": "tomorrow"}
MARKS = {"–": "-", "—": "-", "’": "'"}


def _figure(group: str, match: re.Match[str]) -> Token:
    """What is written with figures or marks."""
    found = match.group()
    start, end = match.span()
    if group in FIGURES:
        digits = "".join(sign for sign in found if sign in "0123456789")
        return Token(FIGURES[group], start, end, int(digits))
    if group == "written":
        return Token("<written>", start, end, found)
    if group == "chat":
        return Token(CHAT[found[1].lower()], start, end)
    return _number(found, start, end) if group == "number" else Token(MARKS.get(found, found), start, end)


def _number(found: str, start: int, end: int) -> Token:
    if len(found) > 9:
        return Token("0", start, end)
    if len(found) == 4 and found.isdigit() and found[0] in "12":
        return Token("<y4>", start, end, int(found))
    return Token("<n>", start, end, Count.of(float(found.replace(",", "."))))


def _word(raw: list[re.Match[str]], at: int) -> Token:
    start, end = raw[at].span()
    text, value = _classified(raw, at)
    return Token(text, start, end, value)


def _classified(raw: list[re.Match[str]], at: int) -> tuple[str, Value]:
    """The class of a word and what it stands for; a word of no class stands for itself."""
    found = raw[at].group().lower().replace("’", "'")
    owning = found.endswith("'s")
    name = found[:-2] if owning else found.replace("'", "")
    name = SPELLINGS.get(name, name)
    several = name.endswith("s") and not owning
    if name in NAMES_OF_TIME and not _named(raw, at):
        return name, None
    if several and len(name) > 4 and name[:-1] in WEEKDAYS:
        return "<wdays>", WEEKDAYS[name[:-1]]
    if name in UNITS:
        return f"<u{'s' * several}:{UNITS[name]}>", UNITS[name]
    return next(((kind, words[name]) for kind, words in CLASSES.items() if name in words), (name, None))


def _named(raw: list[re.Match[str]], at: int) -> bool:
    """Whether "may", "march", "sun" ... is a name here: by its neighbours, or a capital within a sentence."""
    found = raw[at].group()
    if CLIPPED.search(found):
        return False  # "we'd" is no Wednesday
    if found.lower() not in DOUBTFUL:
        return True
    previous = raw[at - 1].group().lower() if at else "."
    following = [match.group().lower() for match in raw[at + 1 : at + 3]]
    if following[:1] == ["."] and len(following) > 1:
        del following[0]
    after = following[0] if following else "."
    if previous in NO_NAME_AFTER or after == "be":
        return False
    if after[0].isdigit() or after in AFTER_NAME or previous[0].isdigit() or previous in BEFORE_NAME:
        return True
    if after in {"-", "–", "to", "/"} and (following[-1] in MONTHS or following[-1] in WEEKDAYS):
        return True
    return found[0].isupper() and (previous[0].isalpha() or previous == ",")
