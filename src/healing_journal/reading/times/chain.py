"""Times counted from one told of before: "the next day" after "on Friday" is a Saturday."""

from datetime import date

from healing_journal.reading.times.almanac import Days, length, one, unit
from healing_journal.reading.times.values import Hop, Span, blurred


def chained(hop: Hop, before: Span | None, written: date) -> Span | None:
    """The days of a hop from the time told before it, or from the day of writing."""
    try:
        return _from(hop, before.past if before else one(written), before.blur if before else None)
    except (ValueError, OverflowError):
        return None


def _from(hop: Hop, base: Days, blur: Days | None) -> Span:
    amount = hop.amount
    if hop.grain != "day":
        steps = hop.sign if amount.length else 0
        return Span.at(unit(hop.grain, base[0], steps), hop.grain)
    move = amount.back if hop.sign < 0 else amount.on
    days = (move(base[0]), move(base[1]))
    around = blurred(base[0], amount, hop.sign)
    if blur:
        around = (move(blur[0]), move(blur[1]))
    elif around and length(base) > 1:
        around = (min(around[0], days[0]), max(around[1], days[1]))
    grain = "day" if length(days) == 1 else "range"
    return Span(days, days, grain, "day" if grain == "day" else "range", around, hop.sign)
