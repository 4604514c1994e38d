"""Rules for months, years, seasons, quarters, decades and holidays: stretches the calendar itself knows."""

from collections.abc import Callable

from healing_journal.reading.times.almanac import (
    UNIT_MONTHS,
    Days,
    half,
    months,
    moved,
    season,
    unit,
    week,
    year,
    yearly,
)
from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.counts import amount
from healing_journal.reading.times.dates import AFTER_DAY, century_of
from healing_journal.reading.times.holidays import named
from healing_journal.reading.times.values import Count, Span, Value
from healing_journal.reading.times.vocabulary import listed

AWAY = {
    **dict.fromkeys(listed("last past previous prior preceding"), -1),
    **dict.fromkeys(listed("this current same the"), 0),
    **dict.fromkeys(listed("next coming upcoming following"), 1),
}
REL = "(?:(?:this|the) )?(?P<rel>last|past|previous|prior|preceding|this|current|next|coming|upcoming|following)"
OF_YEAR = "(?: (?:, )?(?:of |in |- )?(?:the year )?(?P<year><y4>|<y2>))"
REL_YEAR = "(?:of |in )?(?:the )?(?P<rel>last|this|next|previous|following|coming|current|same|past) year"
HOPPING, HOP_GRAINS = {"next", "following"}, {"week", "weekend", "month", "year"}
EARLY = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
}


def recurring(hit: Hit, make: Callable[[int], Days], grain: str) -> Span:
    """What comes round each year: in the year given, in last, this or next year, or the nearest."""
    parts = hit.match.groupdict()
    if parts.get("year"):
        return Span.at(make(century_of(hit.number("year"), hit)), grain)
    both = yearly(make, hit.written)
    if parts.get("rel"):
        return _by_year(hit, make, grain, both)
    return Span.either(both, grain, yearless=True)


def _by_year(hit: Hit, make: Callable[[int], Days], grain: str, both: tuple[Days, Days]) -> Span:
    """Read "Last June" is June of last year by the calendar; people often mean the latest one, kept as blur."""
    away = AWAY[hit.word("rel")]
    days = make(hit.written.year + away)
    if "<u:year>" in hit.match.group().split():
        return Span.at(days, grain)
    near = days
    if away < 0:
        near = both[0] if both[0][1] < hit.written else make(both[0][0].year - 1)
    elif away > 0:
        near = both[1] if both[1][0] > hit.written else make(both[1][0].year + 1)
    if grain != "month" or {"past", "coming", "upcoming"} & set(hit.match.group().split()):
        days = near
    return Span(days, days, grain, "day" if days[0] == days[1] else "range", near)


def _month(hit: Hit) -> Value:
    number = hit.number("mon")
    return recurring(hit, lambda y: months(y, number), "month")


def _season(hit: Hit) -> Value:
    name = str(hit.value("season"))
    found = recurring(hit, lambda y: season(name, y), "season")
    if hit.word("rel") and AWAY.get(hit.word("rel")) == 0 and "<u:year>" not in hit.match.group().split():
        # "This winter" is the one that holds the day of writing, though it began last year.
        running = yearly(lambda y: season(name, y), hit.written)[0]
        return Span.at(running, "season") if running[1] >= hit.written else found
    return found


def _holiday(hit: Hit) -> Value:
    if hit.word("rel") in {"following", "prior", "preceding"}:
        # "The week following Easter" is not the Easter that follows.
        return None
    make = named(hit.value("hol"))  # type: ignore[arg-type]
    found = recurring(hit, make, "day")
    if not hit.word("part"):
        return found
    return Span.either(
        (_around(hit.word("part"), found.past), _around(hit.word("part"), found.ahead)), "range"
    )


def _around(part: str, days: Days) -> Days:
    if "week>" in part:
        return week(days[0])
    saturday = moved(week(days[0])[:1] * 2, 5)[0]
    found = (saturday, moved((saturday, saturday), 1)[0])
    if days[0].weekday() < 1:
        found = moved(found, -7)
    return min(found[0], days[0]), max(found[1], days[1])


def _year(hit: Hit) -> Value:
    number = hit.number("year")
    return (
        Span.at(year(century_of(number, hit)), "year")
        if number >= 1000 or hit.word("year") == "<y2>"
        else None
    )


def _year_alone(hit: Hit) -> Value:
    """Read "Graduated 2019.": a year of the last decades, with nothing after it that it could count."""
    near = -40 < hit.number("year") - hit.written.year < 8
    return _year(hit) if near and len(hit.run.tokens) == 1 and hit.following in AFTER_DAY | {""} else None


def _quarter(hit: Hit) -> Value:
    number = hit.number("n")
    if not 1 <= number <= 4:
        return None
    return recurring(hit, lambda y: months(y, 3 * number - 2, 3), "quarter")


def _half_year(hit: Hit) -> Value:
    number = hit.number("n")
    return recurring(hit, lambda y: half(year(y), number), "range") if number in {1, 2} else None


def _decade(hit: Hit) -> Value:
    if hit.number("decade") < 70 and not hit.match.group().startswith("the "):
        # "In her 30s" is an age.
        return None
    first = hit.number("decade")
    if first < 100:
        first += 1900 if first > (hit.written.year % 100) else hit.written.year // 100 * 100
    return Span.at((year(first)[0], year(first + 9)[1]), "decade")


def _century(hit: Hit) -> Value:
    number = hit.number("n")
    if not 1 <= number <= 30:
        return None
    return Span.at((year(max(1, number * 100 - 100))[0], year(number * 100 - 1)[1]), "century")


def _relative(hit: Hit) -> Value:
    away, grain = AWAY[hit.word("rel")], str(hit.value("u"))
    if grain not in UNIT_MONTHS and grain not in {"week", "weekend", "fortnight"}:
        return None
    found = _unit(hit, grain, away)
    if (
        "the" in {hit.preceding, *hit.match.group().split()}
        and hit.word("rel") in HOPPING
        and grain in HOP_GRAINS
    ):
        # "The next week" counts from what was told before.
        return None
    if grain == "weekend" or away >= 0 or "the" not in hit.match.group().split():
        return found
    # "The past month" is the month up to now; "the last month" is so for people, though not for the calendar.
    trailing = (amount(Count.of(1), grain).back(hit.written), hit.written)
    days = trailing if hit.word("rel") == "past" else found.past
    return Span(days, days, grain, "range", trailing)


def _unit(hit: Hit, grain: str, away: int) -> Span:
    return Span.at(unit(grain, hit.written, away), "range" if grain == "fortnight" else grain)


def _this_time(hit: Hit) -> Value:
    size, away = amount(Count.of(1), str(hit.value("u"))), AWAY[hit.word("rel")]
    day = hit.written if not away else size.back(hit.written) if away < 0 else size.on(hit.written)
    return Span.at((day, day), direction=away)


def _of_the(hit: Hit) -> Value:
    grain = str(hit.value("u"))
    return None if grain in {"minute", "hour", "day", "night"} else _unit(hit, grain, 0)


YEAR_CUE = (
    "(?:(?<=in )|(?<=since )|(?<=of )|(?<=til )|(?<=by )|(?<=from )|(?<=before )|(?<=after )|(?<=to )|(?<=during )"
    "|(?<=through )|(?<=between )|(?<=early )|(?<=mid )|(?<=late )|(?<=and )|(?<=<year> - )|(?<=around )|(?<=about )"
    "|(?<=back )|(?<=> ))"
)
PERIODS = (
    Rule(REL + " (?P<hol><hol>)(?: (?P<part>weekend))?", _holiday),
    Rule("(?P<hol><hol>)(?: (?P<part>weekend|week))?(?:" + OF_YEAR + "| " + REL_YEAR + ")?", _holiday),
    Rule("(?:the )?(?:month of )?(?P<mon><mon>)" + OF_YEAR, _month),
    Rule("(?P<year><y4>) (?:, |- |/ )?(?P<mon><mon>)", _month),
    Rule("(?:the )?(?:month of )?(?P<mon><mon>) " + REL_YEAR, _month),
    Rule(REL + " (?P<mon><mon>)", _month),
    Rule("(?:the )?(?:whole |entire )?(?:month of )?(?P<mon><mon>)(?: month)?", _month),
    Rule("(?:the )?(?P<season><sname>)(?: season)?" + OF_YEAR, _season),
    Rule("(?:the )?(?P<season><sname>) " + REL_YEAR, _season),
    Rule(REL + " (?P<season><sname>)", _season),
    Rule(
        "(?:(?<=in )|(?<=over )|(?<=since )|(?<=early )|(?<=late )|(?<=mid )|(?<=during )|(?<=til )|(?<=by )|(?<=of )|(?<=all )|(?<=through ))"
        "(?:the )?(?P<season><sname>)(?! of| break)",
        _season,
    ),
    Rule("(?:the )?q (?P<n><n>)(?:" + OF_YEAR + "| " + REL_YEAR + ")?", _quarter),
    Rule("(?:the )?quarter (?P<n><n>)(?:" + OF_YEAR + "| " + REL_YEAR + ")?", _quarter),
    Rule("(?P<year><y4>) (?:- )?q (?P<n><n>)", _quarter),
    Rule("(?:the )?(?P<n><wth>|<th>) quarter(?:" + OF_YEAR + "| " + REL_YEAR + ")?", _quarter),
    Rule("(?:the )?h (?P<n><n>)" + OF_YEAR, _half_year),
    Rule("(?:the )?(?P<n><wth>|<th>) half" + OF_YEAR, _half_year),
    Rule("(?:the )?(?P<decade><dname>)", _decade),
    Rule("(?:the )?(?P<n><wth>|<th>) century", _century),
    Rule("(?:(?:the )?(?:calendar |fiscal |school |academic )?year )(?P<year><y4>)", _year),
    Rule("(?P<year><y4>)(?= (?:-|to|til|through) <y(?:4|ear)>| (?:- )?week <n>)", _year),
    Rule("(?:the year )?" + YEAR_CUE + "(?P<year><y4>|<y2>)(?! <unit>| <amt>)", _year),
    Rule("(?P<year><y4>)", _year_alone),
)
LONG_UNITS = (
    Rule(
        "(?:this|the same) (?:time|day|date)(?: of)? (?P<rel>last|next|this|previous) (?P<u><unit>)",
        _this_time,
    ),
    Rule("(?<=of )the (?P<u><unit>)(?! of| before| after| that)", _of_the),
    Rule(
        "(?:(?<=end of )|(?<=start of )|(?<=beginning of )|(?<=middle of )|(?<=rest of ))(?P<u><unit>)",
        _of_the,
    ),
    Rule(
        "(?<=of )" + "(?P<rel>last|this|next) (?P<u><unit>)",
        lambda hit: _unit(hit, str(hit.value("u")), AWAY[hit.word("rel")]),
    ),
    Rule(
        REL
        + " (?:calendar )?(?P<u><unit>)(?! (?:of|before|after|in) <t>| of| before| after next| or <n>| and (?:a|<n>) half)",
        _relative,
    ),
)
