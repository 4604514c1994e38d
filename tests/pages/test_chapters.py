"""Chapters: the person's own, in the order of time, each milestone in just one of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.refusal import Refusal
from healing_journal.pages.chapters import chapter_line, chapters
from healing_journal.pages.pieces import Row

TODAY = date(2024, 9, 20)
days = st.dates(date(2020, 1, 1), TODAY)


def row(day: date | None) -> Row:
    """Return something that happened on this day, or on none that is told."""
    first = str(day) if day else ""
    return Row(
        what="A move.", when="", remark="", state="move", first=first, last=first, sure=True, sources=()
    )


def test_a_chapter_holds_what_began_in_it() -> None:
    """What came before the first chapter stands before it, the rest in the chapter it falls into."""
    lines = {"b": chapter_line("The sublet", "May 2024", TODAY), "a": chapter_line("Ours", "2019", TODAY)}
    rows = [row(None), row(date(2021, 3, 1)), row(date(2024, 5, 12))]
    told = chapters(lines, rows, TODAY)
    assert [(one.name, len(one.rows)) for one in told] == [("", 1), ("Ours", 1), ("The sublet", 1)]
    assert told[1].began == "2019-01-01..2019-12-31"


@given(st.lists(days, max_size=5), st.lists(st.none() | days, max_size=8))
def test_nothing_is_lost_or_told_twice(begun: list[date], happened: list[date | None]) -> None:
    """Whatever chapters there are, every row stands in exactly one, and the chapters in order."""
    lines = {str(number): chapter_line(f"Part {number}", str(day), TODAY) for number, day in enumerate(begun)}
    rows = [row(day) for day in happened]
    told = chapters(lines, rows, TODAY)
    assert sum(len(one.rows) for one in told) == len(rows)
    assert [one.began for one in told if one.name] == sorted(str(day) for day in begun)


@pytest.mark.parametrize(
    ("name", "when"), [("", "2024"), ("x" * 121, "2024"), ("Then", "nonsense"), ("Then", "")]
)
def test_a_chapter_needs_a_name_and_a_time(name: str, when: str) -> None:
    """What is missing is said in a sentence."""
    with pytest.raises(Refusal):
        chapter_line(name, when, TODAY)


@given(st.text(max_size=60))
def test_any_line_of_another_program_is_shown(line: str) -> None:
    """A line without a time begins the story and loses no word."""
    told = chapters({"1": line}, [], TODAY)
    assert not line.strip() or told
