"""Rules for days of the week and weekends, and for day words: "tomorrow", "two Sundays ago", "last weekend"."""

from datetime import timedelta

from healing_journal.reading.times.almanac import (
    length,
    moved,
    nth_weekday,
    one,
    unit,
    week,
    weekend,
    weekly,
)
from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.dates import AFTER_DAY
from healing_journal.reading.times.periods import AWAY, REL
from healing_journal.reading.times.values import Span, Value

DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
PART = "(?:(?:early |late )?(?:morning|afternoon|evening|nite|noon|midnight|lunchtime|midday)|night)"


def _day_word(hit: Hit) -> Value:
    return Span.at(one(hit.written + timedelta(DAY_WORDS[hit.word("day")])))


def _weekday(hit: Hit) -> Value:
    return Span.either(weekly(hit.number("w"), hit.written))


def _relative_weekday(hit: Hit) -> Value:
    """Read "Last Friday" is Friday of last week by the calendar; people mean the latest one, kept as blur."""
    words = hit.match.group().split()
    away, number = AWAY[hit.word("rel")], hit.number("w")
    this = one(week(hit.written)[0] + timedelta(number))
    latest, coming = weekly(number, hit.written)
    if latest[0] == hit.written and away:
        latest, coming = moved(latest, -7), moved(coming, 7)
    if away < 0 or "past" in words:
        near = latest
    elif {"coming", "upcoming", "following"} & set(words):
        near = coming
    else:
        near = this if not away else moved(this, 7)
    calendar = (
        moved(this, 7 * away)
        if hit.word("rel") in {"last", "this", "next", "previous"} and "past" not in words
        else near
    )
    return Span(calendar, calendar, "day", "day", near)


def _weekday_of(hit: Hit) -> Value:
    found, number = hit.span("t"), hit.number("w")
    if length(found.past) > 7:
        return None
    return Span.either((nth_weekday(found.past, number, 1), nth_weekday(found.ahead, number, 1)))


def _weekdays_of(hit: Hit) -> Value:
    monday, first, last = hit.span("t").past[0], hit.number("w"), hit.number("x")
    if length(hit.span("t").past) != 7 or first > last:
        return None
    return Span.at((monday + timedelta(first), monday + timedelta(last)), "range")


def _weekday_first(hit: Hit) -> Value:
    """Read "Monday next", "Sunday last"."""
    return _relative_weekday(hit) if not hit.following or hit.following in AFTER_DAY else None


def _other_day(hit: Hit) -> Value:
    """Read "the other day": not today or yesterday, and not long ago."""
    size = 7 if "week>" in hit.word("u") else 1
    days = (
        hit.written - timedelta(7 * (3 if size > 1 else 1)),
        hit.written - timedelta(2 if size == 1 else 7),
    )
    return Span.at(days, "range", direction=-1)


def _business_day(hit: Hit) -> Value:
    """Read "the next business day", "the last working day of the month"."""
    step = -1 if hit.word("rel") in {"last", "previous"} else 1
    day = hit.span("t").past[1] if hit.word("t") else hit.written + timedelta(step)
    while day.weekday() > 4:
        day += timedelta(step)
    return Span.at(one(day))


def _weekday_beyond(hit: Hit) -> Value:
    """Read "Friday before last", "the Friday after next"."""
    back = hit.word("side") == "before"
    if hit.word("w"):
        latest, coming = weekly(hit.number("w"), hit.written)
        latest = moved(latest, -7) if latest[0] == hit.written else latest
        coming = moved(coming, 7) if coming[0] == hit.written else coming
        days = moved(latest, -7) if back else moved(coming, 7)
        return Span.at(days)
    grain = str(hit.value("u"))
    if grain in {"minute", "hour", "day", "night"}:
        return None
    return Span.at(unit(grain, hit.written, -2 if back else 2), grain)


def _weekdays_away(hit: Hit) -> Value:
    count = hit.number("n")
    latest, coming = weekly(hit.number("w"), hit.written)
    if hit.word("side") in {"ago", "back"}:
        extra = -7 if latest[0] == hit.written else 0
        return Span.at(moved(latest, extra - 7 * (count - 1)), direction=-1)
    extra = 7 if coming[0] == hit.written else 0
    return Span.at(moved(coming, extra + 7 * (count - 1)), direction=1)


def _weekends_away(hit: Hit) -> Value:
    back = hit.word("side") in {"ago", "back"}
    if hit.value("u") != "weekend":
        return None
    return Span.at(unit("weekend", hit.written, -hit.number("n") if back else hit.number("n")), "weekend")


def _the_weekend(hit: Hit) -> Value:
    this = weekend(hit.written)
    return Span.either((this if this[0] <= hit.written else moved(this, -7), this), "weekend")


def _this_weekend(hit: Hit) -> Value:
    return Span.at(unit("weekend", hit.written, AWAY[hit.word("rel")]), "weekend")


def _part_of_day(hit: Hit) -> Value:
    found = hit.span("t")
    return found if length(found.past) == 1 else None


DAY_TIMES = (
    Rule("(?:the )?day before yesterday", lambda hit: Span.at(one(hit.written - timedelta(2)))),
    Rule("(?:the )?(?:night|day|evening) before last", lambda hit: Span.at(one(hit.written - timedelta(2)))),
    Rule("(?:the )?day after tomorrow", lambda hit: Span.at(one(hit.written + timedelta(2)))),
    Rule("overmorrow", lambda hit: Span.at(one(hit.written + timedelta(2)))),
    Rule(
        "(?:(?:early|late|later|earlier) )?(?P<day>today|tonight|yesterday|tomorrow)(?: " + PART + ")?",
        _day_word,
    ),
)
WEEKS = (
    Rule("the other (?P<u>day|night|evening|week)", _other_day),
    Rule(
        "(?:the )?(?P<rel>last) (?:business|working|work) day (?:of|in) (?P<t><month>|<year>|<week>|<quarter>)",
        _business_day,
    ),
    Rule("(?:the )?(?P<rel>next|last|previous|following) (?:business|working|work) day", _business_day),
    Rule("(?P<w><wday>) (?P<rel>last|next)(?! <)", _weekday_first),
    Rule("recently", lambda hit: Span.at((hit.written - timedelta(14), hit.written), "range", direction=-1)),
    Rule("(?:the )?(?:(?P<w><wday>)|(?P<u><unit>)) (?P<side>before|after) (?:last|next)", _weekday_beyond),
    Rule("(?P<n><n>) (?:more )?(?P<w><wdays>) (?P<side>ago|back|from now|from today)", _weekdays_away),
    Rule("(?P<n><n>) (?P<u><plural>) (?P<side>ago|back|from now)", _weekends_away),
    Rule("last (?:night|evening|nite)", lambda hit: Span.at(one(hit.written - timedelta(1)))),
    Rule(
        "(?:early |late |later |earlier )?this (?:very )?(?:early |late |mid )?(?:- )?"
        "(?:morning|afternoon|evening|noon|lunchtime|night|arvo)",
        lambda hit: Span.at(one(hit.written)),
    ),
    Rule("(?:the )?(?:current|present) day", lambda hit: Span.at(one(hit.written))),
    Rule(REL + " (?P<u>weekend)", _this_weekend),
    Rule(
        "(?:(?<=over )|(?<=on )|(?<=during )|(?<=of )|(?<=for )|(?<=at ))(?:the )?weekend(?! of| before| after)",
        _the_weekend,
    ),
    Rule(
        "(?:from )?(?P<w><wday>) (?:-|to|through|til) (?P<x><wday>) (?:of |in )?(?P<t><week>)", _weekdays_of
    ),
    Rule("(?P<t><week>) (?:from )?(?P<w><wday>) (?:-|to|through|til) (?P<x><wday>)", _weekdays_of),
    Rule("(?P<w><wday>) (?:of |in )?(?:the )?(?P<t><week>)", _weekday_of),
    Rule("(?P<t><week>) (?:on )?(?P<w><wday>)", _weekday_of),
    Rule("(?:on )?" + REL + " (?P<w><wday>)", _relative_weekday),
    Rule("(?P<w><wday>)", _weekday),
    Rule(
        "(?P<t><day>) (?:, )?(?:(?:early|late) )?(?:in the )?(?:morning|afternoon|evening|night|nite|noon|midnight|lunchtime|dawn)",
        _part_of_day,
    ),
    Rule(
        "(?:the )?(?:early |late )?(?:morning|afternoon|evening|night) of (?:the )?(?P<t><day>)", _part_of_day
    ),
)
