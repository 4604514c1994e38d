"""Looking back as text for a terminal: two times side by side, language by month, this day in earlier times."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from healing_journal.pages.beside import BesidePage, Side
from healing_journal.pages.language import LanguagePage
from healing_journal.pages.pieces import Source
from healing_journal.pages.thisday import Earlier

WIDTH = 80
_FIRST, _APART = 22, 2


def beside(page: BesidePage) -> str:
    """Return two times, one below the other, then their counts in three columns."""
    if page.empty or not page.sides:
        return page.empty
    lines = [*_heading(page.title), "", *textwrap.wrap(page.caution, WIDTH)]
    for side in page.sides:
        lines += ["", *_side(side)]
    if page.counts:
        lines += ["", *_underlined("Counted"), *_counts(page)]
    if page.pairs:
        lines += ["", *_underlined("On the same subject")]
        lines += [line for pair in page.pairs for one in pair for line in _quoted(one)]
    return "\n".join(lines)


def _side(side: Side) -> Iterator[str]:
    yield from _underlined(side.when)
    yield from textwrap.wrap(side.blank, WIDTH)
    for one in side.sentences:
        yield from _quoted(one)


def _counts(page: BesidePage) -> Iterator[str]:
    yield from _columns(("", *(side.when for side in page.sides)))
    for row in page.counts:
        yield from _columns(row)


def _columns(cells: Sequence[str]) -> Iterator[str]:
    """Yield a row of three cells, each wrapped in its column."""
    rest = (WIDTH - _FIRST) // 2
    wide = (_FIRST, rest, rest)
    wrapped = [textwrap.wrap(cell, width - _APART) or [""] for cell, width in zip(cells, wide, strict=True)]
    for index in range(max(map(len, wrapped))):
        parts = (lines[index] if index < len(lines) else "" for lines in wrapped)
        yield "".join(f"{part:<{width}}" for part, width in zip(parts, wide, strict=True)).rstrip()


def language(page: LanguagePage) -> str:
    """Return language by month as its table."""
    lines = [*_heading(page.title), "", *textwrap.wrap(page.empty, WIDTH)]
    if not page.empty:
        rows = [page.chart.columns, *page.chart.rows]
        wide = [max(len(row[at]) for row in rows) + _APART for at in range(len(rows[0]))]
        lines += [
            "".join(f"{cell:<{width}}" for cell, width in zip(row, wide, strict=True)).rstrip()
            for row in rows
        ]
        lines += ["", *textwrap.wrap(f"{page.chart.caution} {page.words}", WIDTH)]
    return "\n".join([*lines, "", *textwrap.wrap(page.source, WIDTH)])


def earlier(some: Iterable[Earlier]) -> str:
    """Return this day in earlier times."""
    lines = []
    for one in some:
        lines += ["", *_underlined(one.ago)]
        lines += textwrap.wrap(f"“{one.words}”", WIDTH, initial_indent="  ", subsequent_indent="   ")
        lines.append(f"    {one.when} · {one.entry}")
    return "\n".join(lines).strip("\n")


def _quoted(source: Source) -> Iterator[str]:
    yield from textwrap.wrap(f"“{source.quote}”", WIDTH, initial_indent="  ", subsequent_indent="   ")
    yield f"    {source.told}"


def _heading(words: str) -> list[str]:
    return [words, "=" * len(words)]


def _underlined(words: str) -> list[str]:
    return [words, "-" * len(words)]
