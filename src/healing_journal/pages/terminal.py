"""The same pages as text for a terminal: 80 columns, no colour, plain when piped."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from healing_journal.pages.contact import contact_page
from healing_journal.pages.letter import LetterPage
from healing_journal.pages.pieces import Row, Source
from healing_journal.pages.promises import promises_page
from healing_journal.pages.screens import PromiseRow, TodayPage
from healing_journal.pages.story import story_page
from healing_journal.pages.textstrip import text_strip
from healing_journal.pages.words import words_page
from healing_journal.story import Story

WIDTH = 80
_INDENT = "  "


def contact(story: Story) -> str:
    """Return contact and silence, with the strip of days."""
    page = contact_page(story, _nowhere, None)
    return _page(
        page.title,
        page.empty,
        [
            _paragraphs(page.summary),
            _block("", text_strip(story)),
            _block("Contacts", _rows(page.contacts)),
            _block("Again and again", _rows(page.habits)),
            *(_block(title, _rows(rows)) for title, rows in page.apart),
            _block("Without a date", _rows(page.undated)),
            _block("Silences", _rows(page.silences)),
            _block("Is this right?", _rows(page.questions)),
        ],
    )


def words(story: Story) -> str:
    """Return what they said, in order."""
    page = words_page(story, _nowhere, None)
    said = [
        line
        for row in page.rows
        for line in (*_quoted(row.what), f"{_INDENT * 2}{row.when} · {row.remark}", "")
    ]
    return _page(
        page.title,
        page.empty,
        [_paragraphs((page.heading,)), _block("", said), _block("Is this right?", _rows(page.questions))],
    )


def promises(story: Story) -> str:
    """Return promises, limits and plans."""
    page = promises_page(story, None)
    return _page(
        page.title,
        page.empty,
        [
            _paragraphs(page.summary),
            _block("Promises", _promised(page.promises)),
            _block("Limits", _promised(page.limits)),
            _block("Plans", _promised(page.plans)),
            _block("Letters", _rows(page.letters)),
            _block("Is this right?", _promised(page.questions)),
        ],
    )


def story(story: Story) -> str:
    """Return the time line and the threads."""
    page = story_page(story, _nowhere, None)
    week = [_aligned(*row) for row in ((row[0], row[2]) for row in page.feelings.rows[-8:])]
    return _page(
        page.title,
        page.empty,
        [
            _paragraphs(page.summary),
            _block("Milestones", _rows(page.milestones)),
            _block("Ahead", _rows(page.ahead, quoted=True)),
            _block("What you do for yourself", _rows(page.practices, quoted=True)),
            _block("Concerns", _rows(page.concerns, quoted=True)),
            _block("To remember", _rows(page.reminders, quoted=True)),
            _block(
                "Feelings by week, and how many entries name them", [line for rows in week for line in rows]
            ),
            _block("Is this right?", _rows(page.questions)),
        ],
    )


def today(page: TodayPage) -> str:
    """Return the day: the last entry, what is due, one reminder."""
    last = [f"You last wrote on {page.last.when}."] if page.last else []
    return _page(
        page.when,
        page.empty,
        [
            _paragraphs([*([page.since] if page.since else []), *last]),
            _block("", list(_quoted(page.lines)) if page.lines else []),
            _block("Due", _rows(page.due, quoted=True)),
            _block("You told yourself", _sources([page.reminder] if page.reminder else [])),
            _block("Is this right?", _sources(page.questions)),
        ],
    )


def letter(page: LetterPage) -> str:
    """Return the weekly look back."""
    then, now = page.then_and_now or (None, None)
    return _page(
        f"{page.title}, {page.when}",
        "",
        [
            _paragraphs([page.blank] if page.blank else []),
            [*_paragraphs([page.about] if page.about else []), *_sources(page.sentences)],
            _block("Contact", _rows(page.contacts)),
            _paragraphs([page.quiet] if page.quiet else []),
            _block("In the week to come", _rows(page.due, quoted=True)),
            _block("For yourself", _sources([page.practice] if page.practice else [])),
            _block("Then, and now", _sources([one for one in (then, now) if one])),
            _block("To remember", _sources([page.reminder] if page.reminder else [])),
            _paragraphs([page.question] if page.question else []),
        ],
    )


def _nowhere(entry: str) -> str:
    """A terminal has no links; the entry's id serves."""
    return entry


def _page(title: str, empty: str, blocks: Sequence[list[str]]) -> str:
    """Join a page's blocks, an empty line between them."""
    if empty:
        return f"{title}\n\n{textwrap.fill(empty, WIDTH)}"
    lines = [title, "=" * len(title)]
    for block in blocks:
        if block:
            lines.extend(["", *block])
    return "\n".join(line.rstrip() for line in lines)


def _paragraphs(sentences: Iterable[str]) -> list[str]:
    return [line for sentence in sentences for line in textwrap.wrap(sentence, WIDTH)]


def _block(heading: str, lines: Sequence[str]) -> list[str]:
    """Return lines under a heading, or nothing where there are none."""
    if not lines:
        return []
    trimmed = list(lines[:-1]) if not lines[-1] else list(lines)
    return [heading, "-" * len(heading), *trimmed] if heading else trimmed


def _rows(rows: Iterable[Row], *, quoted: bool = False) -> list[str]:
    return [line for row in rows for line in (_quote_row(row) if quoted else _fact_row(row))]


def _fact_row(row: Row) -> Iterator[str]:
    """Yield a fact with its day, and below it the words it rests on."""
    yield from _aligned(row.when, f"{row.what}{' (' + row.remark + ')' if row.remark else ''}")
    for source in row.sources[:1]:
        yield from _source(source)


def _quote_row(row: Row) -> Iterator[str]:
    """Yield a row whose own words are a quote."""
    yield from _quoted(row.what)
    rest = " · ".join(part for part in (row.when, row.remark) if part)
    yield from textwrap.wrap(rest, WIDTH, initial_indent=_INDENT * 2, subsequent_indent=_INDENT * 2)


def _promised(rows: Iterable[PromiseRow]) -> list[str]:
    return [line for row in rows for line in _promise(row)]


def _promise(row: PromiseRow) -> Iterator[str]:
    yield from _quoted(row.what)
    rest = " · ".join(part for part in (row.who, row.when, row.remark) if part)
    yield from textwrap.wrap(rest, WIDTH, initial_indent=_INDENT * 2, subsequent_indent=_INDENT * 2)


_LEFT = 26  # columns for the day


def _aligned(left: str, right: str) -> Iterator[str]:
    """Yield two columns: when, and what."""
    ours = textwrap.wrap(left, _LEFT - 2) or [""]
    theirs = textwrap.wrap(right, WIDTH - _LEFT) or [""]
    for index in range(max(len(ours), len(theirs))):
        when = ours[index] if index < len(ours) else ""
        yield f"{when:<{_LEFT}}{theirs[index] if index < len(theirs) else ''}"


def _sources(sources: Iterable[Source]) -> list[str]:
    """Return sentences of the person's own, each with its day."""
    return [line for one in sources for line in (*_quoted(one.quote), f"{_INDENT * 2}{one.told}")]


def _source(source: Source) -> Iterator[str]:
    margin = " " * _LEFT
    words = f"“{source.quote}”" if source.entry else source.quote
    yield from textwrap.wrap(words, WIDTH, initial_indent=margin, subsequent_indent=f"{margin} ")


def _quoted(words: str) -> Iterator[str]:
    yield from textwrap.wrap(f"“{words}”", WIDTH, initial_indent=_INDENT, subsequent_indent=f"{_INDENT} ")
