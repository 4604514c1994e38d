"""Lines that break between words on the screen; the text itself is not touched."""

from __future__ import annotations

import re
from bisect import bisect_right

from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.utils import get_cwidth

_PIECE = re.compile(r"\s+|\S+")


class BetweenWords(Processor):
    """Fill a row with spaces on the screen where the next word would not fit, so that it begins the next row."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Show one line of the text."""
        line = fragment_list_to_text(transformation_input.fragments)
        shown, places = filled(line, transformation_input.width)
        return Transformation(
            [("", shown)],
            source_to_display=lambda at: places[at] if at < len(places) else len(shown) + at - len(places),
            display_to_source=lambda at: max(bisect_right(places, at) - 1, 0),
        )


def filled(line: str, width: int) -> tuple[str, list[int]]:
    """Return the line with its filling, and where each of its characters then stands."""
    shown: list[str] = []
    places: list[int] = []
    across = 0
    for word in _PIECE.findall(line):
        wide = sum(map(get_cwidth, word))
        if 0 < across < width < across + wide and wide <= width and not word.isspace():
            shown.extend(" " * (width - across))
            across = 0
        for character in word:
            places.append(len(shown))
            shown.append(character)
            across += get_cwidth(character)
            across = get_cwidth(character) if across > width else across
    return "".join(shown), places


def row_below(lines: list[str], at: tuple[int, int], width: int) -> tuple[int, int]:
    """Return the line and column one row further down the screen; the same where there is none."""
    number, column = at
    shown, places = filled(lines[number], width)
    across = _place(column, shown, places)
    if across // width < len(shown) // width:
        return number, _column(across + width, shown, places)
    if number + 1 == len(lines):
        return at
    return number + 1, _column(across % width, *filled(lines[number + 1], width))


def row_above(lines: list[str], at: tuple[int, int], width: int) -> tuple[int, int]:
    """Return the line and column one row further up the screen; the same where there is none."""
    number, column = at
    shown, places = filled(lines[number], width)
    across = _place(column, shown, places)
    if across >= width:
        return number, _column(across - width, shown, places)
    if number == 0:
        return at
    shown, places = filled(lines[number - 1], width)
    return number - 1, _column(len(shown) // width * width + across, shown, places)


def _place(column: int, shown: str, places: list[int]) -> int:
    return places[column] if column < len(places) else len(shown)


def _column(place: int, shown: str, places: list[int]) -> int:
    """Return the column that stands at a place of the screen, or the last before it."""
    return len(places) if place >= len(shown) else max(bisect_right(places, place) - 1, 0)
