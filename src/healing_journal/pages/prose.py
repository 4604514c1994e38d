"""How dates, spans and counts are said: as a person says them, no more precise than they are known."""

from __future__ import annotations

from datetime import date, timedelta

from healing_journal.model.day import Days, month_of, year_of

FEW_DAYS = 9  # a span no longer than this is said day to day: "9 to 12 June"
A_MONTH = 35  # one no longer than this by its middle: "about late April"
NEAR = 6  # days: as near as this, the day of the week helps
_MONTH_NAMES = "January February March April May June July August September October November December"
_MONTHS = _MONTH_NAMES.split()
_WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_WEEKDAYS = _WEEKDAY_NAMES.split()
_SMALL_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve"
_SMALL = _SMALL_NUMBERS.split()


def day(when: date, today: date) -> str:
    """Say a day: its weekday where it is near, its year where it is another than this one."""
    plain = f"{when.day} {_MONTHS[when.month - 1]}"
    if abs((when - today).days) <= NEAR:
        return f"{_WEEKDAYS[when.weekday()]} {plain}"
    return plain if when.year == today.year else f"{plain} {when.year}"


def near_day(when: date, today: date) -> str:
    """Say a day as today, yesterday or tomorrow where it is one of these."""
    names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return names.get((when - today).days) or day(when, today)


def span(days: Days, today: date) -> str:
    """Say some days: one day, a few, a month, or about when."""
    if days.exact:
        return day(days.first, today)
    if days == month_of(days.first.year, days.first.month):
        return _month(days.first, today)
    if days == year_of(days.first.year):
        return str(days.first.year)
    if days.length <= FEW_DAYS:
        return _few(days, today)
    if days.length <= A_MONTH:
        return f"about {_part(days.middle, today)}"
    return _between(days, today)


def stretch(days: Days, today: date) -> str:
    """Say from when to when something went on."""
    return day(days.first, today) if days.exact else _few(days, today)


def _few(days: Days, today: date) -> str:
    last = _dated(days.last, today)
    if (days.first.year, days.first.month) == (days.last.year, days.last.month):
        return f"{days.first.day} to {last}"
    if days.first.year == days.last.year:
        return f"{days.first.day} {_MONTHS[days.first.month - 1]} to {last}"
    return f"{days.first.day} {_MONTHS[days.first.month - 1]} {days.first.year} to {last}"


def _dated(when: date, today: date) -> str:
    plain = f"{when.day} {_MONTHS[when.month - 1]}"
    return plain if when.year == today.year else f"{plain} {when.year}"


def _month(when: date, today: date) -> str:
    name = _MONTHS[when.month - 1]
    return name if when.year == today.year else f"{name} {when.year}"


def _part(when: date, today: date) -> str:
    """Say a third of a month: early, middle, late."""
    third = min((when.day - 1) // 10, 2)
    return f"{('early ', 'mid-', 'late ')[third]}{_month(when, today)}"


def _between(days: Days, today: date) -> str:
    first, last = _part(days.first, today), _part(days.last, today)
    if days.first.year == days.last.year != today.year:
        first = first.removesuffix(f" {days.first.year}")
    return f"between {first} and {last}"


def count(number: int, what: str, several: str = "") -> str:
    """Say how many: in words up to twelve, `several` where the plural is not with an s."""
    amount = _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"
    return f"{amount} {what if number == 1 else several or what + 's'}"


def days_long(number: int) -> str:
    """Say a number of days, with weeks beside it where that is easier to feel."""
    weeks, rest = divmod(number, 7)
    if number >= 2 * 7 and rest == 0:
        return f"{number:,} days ({weeks:,} weeks)"
    return f"{number:,} day{'' if number == 1 else 's'}"


def ago(when: Days, today: date) -> str:
    """Say about how long ago, in the unit that a person would use."""
    gone = (today - when.middle).days
    if gone < 0:
        return f"in {_long(-gone)}"
    if gone == 0 and when.exact:
        return "today"
    about = "" if when.exact and gone < _MONTHS_FROM else "about "
    return f"{about}{_long(gone)} ago"


def month_name(month: int) -> str:
    """Say a month."""
    return _MONTHS[month - 1]


_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 75, 700
_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25


def _long(days: int) -> str:
    if days < _WEEKS_FROM:
        return count(days, "day")
    if days < _MONTHS_FROM:
        return count(round(days / _WEEK), "week")
    if days < _YEARS_FROM:
        return count(round(days / _MONTH), "month")
    return count(round(days / _YEAR), "year")


def sentence(words: str) -> str:
    """Make words a sentence: a capital first, a full stop last."""
    full = words[:1].upper() + words[1:]
    return full if full.endswith((".", "?", "…")) else f"{full}."


def listed(parts: list[str]) -> str:
    """Join parts as one says them: "one, two and three"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def shortened(words: str, longest: int = 240) -> str:
    """Cut long words at a word's end, saying with an ellipsis that they go on."""
    flat = " ".join(words.split())
    if len(flat) <= longest:
        return flat
    return f"{flat[:longest].rsplit(' ', 1)[0]} …"


def week(first: date, today: date) -> str:
    """Say a week by its days."""
    return _few(Days(first, first + timedelta(days=6)), today)
