"""Long pages in parts: the latest first, each short enough to open at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from healing_journal.model.day import Days
from healing_journal.pages import prose
from healing_journal.pages.pieces import Part

T = TypeVar("T")

SIZE = 40  # facts a part: with their words, a drawing, type and style sheet under 100 KB
WORDY = 26  # the same where each has forms of its own, or many quotes


def part_of(
    items: Sequence[T], number: int | None, when: Callable[[T], date], today: date, size: int = SIZE
) -> tuple[Sequence[T], Part]:
    """Return one part of items that stand in the order of time, and where it stands among the parts.

    Part 0 is the latest, None is the whole. A number too high gives the earliest part.
    """
    if number is None:
        return items, Part()
    parts = max(1, -(-len(items) // size))
    number = min(max(number, 0), parts - 1)
    end = len(items) - number * size
    held = items[max(0, end - size) : end]
    said = _said([when(item) for item in held], today) if parts > 1 else ""
    earlier = number + 1 if number + 1 < parts else None
    return held, Part(number, parts, said, earlier, number - 1 if number else None)


def _said(days: Sequence[date], today: date) -> str:
    return prose.stretch(Days(min(days), max(days)), today)
