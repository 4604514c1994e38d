"""Word documents (DOCX), one or several: their paragraphs, cut at dated headings, and their pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from healing_journal.exchange.notes import LARGEST_PHOTO, days_of_names
from healing_journal.exchange.posts import Source, drafts_of
from healing_journal.exchange.shelves import BROKEN
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, ExchangeError, Item, LeftOut, Photo
from healing_journal.model.day import Days

NAME = "docx"
_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 64 * 2**20
_MOST_PHOTOS = 256 * 2**20
_STANDS_FOR = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def sniff(tree: Tree) -> bool:
    """Whether this is a document, or a folder with some."""
    return _BODY in tree.names or bool(tree.named(".docx"))


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each document."""
    if _BODY in tree.names:
        named = days_of_names([tree.name], asked).get(tree.name)
        photos = tuple(_photos(tree.names, lambda name: tree.read(name, LARGEST_PHOTO)))
        yield from _entries(tree.read(_BODY, _LARGEST), tree.name, (named, None), photos, asked)
        return
    names = tree.named(".docx")
    days = days_of_names(names, asked)
    for name in names:
        try:
            content, photos = _opened(tree.read(name), name)
            yield from _entries(content, name, (days.get(name), tree.changed(name)), photos, asked)
        except ExchangeError as error:
            if len(names) == 1 or type(error) is not ExchangeError:
                raise
            yield LeftOut("the document is damaged, locked or too large", name)


def _opened(content: bytes, name: str) -> tuple[bytes, tuple[Photo, ...]]:
    try:
        with ZipFile(BytesIO(content)) as zipped:

            def read(part: str, limit: int = LARGEST_PHOTO) -> bytes:
                with zipped.open(part) as opened:
                    return opened.read(limit)

            return read(_BODY, _LARGEST), tuple(_photos(zipped.namelist(), read))
    except BROKEN:
        raise ExchangeError("this document is damaged or locked; save it again.", name) from None


def _photos(names: Iterable[str], read: Callable[[str], bytes]) -> Iterator[Photo]:
    """Give the document's pictures, up to the size of one that is stuffed with them."""
    left = _MOST_PHOTOS
    for name in names:
        if name.startswith("word/media/") and left > 0:
            content = read(name)
            left -= len(content)
            yield Photo(PurePosixPath(name).name, content)


def _entries(
    content: bytes, name: str, days: tuple[date | None, date | None], photos: tuple[Photo, ...], asked: Asked
) -> Iterator[Item]:
    told, changed = days
    day = told or changed
    source = Source(name, 1, Days.on(day) if day else None, told is not None, photos=photos, zone=asked.zone)
    yield from drafts_of(_words(content, name), source, asked)


def _words(content: bytes, name: str) -> str:
    """Return the document's paragraphs, a line each; what was struck out in review is not read."""
    lines: list[str] = []
    words: list[str] = []
    try:
        for _, element in iterparse(BytesIO(content), forbid_dtd=True):
            if element.tag == f"{_W}t":
                words.append(element.text or "")
            elif element.tag in _STANDS_FOR and not (element.tag == f"{_W}tab" and element.attrib):
                words.append(_STANDS_FOR[element.tag])
            elif element.tag == f"{_W}p":
                lines.append("".join(words))
                words.clear()
                element.clear()
    except ParseError as error:
        raise ExchangeError(
            "this document is damaged here; save it again.", name, error.position[0]
        ) from None
    except (DefusedXmlException, *BROKEN):
        raise ExchangeError(
            "this document holds XML that is not safe to read; save it again.", name
        ) from None
    return "\n".join(lines)
