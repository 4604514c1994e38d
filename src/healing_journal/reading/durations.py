"""How many days a stretch of time lasts, as its words give it: "three weeks", "a month and a half", "14 days"."""

from __future__ import annotations

import re

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "weekend": 2.0, "month": 30.4, "year": 365.0}
_SHORT = {"hr": "hour", "wk": "week", "mo": "month", "yr": "year"}
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90, "couple": 2, "few": 3,
}  # fmt: skip
_LONGEST = 36_500  # days: a hundred years; more is a manner of speaking
_AMOUNT = "|".join(sorted(_WORDS, key=len, reverse=True))
_UNIT = r"(?P<unit>hours?|days?|weeks?|weekends?|months?|years?|hrs?|wks?|mos?|yrs?)"
_STRETCH = re.compile(
    rf"\b(?P<half>half (?:an? )?)?(?:(?:a )?(?P<count>\d{{1,6}}(?:\.\d{{1,3}})?|{_AMOUNT})(?:-odd)?(?: of)?[\s-]+)?"
    rf"(?P<plus>and a half )?{_UNIT}\b(?P<after> and a half)?",
    re.IGNORECASE,
)
_NUMBERED_DAY = re.compile(r"\bday\s*#?\s*(\d{1,4})\b", re.IGNORECASE)


def days_in(words: str) -> int | None:
    """Return the length in days of the first stretch of time that the words name, or None."""
    numbered = _NUMBERED_DAY.search(words)
    if numbered:
        return max(1, int(numbered[1]))
    for match in _STRETCH.finditer(words):
        if match["count"] or match["half"]:
            days = round(_count(match) * _DAYS[_unit(match["unit"])])
            return max(1, days) if days <= _LONGEST else None
    return None


def _count(match: re.Match[str]) -> float:
    if not match["count"]:
        return 0.5
    word = match["count"].lower()
    count = float(_WORDS[word]) if word in _WORDS else float(word)
    if match["half"]:
        return count * 0.5
    return count + 0.5 if match["plus"] or match["after"] else count


def _unit(word: str) -> str:
    name = word.lower().rstrip("s")
    return _SHORT.get(name, name)
