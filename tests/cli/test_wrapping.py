from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from healing_journal.cli.wrapping import filled, row_above, row_below

LINES = some.lists(some.text(some.sampled_from("abc   ה")), min_size=1, max_size=4)
WIDTH = some.integers(2, 12)


def test_a_word_that_does_not_fit_begins_the_next_row() -> None:
    """The row before is filled; a word longer than a row is cut, as there is no other way."""
    assert filled("one two", 5) == ("one  two", [0, 1, 2, 3, 5, 6, 7])
    assert filled("one twothree", 5)[0] == "one twothree"


@given(some.text(), WIDTH)
def test_every_character_is_shown_once_in_its_order(line: str, width: int) -> None:
    """Only filling is added, never a character taken or moved before another."""
    shown, places = filled(line, width)
    assert "".join(shown[place] for place in places) == line
    assert places == sorted(set(places))


def test_the_cursor_moves_by_the_rows_that_one_sees() -> None:
    """Down and up within a long line, then into the next."""
    lines = ["one two six", "end"]
    assert row_below(lines, (0, 1), 5) == (0, 5)
    assert row_above(lines, (0, 5), 5) == (0, 1)
    assert row_below(lines, (0, 9), 5) == (1, 1)
    assert row_above(lines, (1, 1), 5) == (0, 9)
    assert row_above(lines, (0, 2), 5) == (0, 2)
    assert row_below(lines, (1, 2), 5) == (1, 2)


@given(LINES, WIDTH, some.data())
def test_the_cursor_never_leaves_the_page_and_reaches_its_ends(
    lines: list[str], width: int, data: some.DataObject
) -> None:
    """From anywhere, up enough leads to the first line and down enough to the last."""
    number = data.draw(some.integers(0, len(lines) - 1))
    for step, end in ((row_above, 0), (row_below, len(lines) - 1)):
        at = (number, data.draw(some.integers(0, len(lines[number]))))
        for _ in range(sum(map(len, lines)) * 2 + 8):
            at = step(lines, at, width)
            assert 0 <= at[1] <= len(lines[at[0]])
        assert at[0] == end
