"""A text that holds several posts or days becomes entries, each with its day where the text tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import unquote

import msgspec

from healing_journal.exchange.dates import Calendar, settle
from healing_journal.exchange.headings import UNIT_DAYS, Piece, cut
from healing_journal.exchange.keys import text_key
from healing_journal.exchange.moments import believable
from healing_journal.exchange.values import Asked, Doubt, Draft, Item, LeftOut, Photo, WhoError
from healing_journal.model.day import EARLIEST, Days
from healing_journal.model.entry import LONGEST

_LONG = 4000


class Source(msgspec.Struct, frozen=True):
    """Where a text comes from: its file, the line at which it begins, and the days the file gives it.

    Where these are `sure`, as a head or a name tells them, the whole text is one entry.
    """

    file: str
    line: int = 1
    days: Days | None = None
    sure: bool = False
    key: str = ""
    photos: tuple[Photo, ...] = ()
    zone: str = ""


def drafts_of(text: str, source: Source, asked: Asked) -> Iterator[Item]:
    """Cut the text into entries, give each its day, and say where the day or the cut is doubtful."""
    if source.days and source.sure:
        piece = Piece(source.line, [text], photos=source.photos)
        in_time = believable(source.days.first, asked.today) and believable(source.days.last, asked.today)
        days = source.days if in_time else Days.on(asked.today)
        yield from _draft(piece, days, "" if in_time else FUTURE, source)
        return
    pieces = _own(list(cut(text, source.line)), source, asked)
    others = [piece for piece in pieces if isinstance(piece, LeftOut)]
    mine = [piece for piece in pieces if isinstance(piece, Piece)]
    yield from others
    _share_out(source.photos, mine)
    calendar = Calendar([piece.stamp for piece in mine if piece.stamp], asked.today, asked.order)
    if not calendar.sure:
        yield Doubt("day and month could be the other way round in all dates", source.file, source.line)
    if len(mine) == 1 and len(text) > _LONG and not mine[0].stamp:
        yield Doubt(SEVERAL, source.file, source.line)
    for piece, (days, why) in zip(mine, place(mine, calendar, source, asked.today), strict=True):
        yield from _draft(piece, days, why, source)


def _draft(piece: Piece, days: Days, why: str, source: Source) -> Iterator[Item]:
    text = "\n".join(piece.lines)
    text = text if source.key else text.strip("\n")
    if not text.strip():
        yield LeftOut("there are no words in it", source.file, piece.line)
        return
    if len(text) > LONGEST:
        yield LeftOut(f"it is longer than {LONGEST:,} characters; cut it in two", source.file, piece.line)
        return
    key = source.key or text_key(text, None if why else days.last)
    yield Draft(days=days, text=text, key=key, zone=source.zone, photos=piece.photos)
    if why:
        yield Doubt(why, source.file, piece.line, key)


def _share_out(photos: tuple[Photo, ...], pieces: list[Piece]) -> None:
    """Give each picture to the entries whose words name it, or else to the first."""
    words = [unquote("\n".join(piece.lines)) for piece in pieces]
    for photo in photos if pieces else ():
        named = [piece for piece, text in zip(pieces, words, strict=True) if photo.name in text]
        for piece in named or pieces[:1]:
            piece.photos = (*piece.photos, photo)


def _own(pieces: list[Piece], source: Source, asked: Asked) -> list[Piece | LeftOut]:
    """Keep the writer's own posts; where several people write, ask who the writer is."""
    authors = tuple(dict.fromkeys(piece.author for piece in pieces if piece.author))
    if len(authors) <= 1:
        return list(pieces)
    if asked.me.casefold() not in [author.casefold() for author in authors]:
        raise WhoError("me", authors, source.file)
    return [
        piece
        if not piece.author or piece.author.casefold() == asked.me.casefold()
        else LeftOut("someone else wrote this post", source.file, piece.line)
        for piece in pieces
    ]


SEVERAL = "no date stands in this long text; if it holds several posts, put their dates or a line of dashes between them"
NO_DATE = "no date stands here, so a day was guessed; put in the right one"
FROM_FILE = "the day is that of the file itself; put in another if it was written earlier"
FROM_WORDS = "the day was worked out from the words of its heading; check it"
YEARLESS = "the year does not stand here, so one was guessed from its neighbours; check it"
FUTURE = "the date lies in the future or before 1900, so today was taken; put in the right one"


def place(pieces: list[Piece], calendar: Calendar, source: Source, today: date) -> list[tuple[Days, str]]:
    """Give each piece its days, and say why where they are doubtful."""
    told = [_told(piece, calendar, today) for piece in pieces]
    _give_years(pieces, told, min(source.days.last, today) if source.days else today)
    _follow(pieces, told, source.days.last if source.days else today, today)
    placed: list[tuple[Days, str]] = []
    befores = list(_carried(told))
    afters = list(_carried(reversed(told)))[::-1]
    for number, days in enumerate(told):
        if days is None:
            placed.append(_between(befores[number], afters[number], source, today))
        elif not believable(days.first, today) or not believable(days.last, today):
            placed.append((Days.on(today), FUTURE))
        else:
            why = "" if pieces[number].stamp else YEARLESS if pieces[number].yearless else FROM_WORDS
            placed.append((days, why))
    return placed


def _carried(told: Iterable[Days | None]) -> Iterator[Days | None]:
    """Give for each place the last days that were told up to there."""
    known: Days | None = None
    for days in told:
        known = days or known
        yield known


def _told(piece: Piece, calendar: Calendar, today: date) -> Days | None:
    if piece.stamp and (day := calendar.day(piece.stamp)):
        return Days.on(day)
    if piece.ago:
        count, unit = piece.ago
        width = UNIT_DAYS[unit]
        last = max(min(today.toordinal() - count * width, today.toordinal()), EARLIEST.toordinal())
        first = max(last - max(width - 1, 0), EARLIEST.toordinal())
        return Days(date.fromordinal(first), date.fromordinal(last))
    return None


def _give_years(pieces: list[Piece], told: list[Days | None], end: date) -> None:
    """Give a day without a year the first that follows the day before it, or else the last before the day after."""
    before: date | None = None
    for number, piece in enumerate(pieces):
        if piece.yearless and before:
            known = _nearest(piece.yearless, before, range(before.year, before.year + 9))
            told[number] = Days.on(known) if known and known <= end else None
        day = told[number]
        before = day.last if day else before
    after = end
    for number in range(len(pieces) - 1, -1, -1):
        yearless, day = pieces[number].yearless, told[number]
        if yearless and day is None:
            known = _nearest(yearless, after, range(after.year, after.year - 9, -1))
            day = told[number] = Days.on(known) if known else None
        after = day.first if day else after


def _nearest(yearless: tuple[int, int], bound: date, years: range) -> date | None:
    """Return the first of these years' days that does not lie beyond the bound, counted in their direction."""
    for year in years:
        day = settle((year, *yearless), "ymd")
        if day and (day >= bound if years.step > 0 else day <= bound):
            return day
    return None


def _follow(pieces: list[Piece], told: list[Days | None], end: date, today: date) -> None:
    """Where a heading says how long after another it was written, count from that one, onwards and back."""
    steps = [None, *(_step(one, other) for one, other in pairwise(pieces))]
    if not any(told) and any(step is not None for step in steps):
        told[-1] = Days.on(min(end, today))
    for number in range(1, len(pieces)):
        before, step = told[number - 1], steps[number]
        if told[number] is None and before and step is not None:
            told[number] = Days.on(min(before.last + timedelta(step), today))
    for number in range(len(pieces) - 2, -1, -1):
        after, step = told[number + 1], steps[number + 1]
        if told[number] is None and after and step is not None:
            told[number] = Days.on(max(after.first - timedelta(step), EARLIEST))


def _step(one: Piece, other: Piece) -> int | None:
    if other.later is not None:
        return other.later
    if one.numbered is not None and other.numbered is not None and other.numbered >= one.numbered:
        return other.numbered - one.numbered
    return None


def _between(before: Days | None, after: Days | None, source: Source, today: date) -> tuple[Days, str]:
    """Place a piece that tells no day between those that do, or on the day of its file."""
    if before and after:
        return Days(min(before.last, after.first), max(before.last, after.first)), NO_DATE
    if before or after:
        return Days.on(before.last if before else after.first if after else today), NO_DATE
    if source.days:
        return Days.on(min(source.days.last, today)), FROM_FILE
    return Days.on(today), NO_DATE
