"""The person's own chapters: a name and when it began, and what happened in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.pages.aboutwhen import days_told
from healing_journal.pages.pieces import Row

CHAPTERS = "chapters"  # the list that holds them, each line a time and a name
LONGEST = 120  # characters of a name
_UNNAMED = Days.on(date.min)


class Chapter(msgspec.Struct, frozen=True):
    """One chapter: its id in the list, its name, when it began in words and as it is changed, what happened in it.

    What happened before the first named one stands in a chapter without id or name.
    """

    id: str
    name: str
    when: str
    began: str
    rows: tuple[Row, ...]


def chapter_line(name: str, when: str, today: date) -> str:
    """Return a chapter as its line is kept.

    Raises:
        Refusal: where the name is empty or too long, or no time can be told.
    """
    name = " ".join(name.split())
    if not name:
        raise Refusal("Give the chapter a name, such as “The sublet”.")
    if len(name) > LONGEST:
        raise Refusal(f"The name of a chapter holds {LONGEST} characters.")
    days = days_told(when, today)
    return f"{_written(days)}: {name}"


def _written(days: Days) -> str:
    return str(days.first) if days.exact else f"{days.first}..{days.last}"


def chapters(lines: Mapping[str, str], rows: Sequence[Row], today: date) -> tuple[Chapter, ...]:
    """Return the chapters in the order of time, each with the rows that begin in it."""
    named = sorted((_read(line), key) for key, line in lines.items())
    in_order = [("", "", _UNNAMED), *((key, name, days) for (days, name), key in named)]
    ends = [*(after[2].first for _, after in pairwise(in_order)), date.max]
    told = [
        _chapter(key, name, days, tuple(row for row in rows if days.first <= _day(row) < end), today)
        for (key, name, days), end in zip(in_order, ends, strict=True)
    ]
    return tuple(one for one in told if one.name or one.rows)


def begun(lines: Mapping[str, str]) -> dict[date, str]:
    """Return the names of the chapters by the day on which each begins."""
    return {days.first: name for days, name in map(_read, lines.values())}


def _chapter(key: str, name: str, days: Days, rows: tuple[Row, ...], today: date) -> Chapter:
    if not name:
        return Chapter("", "", "", "", rows)
    return Chapter(key, name, f"from {prose.span(days, today)}", _written(days), rows)


def _read(line: str) -> tuple[Days, str]:
    """Read a line; one that holds no time, as another program may have written it, begins the story."""
    when, _, name = line.partition(": ")
    first, _, last = when.partition("..")
    try:
        return Days(date.fromisoformat(first), date.fromisoformat(last or first)), name
    except ValueError:
        return _UNNAMED, line


def _day(row: Row) -> date:
    return date.fromisoformat(row.first) if row.first else date.min
