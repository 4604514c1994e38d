"""Rules for days named by number: "May 3rd, 2024", "3/5/24", "the 14th", "from 4 to 22 June"."""

import re
from datetime import date

from healing_journal.reading.times.almanac import Days, length, monthly, months, one, yearly
from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.values import Span, Value
from healing_journal.reading.times.vocabulary import listed

YEAR = "(?: (?:, )?(?:of |in |- |/ )?(?:the year )?(?P<year><y4>|<y2>))"
DAY = "(?:the )?(?P<d><th>|<wth>)"
TO = "(?:-|to|through|til|and|&)"
MON = "(?P<mon><mon>)"
# Words that may follow a bare "the 14th" where it is a day: what begins a new clause or says more of the day.
AFTER_DAY = frozenset(
    listed(
        "i we he she they it you my his her our the a an at in on and but or so because when where was is were are will"
        " with for to from that this if while though morning evening night afternoon of as not now please by after before"
        " hahaha lol has had have would should can then which who until til ill id im ive hes shes theyll itll youll weve its"
    )
)


def _full_year(hit: Hit, part: str = "year") -> int | None:
    if not hit.word(part):
        return None
    return century_of(hit.number(part), hit)


def century_of(number: int, hit: Hit) -> int:
    """The year that a number of two or four figures means: at most twenty years ahead of writing."""
    if number >= 100:
        return number
    whole = hit.written.year // 100 * 100 + number
    return whole - 100 if whole > hit.written.year + 20 else whole


def day_of_month(hit: Hit, month: int, day: int, year: int | None) -> Span | None:
    """A day with its month; without a year both the latest and the coming one."""
    if not 1 <= day <= 31:
        return None
    if year is not None:
        return Span.at(one(date(year, month, day)))
    return Span.either(yearly(lambda y: one(date(y, month, day)), hit.written), yearless=True)


def _month_day(hit: Hit) -> Value:
    return day_of_month(hit, hit.number("mon"), hit.number("d"), _full_year(hit))


def _days_of_month(hit: Hit) -> Value:
    month, first, last, year = hit.number("mon"), hit.number("d"), hit.number("e"), _full_year(hit)
    if not 1 <= first < last <= 31:
        return None
    if year is not None:
        return Span.at((date(year, month, first), date(year, month, last)), "range")
    return Span.either(
        yearly(lambda y: (date(y, month, first), date(y, month, last)), hit.written), "range", yearless=True
    )


def _days_in_month(hit: Hit) -> Value:
    """Days within a month that is already read: "4 to 22 this month", "the 3rd of last month"."""
    month, first = hit.span("t"), hit.number("d")
    last = hit.number("e") if hit.word("e") else first
    if not 1 <= first <= last <= 31 or not 27 < length(month.past) < 32:
        return None
    both = tuple(
        (days[0].replace(day=first), days[0].replace(day=last)) for days in (month.past, month.ahead)
    )
    return Span.either((both[0], both[1]), "day" if first == last else "range", yearless=month.yearless)


def _day_may_end(hit: Hit) -> bool:
    """Whether what follows a bare number leaves it a day: nothing, a mark, or what begins a clause."""
    return not hit.following[:1].isalpha() or hit.following in AFTER_DAY


def _relative_month_day(hit: Hit) -> Value:
    """Read "next April the 20th", "last May 5"."""
    found = _month_day(hit)
    if not isinstance(found, Span):
        return None
    return Span.at(found.past if hit.word("rel") in {"last", "past"} else found.ahead)


def _number_of_month(hit: Hit) -> Value:
    number = hit.number("d")
    if not 1 <= number <= 31 or not _day_may_end(hit):
        return None
    return Span.either(monthly(number, hit.written))


def _relative_number(hit: Hit) -> Value:
    """Read "next 25th", "this past 3rd"."""
    found = _number_of_month(hit)
    if not isinstance(found, Span):
        return None
    return Span.at(found.past if hit.word("rel") in {"last", "past"} else found.ahead)


def _number_alone(hit: Hit) -> Value:
    """Read "I go back on 15": only where nothing follows."""
    return None if hit.following else _number_of_month(hit)


def _numbers_of_month(hit: Hit) -> Value:
    first, last = hit.number("d"), hit.number("e")
    if not 1 <= first < last <= 31 or not _day_may_end(hit):
        return None
    found = []
    for away in range(-3, 4):
        start = months(hit.written.year, hit.written.month + away)[0]
        try:
            found.append((start.replace(day=first), start.replace(day=last)))
        except ValueError:
            continue
    begun = [days for days in found if days[0] <= hit.written]
    ahead = [days for days in found if days[1] >= hit.written]
    return Span.either((begun[-1], ahead[0]), "range")


def _weekday_number(hit: Hit) -> Value:
    """Read "Monday the 21st": the nearest months whose 21st is a Monday."""
    number, weekday = hit.number("d"), hit.number("w")
    found: list[Days] = []
    for away in range(-14, 15):
        start = months(hit.written.year, hit.written.month + away)[0]
        try:
            day = start.replace(day=number)
        except ValueError:
            continue
        if day.weekday() == weekday:
            found.append(one(day))
    begun = [days for days in found if days[0] <= hit.written]
    ahead = [days for days in found if days[1] >= hit.written]
    return Span.either((begun[-1], ahead[0])) if begun and ahead else None


def _weekday_date(hit: Hit) -> Value:
    """A weekday before its date: without a year, the reading whose weekday agrees is the one meant."""
    found, weekday = hit.span("t"), hit.number("w")
    agree = [days for days in (found.past, found.ahead) if days[0].weekday() == weekday]
    if found.yearless and len(agree) == 1:
        return Span.at(agree[0])
    return found


def _in_figures(hit: Hit) -> Value:
    """Read "2024-05-03", "3/5/24", "22/4", "5/2024"."""
    text = str(hit.value("f"))
    parts = [int(part) for part in re.split(r"[-/.]", text)]
    if len(parts[0:1]) and len(re.split(r"[-/.]", text)[0]) == 4:
        return _year_first(parts)
    if len(parts) == 2 and parts[1] > 999:
        return Span.at(months(parts[1], parts[0]), "month")
    if len(parts) == 2 and (
        hit.following in {"of", "out", "chance", "star", "stars", "times", "percent"}
        or not _plausible(hit, parts)
    ):
        return None
    first, second = parts[:2]
    month, day = (second, first) if (hit.scene.day_first or first > 12) and second <= 12 else (first, second)
    if not 1 <= month <= 12:
        return None
    return day_of_month(hit, month, day, century_of(parts[2], hit) if len(parts) == 3 else None)


def _year_first(parts: list[int]) -> Value:
    if len(parts) == 2:
        return Span.at(months(*parts), "month")
    return Span.at(one(date(*parts)))


def _plausible(hit: Hit, parts: list[int]) -> bool:
    """Whether two figures are a day rather than a mark out of ten, a fraction or "24/7"."""
    if hit.preceding in CUES:
        return parts[1] > 0
    return (
        parts not in ([24, 7], [9, 11]) and parts[1] not in {0, 10} and parts[0] != parts[1] and parts[1] > 4
    )


def day_comes_first(text: str) -> bool:
    """Whether a text writes the day before the month: some figure pair can be read in no other way."""
    pairs = re.findall(r"(?<![\d./-])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{4}|[0-9]{2})(?![\d/])", text)
    return any(int(first) > 12 for first, _ in pairs) and not any(int(second) > 12 for _, second in pairs)


CUES = frozenset(listed("on since til from by to between before after of due dated - date <wday>"))
DATES = (
    Rule(
        "(?P<year><y4>) (?:, |- |/ )?" + MON + " (?:, |- |/ )?(?:the )?(?P<d><th>|<wth>|<n>)(?! <unit>)",
        _month_day,
    ),
    Rule("(?P<year><y4>) (?:, |- |/ )?(?P<d><th>|<wth>|<n>) (?:of |- |/ )?" + MON, _month_day),
    Rule(
        "(?:from |between )?(?:the )?(?P<d><th>|<n>) "
        + TO
        + " (?:the )?(?P<e><th>|<n>) (?:of |in |, )?"
        + MON
        + YEAR
        + "?",
        _days_of_month,
    ),
    Rule(
        "(?:from |between )?"
        + MON
        + " (?:the )?(?P<d><th>|<n>) "
        + TO
        + " (?:the )?(?P<e><th>|<n>)(?! <mon>| of <mon>)"
        + YEAR
        + "?",
        _days_of_month,
    ),
    Rule(
        "(?P<rel>next|last|coming|past) " + MON + " (?:the )?(?P<d><th>|<wth>|<n>)(?! <unit>| <y4>| , <y4>)",
        _relative_month_day,
    ),
    Rule(MON + " (?:, |- |/ )?" + "(?:the )?(?P<d><th>|<wth>|<n>)(?! <unit>)" + YEAR + "?", _month_day),
    Rule(
        "(?:the )?(?:day )?(?P<d><th>|<wth>|<n>) (?:day )?(?:of |in |, |- |/ )?(?:the )?(?:month of )?"
        + MON
        + YEAR
        + "?",
        _month_day,
    ),
    Rule("(?P<f><written>)", _in_figures),
    Rule("(?P<w><wday>) ,? ?(?:on )?(?:the )?(?P<t><day>)", _weekday_date),
    Rule("(?P<t><day>) (?:, )?(?:on )?(?:an? )?(?P<w><wday>)(?! to| -| after| before)", _weekday_date),
    Rule("(?P<w><wday>) ,? ?(?:the )?(?P<d><th>|<wth>)", _weekday_number),
)
DAYS_OF_MONTHS = (
    Rule(
        "(?:from |between )?(?:the )?(?P<d><th>|<n>|<wth>) "
        + TO
        + " (?:the )?(?P<e><th>|<n>|<wth>) (?:of |in |, )?(?P<t><month>)",
        _days_in_month,
    ),
    Rule("(?P<t><month>) (?P<d><n>|<th>) " + TO + " (?P<e><n>|<th>)", _days_in_month),
    Rule("(?:the )?(?P<d><th>|<n>|<wth>)(?: day)? (?:of |in |, )?(?P<t><month>)", _days_in_month),
    Rule("(?P<t><month>) (?:, )?(?:on )?the (?P<d><th>|<wth>)(?! <unit>| <wday>| quarter)", _days_in_month),
    Rule("on (?P<d><n>)(?! <| -| /| ,| or| and)", _number_alone),
    Rule("(?:from |between )?the (?P<d><th>) " + TO + " (?:the )?(?P<e><th>)", _numbers_of_month),
    Rule(
        "(?:on|since|til|by|from|before|after) (?:from |between )?(?:the )?(?P<d><th>) (?:-|to|through) (?:the )?(?P<e><th>)",
        _numbers_of_month,
    ),
    Rule(
        "(?:on |the )?(?P<rel>next|last|this|coming|following|past) (?P<d><th>)(?! <unit>| <wday>| quarter| of)",
        _relative_number,
    ),
    Rule("the (?P<d><th>)(?! <unit>| <wday>| quarter)", _number_of_month),
    Rule(
        "(?:(?<=on )|(?<=since )|(?<=til )|(?<=by )|(?<=from )|(?<=of )|(?<=before )|(?<=after )|(?<=to ))(?:the )?(?P<d><th>|<wth>)(?! <unit>| <wday>| quarter)",
        _number_of_month,
    ),
)
