"""A text as words of one spelling, with the places they stand at."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from healing_journal.reading.times.holidays import NAMES
from healing_journal.reading.times.values import Count, Value

TOKEN = re.compile(
    r"""(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?m\b\.?)?|[0-9]{1,2}\s?[ap]\.?m\b\.?|[0-9]{1,2}\s?o['’]?clock\b)
    |(?P<written>(?<![\d.,/$£€-])(?:
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

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan,february feb febuary feburary,march mar,april apr,may,june jun,july jul,august aug,"
        "september sep sept,october oct,november nov,december dec".split(","),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mon,tuesday tues tue,wednesday wed weds wednesday wensday,thursday thurs thur thu thrusday,"
        "friday fri,saturday sat,sunday sun".split(",")
    )
    for name in names.split()
}
UNITS = {
    word: unit
    for unit, words in {
        "minute": "minute minutes min mins seconds sec secs moment moments",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "night nights nite",
        "week": "week weeks wk wks",
        "weekend": "weekend weekends wkend weeknd",
        "fortnight": "fortnight fortnights",
        "month": "month months mo mos mth mths",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for word in words.split()
}
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
NUMBER_WORDS = {word: n for n, word in enumerate(SMALL)} | {word: 20 + 10 * n for n, word in enumerate(TENS)}
ORDINAL_WORDS = {word: n for n, word in enumerate(ORDINALS) if n} | {
    word[:-1] + "ieth": 20 + 10 * n for n, word in enumerate(TENS)
}
SEASON_WORDS = {"spring": "spring", "summer": "summer", "fall": "fall", "autumn": "fall", "winter": "winter"}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 2000,
}  # fmt: skip
CLASSES: dict[str, Mapping[str, int | str]] = {
    "<w>": NUMBER_WORDS,
    "<wth>": ORDINAL_WORDS,
    "<sname>": SEASON_WORDS,
    "<dname>": DECADES,
}
SPELLINGS = {
    spelling: word
    for word, spellings in {
        "today": "todays tdy",
        "yesterday": "yesterdays yday yesturday yesterdat ystrday",
        "tomorrow": "tomorrows tmrw tmr tmw tomo tommorow tommorrow tomorow tommrow",
        "tonight": "tonite tonights",
        "christmas": "xmas christmass",
        "morning": "mornin",
        "til": "till untill until",
        "through": "thru throughout",
        "st": "saint",
        "last": "lst",
        "about": "abt bout",
        "because": "cos",
    }.items()
    for spelling in spellings.split()
}
# Short names that are also everyday words; they name a day or month only in the company given in `_named`.
DOUBTFUL = {"may", "march", "mar", "sun", "sat", "wed", "mon", "jan", "jun"}
NO_NAME_AFTER = frozenset("i we you he she they it that who the a my".split())
BEFORE_NAME = frozenset(
    "in on of since last next this past coming til till until by early mid late from through during before after"
    " every between".split()
)
AFTER_NAME = frozenset(["night", "morning", "evening", "afternoon", "nite", *ORDINAL_WORDS])


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
    return len(before) in {3, 4} and (before in MONTHS or before in WEEKDAYS) and before not in {"may", "june", "july"}


def _figure(group: str, match: re.Match[str]) -> Token:
    found = match.group()
    digits = re.sub(r"[^0-9]", "", found) if group in {"decade", "ordinal", "short"} else ""
    start, end = match.span()
    match group:
        case "clock":
            return Token("<clock>", start, end)
        case "written":
            return Token("<written>", start, end, found)
        case "decade":
            return Token("<dname>", start, end, int(digits))
        case "ordinal":
            return Token("<th>", start, end, int(digits))
        case "short":
            return Token("<y2>", start, end, int(digits))
        case "chat":
            return Token({"d": "today", "n": "tonight", "m": "tomorrow"}[found[1].lower()], start, end)
        case "number":
            return _number(found, start, end)
        case _:
            return Token({"–": "-", "—": "-", "’": "'"}.get(found, found), start, end)


def _number(found: str, start: int, end: int) -> Token:
    if len(found) > 9:
        return Token("0", start, end)
    if len(found) == 4 and found.isdigit() and found[0] in "12":
        return Token("<y4>", start, end, int(found))
    return Token("<n>", start, end, Count.of(float(found.replace(",", "."))))


def _word(raw: list[re.Match[str]], at: int) -> Token:
    match = raw[at]
    found = match.group().lower().replace("’", "'")
    start, end = match.span()
    tail = found.endswith("'s")
    name = found[:-2] if tail else found.replace("'", "")
    name = SPELLINGS.get(name, name)
    if name in MONTHS and _named(raw, at):
        return Token("<mon>", start, end, MONTHS[name])
    if name in WEEKDAYS and _named(raw, at):
        return Token("<wday>", start, end, WEEKDAYS[name])
    if name.endswith("s") and not tail and name[:-1] in WEEKDAYS and len(name) > 4:
        return Token("<wdays>", start, end, WEEKDAYS[name[:-1]])
    if name in UNITS:
        plural = name.endswith("s") and not tail
        return Token(f"<u{'s' * plural}:{UNITS[name]}>", start, end, UNITS[name])
    for kind, words in CLASSES.items():
        if name in words:
            return Token(kind, start, end, words[name])
    return Token(name, start, end)


def _named(raw: list[re.Match[str]], at: int) -> bool:
    """Whether "may", "march", "sun" ... is a name here: by its neighbours, or a capital within a sentence."""
    found = raw[at].group()
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
