"""Rules for stretches between two times and up to one: "from May 3 to June 5", "since Tuesday", "for three months now"."""

from datetime import date, timedelta

from healing_journal.reading.times.almanac import Days, length, shift
from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.values import Span, Value

WEEK = timedelta(7)


def joined(first: Span, last: Span, written: date) -> tuple[Days, Days] | None:
    """The shortest stretches from one time to another: the latest begun, and the earliest not yet over."""
    starts, ends = _readings(first), _readings(last)
    if first.ahead[0] - first.past[0] == WEEK and last.past == last.ahead:
        starts.add(_weekday_before(first.past, last.past[0]))
    if first.yearless and not last.yearless:
        starts = {_in_year(days, last.past[0].year) for days in starts}
    if last.yearless and not first.yearless:
        ends = {_in_year(days, first.past[0].year + more) for days in ends for more in (0, 1)}
    found = sorted(
        (end[1] - start[0], start[0], end[1])
        for start in starts
        for end in ends
        if start[0] <= end[0] and start[0] <= end[1]
    )
    if not found:
        return None
    shortest = [(start, end) for size, start, end in found if size <= found[0][0] + timedelta(3)]
    begun = [days for days in shortest if days[0] <= written]
    ahead = [days for days in shortest if days[0] >= written] or [
        days for days in shortest if days[1] >= written
    ]
    return max(begun or shortest), min(ahead or shortest)


def _readings(span: Span) -> set[Days]:
    """Both readings; of a weekday, the one a week on as well."""
    if span.ahead[0] - span.past[0] == WEEK:
        return {span.past, span.ahead, (span.ahead[0] + WEEK, span.ahead[1] + WEEK)}
    return {span.past, span.ahead}


def _weekday_before(days: Days, end: date) -> Days:
    """The same day of the week, the last time before an end: the Monday of "Monday to Friday next week"."""
    away = timedelta((end - days[0]).days // 7 * 7)
    return days[0] + away, days[1] + away


def _in_year(days: Days, year: int) -> Days:
    away = 12 * (year - days[0].year)
    return shift(days[0], months=away), shift(days[1], months=away)


def _between(hit: Hit) -> Value:
    both = joined(hit.span("a"), hit.span("b"), hit.written)
    if not both:
        return None
    return Span.either(both, "range", yearless=hit.span("a").yearless and hit.span("b").yearless)


def _from_now_on(hit: Hit) -> Value:
    end = hit.span("t").ahead[1]
    return Span.at((hit.written, end), "range", direction=1) if end >= hit.written else None


def _since(hit: Hit) -> Value:
    found = hit.span("t")
    start = found.blur or found.past
    if start[0] > hit.written:
        return None
    days = (found.past[0], hit.written)
    size = (hit.written - found.past[0]).days if length(found.past) <= 31 else None
    return Span(days, days, "range", "range", start, 0, size)


TO = "(?:-|to|through|til|up to|up til)"
BOTH = "(?P<a><t>) {} (?:(?:the|on|until) )?(?P<b><t>)"
RANGES = (
    Rule("(?:from |between )?(?:now|here) (?:to|til|through|and) (?:the )?(?P<t><t>)", _from_now_on),
    Rule(
        "(?:from |since )?(?P<t><t>) (?:-|to|til|through|up to|up til) (?:now|(?:the )?present|date)", _since
    ),
    Rule("between (?:the )?" + BOTH.format("(?:-|to|and|&)"), _between),
    Rule("(?:from )?(?:the )?" + BOTH.format(TO), _between),
    Rule("from (?:the )?" + BOTH.format("and"), _between),
    Rule("since (?:about |around |roughly |like |the )*(?P<t><t>)", _since),
)
