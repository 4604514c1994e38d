"""Days that have a name: where each lies in a year. United States by default, as is the order of month and day."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from healing_journal.reading.times.almanac import Days, easter, months, nth_weekday, one

Make = Callable[[int], Days]


def fixed(month: int, day: int, to: tuple[int, int] | None = None) -> Make:
    """The same day, or days, of every year; an end before the start lies in the next year."""

    def make(year: int) -> Days:
        first = date(year, month, day)
        if to is None:
            return one(first)
        return first, date(year + (to < (month, day)), *to)

    return make


def nth(month: int, weekday: int, count: int, more: int = 0) -> Make:
    """The nth such weekday of a month, and so many days after it."""
    return lambda year: one(nth_weekday(months(year, month), weekday, count)[0] + timedelta(more))


def from_easter(first: int, last: int | None = None) -> Make:
    """So many days from Easter Sunday."""
    return lambda year: (
        easter(year) + timedelta(first),
        easter(year) + timedelta(first if last is None else last),
    )


def _long(day: date, away: int) -> Days:
    first, last = sorted((day, day + timedelta(away)))
    return first, last


MON, SUN, THU = 0, 6, 3
HOLIDAYS: dict[str, Make] = {
    "(?:easter (?:weekend|break))": from_easter(-2, 1),
    "easter monday": from_easter(1),
    "(?:easter sunday|easter day|easter)": from_easter(0),
    "good friday": from_easter(-2),
    "(?:holy|maundy) thursday": from_easter(-3),
    "palm sunday": from_easter(-7),
    "ash wednesday": from_easter(-46),
    "(?:mardi gras|shrove tuesday|fat tuesday|pancake day)": from_easter(-47),
    "(?:pentecost|whit sunday)": from_easter(49),
    "whit monday": from_easter(50),
    "ascension day": from_easter(39),
    "corpus christi": from_easter(60),
    "(?:christmas|xmas) eve": fixed(12, 24),
    "(?:christmas|winter|holiday|xmas) (?:break|vacation)": fixed(12, 18, (1, 4)),
    "christmas (?:holidays|season|time|period)": fixed(12, 20, (1, 2)),
    "(?:christmas|xmas)(?: day)?": fixed(12, 25),
    "(?:boxing day|st\\.? stephen's day)": fixed(12, 26),
    "kwanzaa": fixed(12, 26, (1, 1)),
    "new year(?:'s)? eve": fixed(12, 31),
    "nye": fixed(12, 31),
    "new year's(?: day)?": fixed(1, 1),
    "new year(?: day)?(?! eve)": fixed(1, 1),
    "(?:epiphany|three kings(?: day)?)": fixed(1, 6),
    "(?:mlk|martin luther king)(?: jr)?(?: day)?": nth(1, MON, 3),
    "groundhog(?:'s)? day": fixed(2, 2),
    "(?:st\\.? |saint )?valentine's(?: day)?|valentine day": fixed(2, 14),
    "(?:v-?day)": fixed(2, 14),
    "(?:president's day|washington's birthday)": nth(2, MON, 3),
    "(?:(?:st\\.?|saint) (?:patrick|patty|paddy)'s|paddy's)(?: day)?": fixed(3, 17),
    "(?:international )?women's day": fixed(3, 8),
    "april fool(?:'s)?(?: day)?": fixed(4, 1),
    "earth day": fixed(4, 22),
    "arbor day": nth(4, 4, -1),
    "anzac day": fixed(4, 25),
    "(?:may day|international worker's day)": fixed(5, 1),
    "cinco de mayo": fixed(5, 5),
    "star wars day": fixed(5, 4),
    "mother's day": nth(5, SUN, 2),
    "memorial day weekend": lambda year: _long(nth(5, MON, -1)(year)[0], -2),
    "memorial day": nth(5, MON, -1),
    "juneteenth": fixed(6, 19),
    "father's day": nth(6, SUN, 3),
    "(?:canada|dominion) day": fixed(7, 1),
    "(?:independence day|fourth of july|4th of july|july (?:4th|fourth))": fixed(7, 4),
    "bastille day": fixed(7, 14),
    "labou?r day weekend": lambda year: _long(nth(9, MON, 1)(year)[0], -2),
    "labou?r day": nth(9, MON, 1),
    "(?:columbus|indigenous people's) day": nth(10, MON, 2),
    "(?:all hallow's eve|halloween)(?: day| night)?": fixed(10, 31),
    "all (?:saint|hallow)'s day": fixed(11, 1),
    "(?:all soul's day|day of the dead|dia de los muertos)": fixed(11, 2),
    "(?:guy fawkes(?: day| night)?|bonfire night)": fixed(11, 5),
    "(?:veteran's|armistice|remembrance) day": fixed(11, 11),
    "single(?:'s)? day": fixed(11, 11),
    "thanksgiving (?:weekend|break)": lambda year: _long(nth(11, THU, 4)(year)[0], 3),
    "(?:thanksgiving eve)": nth(11, THU, 4, -1),
    "thanksgiving(?: day)?": nth(11, THU, 4),
    "turkey day": nth(11, THU, 4),
    "black friday": nth(11, THU, 4, 1),
    "small business saturday": nth(11, THU, 4, 2),
    "cyber monday": nth(11, THU, 4, 4),
    "inauguration day": fixed(1, 20),
    "(?:children's day)": fixed(6, 1),
    "(?:girl's day)": fixed(3, 7),
    "(?:teacher's day)": fixed(9, 10),
    "(?:youth day)": fixed(5, 4),
    "pi day": fixed(3, 14),
    "australia day": fixed(1, 26),
    "winter solstice": fixed(12, 21),
    "summer solstice": fixed(6, 21),
    "spring equinox": fixed(3, 20),
    "(?:autumn|fall) equinox": fixed(9, 22),
    "spring break": fixed(3, 8, (3, 23)),
}
"""Each name as a pattern, the longer before the shorter; "'s" also stands for "s" and "s'"."""

_MAKES = tuple(HOLIDAYS.values())
NAMES = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<h{at}>{name})".replace("'s", "['’]?s['’]?").replace(" ", r"[^\S\n]+")
        for at, name in enumerate(HOLIDAYS)
    )
    + r")\b",
    re.IGNORECASE,
)


def named(match: re.Match[str]) -> Make:
    """The holiday that a match of `NAMES` names."""
    group = match.lastgroup or ""
    return _MAKES[int(group[1:])]
