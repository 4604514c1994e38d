"""Rules for days so far from another: "three weeks ago", "in a week", "two days after Christmas", "the next day"."""

from datetime import date, timedelta

from healing_journal.reading.times.almanac import Days, length, moved, one, unit
from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.counts import amount
from healing_journal.reading.times.values import Amount, Count, Hop, Span, Value, blurred

PARTS_OF_DAY = {"night", "morning", "evening", "afternoon"}


def away(hit: Hit, found: Amount, sign: int, base: date | None = None) -> Span:
    """The day so far from a base, with what people may mean by it; two or three weeks ago is all days between."""
    start = base or hit.written
    move = found.back if sign < 0 else found.on
    days = one(move(start))
    if not found.exact and not (found.months.word or found.days.word):
        days = (
            min(move(start, "least"), move(start, "most")),
            max(move(start, "least"), move(start, "most")),
        )
    blur = blurred(start, found, sign)
    single = days[0] == days[1]
    return Span(days, days, "day" if single else "range", "day" if single else "range", blur, sign)


def _ago(hit: Hit) -> Value:
    return away(hit, hit.amount("amt"), -1)


def _from_now(hit: Hit) -> Value:
    return away(hit, hit.amount("amt"), 1)


def _ago_exactly(hit: Hit) -> Value:
    """Read "A week ago today", "three weeks ago on Friday"."""
    base = hit.span("t")
    found = hit.amount("amt")
    if length(base.past) > 1:
        return None
    if base.yearless and found.unit == "year":
        return Span.at(one(base.past[0].replace(year=found.back(hit.written).year)), direction=-1)
    if abs((base.past[0] - hit.written).days) <= 1 and hit.word("side") != "on":
        return Span.at(one(found.back(base.past[0])), direction=-1)
    near = found.back(hit.written)
    weekday = base.past[0].weekday()
    nearest = min(
        (near + timedelta(k) for k in range(-3, 4)), key=lambda day: (day.weekday() != weekday, day)
    )
    return Span.at(one(nearest), direction=-1)


def _week_from(hit: Hit) -> Value:
    """Read "A week from Friday", "a week today", "two days after Christmas", "three weeks before May 5"."""
    base, found = hit.span("t"), hit.amount("amt")
    sign = -1 if hit.word("side") in {"before", "prior to", "ahead of"} else 1
    if hit.word("side") == "on" and (found.unit not in {"week", "fortnight"} or length(base.past) > 1):
        return None
    move = found.back if sign < 0 else found.on

    def at(days: Days) -> Days:
        return one(move(days[0] if sign < 0 else days[1]))

    past, ahead = at(base.past), at(base.ahead)
    if hit.word("side") in {"from", "on", ""}:
        past = ahead
    return Span(past, ahead, yearless=base.yearless)


def _beside(hit: Hit) -> Value:
    """Read "The day after Thanksgiving", "the week before Easter", "the Saturday after Christmas"."""
    base = hit.span("t")
    sign = -1 if hit.word("side") in {"before", "prior to"} else 1
    if hit.word("w"):
        number = hit.number("w")
        return Span.either(
            (_weekday_beside(base.past, number, sign), _weekday_beside(base.ahead, number, sign))
        )
    grain = str(hit.value("u")) if hit.word("u").startswith("<") else hit.word("u")
    grain = "day" if grain in PARTS_OF_DAY else grain
    both = [unit(grain, days[0] if sign < 0 else days[1], sign) for days in (base.past, base.ahead)]
    return Span.either((both[0], both[1]), grain)


def _weekday_beside(days: Days, weekday: int, sign: int) -> Days:
    start = days[1] if sign > 0 else days[0]
    step = (weekday - start.weekday()) * sign % 7 or 7
    return one(start + timedelta(sign * step))


def _next_stretch(hit: Hit) -> Value:
    """Read "The next three days", "the last two weeks": from the day beside the day of writing on."""
    found = hit.amount("amt")
    size = found.length
    if size < 1:
        return None
    if hit.word("rel") in {"last", "past", "previous", "prior", "preceding", "these"}:
        days = (found.back(hit.written), hit.written - timedelta(1))
        blur = (found.back(hit.written), hit.written)
        return Span(days, days, "range", "range", blur, -1, size)
    first = hit.written + timedelta(1)
    days = (first, found.on(hit.written))
    return Span(days, days, "range", "range", (hit.written, days[1]), 1, size)


def _within(hit: Hit) -> Value:
    found = hit.amount("amt")
    if hit.word("past"):
        days = (found.back(hit.written), hit.written)
        return Span(days, days, "range", "range", None, -1, found.length)
    days = (hit.written, found.on(hit.written))
    return Span(days, days, "range", "range", None, 1, found.length)


def _later(hit: Hit) -> Value:
    return Hop(hit.amount("amt"), 1)


def _earlier(hit: Hit) -> Value:
    return Hop(hit.amount("amt"), -1)


def _hop_of(hit: Hit) -> Value:
    return _later(hit) if hit.word("side") == "after" else _earlier(hit)


def _hop(count: int, grain: str = "day") -> Hop:
    return Hop(amount(Count.of(abs(count)), grain), -1 if count < 0 else 1, grain)


def _hop_unit(hit: Hit) -> Value:
    grain = str(hit.value("u")) if hit.word("u").startswith("<") else hit.word("u")
    grain = "day" if grain in PARTS_OF_DAY else grain
    if grain in {"minute", "hour", "fortnight", "quarter", "decade", "century"}:
        return None
    count = {"before": -1, "previous": -1, "that": 0, "same": 0, "very": 0}.get(hit.word("side"), 1)
    return _hop(count, grain)


NOT_BEFORE = "(?! <t>| that| we| i| he| she| they| my| our| his| her| the| it| this)"
BESIDE = (
    Rule(
        "(?:the )?(?:(?P<w><wday>)|(?P<u><unit>|morning|evening|afternoon)) (?P<side>after|before|following|prior to) (?:the )?(?P<t><t>)",
        _beside,
    ),
)
AGO = (
    Rule(
        "(?P<amt><amt>) (?:ago|back|before now|earlier|previously|prior) (?P<side>on|to|from)? ?(?P<t><day>)",
        _ago_exactly,
    ),
    Rule("(?:since )?(?P<amt><amt>) (?:ago|back|before now)", _ago),
    Rule(
        "(?:in )?(?P<amt><amt>) (?:from now|from today|hence|from this day|after today|after now)", _from_now
    ),
    Rule("in (?:the )?(?P<rel>last|past|previous|prior|next|coming|following) (?P<amt><amt>)", _next_stretch),
    Rule(
        "(?:within|inside|in under|in less than) (?P<past>the (?:last|past) )?(?:the (?:next )?)?(?P<amt><amt>)(?! of| from| after)",
        _within,
    ),
    Rule(
        "in (?:exactly |about |around |another )?(?P<amt><amt>)(?: time)?(?! ago| of| together| with| before| after| from| later)",
        _from_now,
    ),
    Rule(
        "(?:for |over |during |through |of )?(?:these |the |this )?(?P<rel>last|past|previous|prior|preceding|next|coming|following|upcoming) (?P<amt><amt>)",
        _next_stretch,
    ),
    Rule(
        "(?P<amt><amt>) (?P<side>from|after|before|prior to|since|following|ahead of|on) (?:the )?(?P<t><t>)",
        _week_from,
    ),
    Rule(
        "(?P<amt><amt>) (?P<t><day>)",
        lambda hit: _week_from(hit) if hit.amount("amt").unit in {"week", "fortnight"} else None,
    ),
    Rule("(?P<t><day>) week", lambda hit: Span.either((moved(hit.span("t").ahead, 7),) * 2)),
)
HOPS = (
    Rule("(?P<amt><amt>) (?:later|after that|afterwards|after this)", _later),
    Rule("(?P<amt><amt>) (?:earlier|before that|prior|beforehand|before this)", _earlier),
    Rule("(?P<amt><amt>) (?P<side>after|before)", lambda hit: None if hit.following else _hop_of(hit)),
    Rule("(?:the )?(?P<side>next|following) (?P<u><unit>|morning|evening|afternoon)", _hop_unit),
    Rule(
        "the (?P<u><unit>|morning|evening|afternoon) (?P<side>after|before)(?: that)?" + NOT_BEFORE, _hop_unit
    ),
    Rule("(?:the )?(?P<side>previous) (?P<u>day|night)", _hop_unit),
    Rule("(?:the )?(?P<side>that|same) (?:same |very )?(?P<u><unit>|evening|morning|afternoon)", _hop_unit),
)
