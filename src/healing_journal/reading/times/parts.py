"""Rules for parts of a stretch: "the second Monday in June", "early May", "the rest of the week"."""

from datetime import timedelta

from healing_journal.reading.times.almanac import (
    Days,
    half,
    length,
    nth_week,
    nth_weekday,
    third,
    unit,
    week,
    weekend,
)
from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.periods import EARLY
from healing_journal.reading.times.values import Span, Value


def _ordinal(hit: Hit) -> int:
    return -1 if hit.word("n") in {"last", "final"} else hit.number("n")


def _nth_weekday(hit: Hit) -> Value:
    found, number, count = hit.span("t"), hit.number("w"), _ordinal(hit)
    return Span.either((nth_weekday(found.past, number, count), nth_weekday(found.ahead, number, count)))


def _nth_unit(hit: Hit) -> Value:
    found, grain, count = hit.span("t"), str(hit.value("u")), _ordinal(hit)
    both = tuple(_nth(days, grain, count) for days in (found.past, found.ahead))
    return Span.either((both[0], both[1]), "day" if grain == "day" else grain)


def _nth(days: Days, grain: str, count: int, size: int = 1) -> Days:
    if grain == "week":
        return nth_week(days, count)
    if grain == "weekend":
        return nth_weekday(days, 5, count)[0], nth_weekday(days, 5, count)[0] + timedelta(1)
    if grain == "fortnight" or grain not in {"day", "month", "quarter", "year", "decade"}:
        raise ValueError(grain)
    if count < 0:
        return unit(grain, days[1], 1 - size)[0], unit(grain, days[1])[1]
    first, last = unit(grain, days[0], count - 1)[0], unit(grain, days[0], count + size - 2)[1]
    if first > days[1]:
        raise ValueError(count)
    return first, last


def _first_units(hit: Hit) -> Value:
    """Read "The first two weeks of March", "the last few days of 2019"."""
    found, size = hit.span("t"), hit.amount("amt")
    if size.length > length(found.past):
        return None
    both = []
    for days in (found.past, found.ahead):
        if hit.word("n") == "last":
            both.append((size.back(days[1] + timedelta(1)), days[1]))
        else:
            both.append((days[0], size.on(days[0]) - timedelta(1)))
    return Span.either((both[0], both[1]), "range")


def _part(hit: Hit) -> Value:
    """Read "Early May", "the middle of last week", "the end of the month"."""
    found = hit.span("t")
    if found.grain == "day" and length(found.past) == 1:
        return found if hit.word("early") in EARLY else None
    part = EARLY.get(hit.word("early"), "late")
    both = (third(found.past, part), third(found.ahead, part))
    return Span(both[0], both[1], "range", "range", yearless=found.yearless)


def _half_of(hit: Hit) -> Value:
    found, count = hit.span("t"), hit.number("n")
    return (
        Span.either((half(found.past, count), half(found.ahead, count)), "range") if count in {1, 2} else None
    )


def _so_far(hit: Hit) -> Value:
    found = hit.span("t").past
    return Span.at((found[0], min(found[1], hit.written)), "range") if found[0] <= hit.written else None


def _rest_of(hit: Hit) -> Value:
    found = hit.span("t").ahead
    return Span.at((max(found[0], hit.written), found[1]), "range") if found[1] >= hit.written else None


def _unit_so_far(hit: Hit) -> Value:
    return Span.at((unit(str(hit.value("u")), hit.written)[0], hit.written), "range")


def _unit_rest(hit: Hit) -> Value:
    grain = str(hit.value("u"))
    return Span.at((hit.written, unit(grain, hit.written)[1]), "range") if grain != "day" else None


def _week_of(hit: Hit) -> Value:
    found = hit.span("t")
    make = weekend if hit.word("end") else week
    if length(found.past) > 7:
        return None
    return Span.either((make(found.past[0]), make(found.ahead[0])), "range" if make is weekend else "week")


def _week_ending(hit: Hit) -> Value:
    past, ahead = hit.span("t").past[1], hit.span("t").ahead[1]
    return Span.either(((past - timedelta(6), past), (ahead - timedelta(6), ahead)), "range")


def _week_number(hit: Hit) -> Value:
    number = hit.number("n")
    year_days = hit.span("t").past if hit.word("t") else unit("year", hit.written)
    return (
        Span.at(nth_week(year_days, number), "week")
        if 1 <= number <= 53 and length(year_days) > 360
        else None
    )


OF = "(?:(?:of|in|for|during|,|that|from|-) )?(?:the )?"
NTH = "(?:the )?(?:very )?(?P<n><th>|<wth>|last|final)"
EARLY_WORDS = "(?P<early>early|beginning|start|mid|middle|late|end|close|turn|tail end)"
PARTS = (
    Rule("(?P<t><month>|<year>) (?P<n><th>|<wth>|last) (?P<u>week|weekend|day)", _nth_unit),
    Rule("(?:the )?week ending (?:on )?(?P<t><day>)", _week_ending),
    Rule(NTH + " (?P<w><wday>|<wdays>) " + OF + "(?P<t><month>|<year>|<quarter>|<season>)", _nth_weekday),
    Rule(
        NTH + " (?P<u><unit>) " + OF + "(?P<t><month>|<year>|<quarter>|<season>|<decade>|<week>|<century>)",
        _nth_unit,
    ),
    Rule(
        "(?:the )?(?P<n>first|last|<wth>) (?P<amt><amt>) " + OF + "(?P<t><month>|<year>|<quarter>|<season>)",
        _first_units,
    ),
    Rule("(?P<t><year>) (?:- )?week (?P<n><n>)", _week_number),
    Rule("(?:the )?week (?P<n><n>)(?: " + OF + "(?P<t><year>))?", _week_number),
    Rule(
        "(?:the )?(?:week|(?P<end>weekend)) (?:of|beginning|starting|commencing|containing|from) (?:the )?(?P<t><day>)",
        _week_of,
    ),
    Rule("(?:the )?(?P<n><wth>|<th>) half of (?:the )?(?P<t><t>)", _half_of),
    Rule(
        "(?:the )?(?:by )?(?:very )?" + EARLY_WORDS + " (?:- )?(?:part )?(?:of |in |on )?(?:the )?(?P<t><t>)",
        _part,
    ),
    Rule("(?:later|rest|remainder|remaining) (?:part )?(?:of |in |on )?(?:the )?(?P<t><t>)", _rest_of),
    Rule("(?:earlier) (?:in |on )?(?:the )?(?P<t><t>)", _so_far),
    Rule("(?:so far|up to now) (?P<t><t>)", _so_far),
    Rule("(?P<t><t>) (?:so far|to date|until now|up to now)", _so_far),
    Rule("(?P<u><unit>) to date", _unit_so_far),
    Rule("(?:the )?(?:rest|remainder) of (?:the |this )?(?P<u><unit>)", _unit_rest),
    Rule(
        "(?:whole|entire|all|all of|during|through|throughout|over) (?:the )?(?P<t><week>|<month>|<year>|<weekend>|<season>)",
        lambda hit: hit.span("t"),
    ),
)
