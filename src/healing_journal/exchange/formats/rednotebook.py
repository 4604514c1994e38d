"""RedNotebook: a file of YAML for each month, with a text for each of its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from healing_journal.exchange.frontmatter import read_yaml
from healing_journal.exchange.keys import text_key
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, ExchangeError, Item, LeftOut
from healing_journal.model.day import Days

NAME = "rednotebook"
_MONTH = re.compile(r"(\d{4})-(\d{2})\.txt")
_DAY = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\d{1,2}:(?:\s*\{|\s*\n)")
_TEXT = "text"


def sniff(tree: Tree) -> bool:
    """Whether there are files of months that begin with a day."""
    return any(_DAY.match(tree.start(name)) for name in _months(tree)[:20])


def _months(tree: Tree) -> list[str]:
    return [name for name in tree.named(".txt") if _MONTH.fullmatch(PurePosixPath(name).name)]


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each day of each month; its categories follow its text, as lines."""
    del asked
    for name in _months(tree):
        try:
            days = read_yaml(tree.text(name))
        except (ValueError, RecursionError):
            why = "this month is damaged; save it again in RedNotebook, or fix its YAML."
            raise ExchangeError(why, name) from None
        match = _MONTH.fullmatch(PurePosixPath(name).name)
        if match and isinstance(days, dict):
            for number, told in days.items():
                yield _draft(int(match[1]), int(match[2]), number, told, name)


def _draft(year: int, month: int, number: object, told: object, name: str) -> Item:
    text = _words(told) if isinstance(told, dict) else ""
    try:
        day = date(year, month, int(str(number)))
    except (ValueError, OverflowError):
        return LeftOut("one of its days is none", name)
    if not text:
        return LeftOut(f"day {day.day} has no words", name)
    return Draft(days=Days.on(day), text=text, key=text_key(text, day))


def _words(told: dict[object, object]) -> str:
    text = str(told.get(_TEXT) or "")
    lines = [
        f"- {category}: {entry}"
        for category, entries in told.items()
        if category != _TEXT and isinstance(entries, dict)
        for entry in entries
    ]
    return "\n\n".join(part for part in (text.strip("\n"), "\n".join(lines)) if part.strip())
