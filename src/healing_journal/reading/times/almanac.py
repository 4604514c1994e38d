"""Arithmetic on days: weeks from Monday, months, quarters, seasons, thirds, and years that come round."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

Days = tuple[date, date]

SEASONS = {"spring": 3, "summer": 6, "fall": 9, "winter": 12}
MONTH_DAYS = 30.4375
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


def one(day: date) -> Days:
    """The stretch that is this single day."""
    return day, day


def shift(day: date, months: float = 0, days: float = 0) -> date:
    """The day so many months and days away; a month's end stays within its month."""
    whole = int(months)
    rest = round((months - whole) * MONTH_DAYS + days)
    at = day.year * 12 + day.month - 1 + whole
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(rest)


def moved(days: Days, count: int) -> Days:
    """The stretch so many days later."""
    return days[0] + timedelta(count), days[1] + timedelta(count)


def length(days: Days) -> int:
    """How many days a stretch has, first and last counted."""
    return (days[1] - days[0]).days + 1


def week(day: date) -> Days:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def weekend(day: date) -> Days:
    """Saturday and Sunday of the week of a day."""
    return moved((week(day)[0], week(day)[0] + timedelta(1)), 5)


def months(year: int, month: int, count: int = 1) -> Days:
    """So many whole months from this one on; the month may lie outside 1 to 12."""
    more, month = divmod(month - 1, 12)
    first = date(year + more, month + 1, 1)
    return first, shift(first, months=count, days=-1)


def year(number: int) -> Days:
    """A calendar year."""
    return months(number, 1, 12)


def season(name: str, number: int) -> Days:
    """Three whole months; a winter ends in the year after."""
    return months(number, SEASONS[name], 3)


def unit(name: str, day: date, away: int = 0) -> Days:
    """The calendar week, weekend, month ... that holds a day, or one so many before or after it."""
    if name == "weekend":
        return moved(weekend(day), 7 * away)
    if name in UNIT_DAYS:
        start = week(day)[0] if name in {"week", "fortnight"} else day
        size = UNIT_DAYS[name]
        return moved((start, start + timedelta(size - 1)), size * away)
    size = UNIT_MONTHS[name]
    start_month = (day.year * 12 + day.month - 1) // size * size + size * away
    return months(0, start_month + 1, size)


def nth_weekday(days: Days, weekday: int, count: int) -> Days:
    """The nth such weekday within a stretch; count -1 is the last one."""
    if count < 0:
        last = days[1] - timedelta((days[1].weekday() - weekday) % 7)
        return one(last)
    first = days[0] + timedelta((weekday - days[0].weekday()) % 7 + 7 * (count - 1))
    if first > days[1]:
        raise ValueError(count)
    return one(first)


def nth_week(days: Days, count: int) -> Days:
    """The nth week of a month or year: a week belongs to where its Thursday lies, as in ISO 8601."""
    return week(nth_weekday(days, 3, count)[0])


def third(days: Days, part: str) -> Days:
    """The early, mid or late third of a stretch."""
    if part == "mid" and length(days) == 7:
        return days[0] + timedelta(1), days[0] + timedelta(4)
    if length(days) > 80:
        return _third_by_months(days, part)
    size = max(1, round(length(days) / 3))
    if 28 <= length(days) <= 31:
        size = 10
    if part == "early":
        return days[0], days[0] + timedelta(size - 1)
    if part == "late":
        start = 2 * size if length(days) > 14 else length(days) - size
        return days[0] + timedelta(start), days[1]
    return days[0] + timedelta(size), days[0] + timedelta(2 * size - 1)


def _third_by_months(days: Days, part: str) -> Days:
    size = round(length(days) / MONTH_DAYS) / 3
    at = {"early": 0, "mid": 1, "late": 2}[part]
    return shift(days[0], months=at * size), shift(days[0], months=(at + 1) * size, days=-1)


def half(days: Days, number: int) -> Days:
    """The first or second half of a stretch, by whole months where it has an even number of them."""
    if length(days) > 80:
        count = round(length(days) / MONTH_DAYS) // 2
        middle = shift(days[0], months=count)
    else:
        middle = days[0] + timedelta((length(days) + 1) // 2)
    return (days[0], middle - timedelta(1)) if number == 1 else (middle, days[1])


def around(found: Iterable[Days], written: date) -> tuple[Days, Days]:
    """Of stretches that come round: the latest begun by the day of writing, and the earliest not yet over."""
    ordered = sorted(found)
    begun = [days for days in ordered if days[0] <= written]
    ahead = [days for days in ordered if days[1] >= written]
    if not begun or not ahead:
        raise ValueError("out of reach")
    return begun[-1], ahead[0]


def yearly(make: Callable[[int], Days], written: date) -> tuple[Days, Days]:
    """The latest and the coming occurrence of something that comes round each year (or leap year)."""
    found = []
    for number in range(max(1, written.year - 8), min(9998, written.year + 8) + 1):
        try:
            found.append(make(number))
        except (ValueError, OverflowError):
            continue
    return around(found, written)


def monthly(number: int, written: date) -> tuple[Days, Days]:
    """The latest and the coming day of a month with this number."""
    found = []
    for away in range(-3, 4):
        first = months(written.year, written.month + away)[0]
        try:
            found.append(one(first.replace(day=number)))
        except ValueError:
            continue
    return around(found, written)


def weekly(weekday: int, written: date) -> tuple[Days, Days]:
    """The latest and the coming such weekday; the day of writing itself is both."""
    back = (written.weekday() - weekday) % 7
    ahead = (weekday - written.weekday()) % 7
    return one(written - timedelta(back)), one(written + timedelta(ahead))


def easter(number: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms)."""
    a = number % 19
    b, c = divmod(number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(number, month, day + 1)
