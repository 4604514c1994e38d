"""The journal as a book: chapters, dates, the person's own words, and at the end what they would tell the first page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

import msgspec

from healing_journal.model.entry import Entry
from healing_journal.model.photo import Photo
from healing_journal.pages import prose
from healing_journal.pages.covering import covered

LAST = "To the person of the first page"  # the title of the last words
_NO_YEAR_IS_THIS_ONE = date.min  # so that every day in a book bears its year


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """How the person wants it: names to be covered, whether notes stand below their pages, a title, last words."""

    title: str = "Journal"
    names: tuple[str, ...] = ()
    notes: bool = False
    last_words: str = ""


class Leaf(msgspec.Struct, frozen=True):
    """One entry in the book."""

    when: str
    text: str
    notes: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()


class Chapter(msgspec.Struct, frozen=True):
    """Some entries under one title: a chapter that the person named, else a month."""

    title: str
    leaves: tuple[Leaf, ...]


class Book(msgspec.Struct, frozen=True):
    """All of it, in the order in which it is read."""

    title: str
    span: str
    chapters: tuple[Chapter, ...]
    last_words: str = ""


class Sheaf(msgspec.Struct, frozen=True):
    """An entry with what goes with it into the book."""

    entry: Entry
    notes: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()


def book(sheaves: Sequence[Sheaf], wishes: Wishes, named: Mapping[date, str]) -> Book:
    """Return the book of these entries; `named` are the chapters that the person named, by the day each begins."""
    in_order = sorted(sheaves, key=lambda sheaf: (sheaf.entry.days.last, sheaf.entry.written_at))
    starts = sorted(named)
    chapters = tuple(
        Chapter(title, tuple(_leaf(sheaf, wishes) for sheaf in among))
        for title, among in groupby(in_order, key=lambda sheaf: _chapter(sheaf.entry, starts, named))
    )
    return Book(
        covered(wishes.title, wishes.names).strip() or "Journal",
        _span(in_order),
        chapters,
        covered(wishes.last_words, wishes.names),
    )


def _chapter(entry: Entry, starts: Iterable[date], named: Mapping[date, str]) -> str:
    begun = [start for start in starts if start <= entry.days.last]
    return named[begun[-1]] if begun else f"{prose.month_name(entry.days.last.month)} {entry.days.last.year}"


def _leaf(sheaf: Sheaf, wishes: Wishes) -> Leaf:
    return Leaf(
        when=prose.stretch(sheaf.entry.days, _NO_YEAR_IS_THIS_ONE),
        text=covered(sheaf.entry.text, wishes.names),
        notes=tuple(covered(note, wishes.names) for note in sheaf.notes) if wishes.notes else (),
        photos=tuple(_described(photo, wishes) for photo in sheaf.photos),
    )


def _described(photo: Photo, wishes: Wishes) -> Photo:
    """Return the photo with names covered in what is said of it; its file's name stays out of the book."""
    return msgspec.structs.replace(photo, name="", description=covered(photo.description, wishes.names))


def _span(in_order: Sequence[Sheaf]) -> str:
    if not in_order:
        return ""
    first, last = in_order[0].entry.days.first, in_order[-1].entry.days.last
    said = [prose.day(day, _NO_YEAR_IS_THIS_ONE) for day in dict.fromkeys((first, last))]
    return " – ".join(said)
