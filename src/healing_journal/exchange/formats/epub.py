"""The journal as a book for e-readers (EPUB 3): chapters, entries with their days, photos below."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from healing_journal.exchange.keys import digest
from healing_journal.exchange.outward import new_file
from healing_journal.model.photo import Photo, PhotoType
from healing_journal.pages.book import LAST, Book, Chapter, Leaf

NAME = "epub"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>{title}</title><link rel="stylesheet" href="book.css"/></head>
<body>{body}</body></html>
"""
_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">{id}</dc:identifier>
<dc:title>{title}</dc:title><dc:language>und</dc:language><meta property="dcterms:modified">{at}</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="book.css" media-type="text/css"/>{items}</manifest><spine>{spine}</spine></package>
"""
_STYLE = (
    "body{line-height:1.5}h2{font-size:1.1em;margin-top:2em}p{margin:.6em 0}"
    "figure{margin:1em 0}img{max-width:100%}figcaption{font-size:.9em}"
)
_ENDINGS: dict[PhotoType, str] = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif",
}  # fmt: skip


def dump(path: Path, book: Book, at: datetime) -> None:
    """Write the book.

    Raises:
        ExchangeError: where a file of this name is there already, or the disk refuses.
    """
    chapters = [*book.chapters, *_last(book)]
    with new_file(path) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        zipped.writestr("META-INF/container.xml", _CONTAINER)
        zipped.writestr("book/book.css", _STYLE)
        for number, chapter in enumerate(chapters):
            title = _safe(chapter.title)
            body = f"<h1>{title}</h1>" + "".join(map(_section, chapter.leaves))
            zipped.writestr(f"book/{_file(number)}", _PAGE.format(title=title, body=body))
        pictures = {_place(photo): photo for one in chapters for leaf in one.leaves for photo in leaf.photos}
        for place, photo in pictures.items():
            zipped.writestr(f"book/{place}", photo.content, zipfile.ZIP_STORED)
        zipped.writestr("book/nav.xhtml", _contents(chapters, _safe(book.title)))
        kinds = {place: photo.type for place, photo in pictures.items()}
        zipped.writestr("book/book.opf", _package(len(chapters), kinds, _safe(book.title), at))


def _last(book: Book) -> tuple[Chapter, ...]:
    return (Chapter(LAST, (Leaf("", book.last_words),)),) if book.last_words else ()


def _file(number: int) -> str:
    return f"chapter-{number + 1:03}.xhtml"


def _place(photo: Photo) -> str:
    return f"photos/{photo.id}.{_ENDINGS[photo.type]}"


def _section(leaf: Leaf) -> str:
    heading = f"<h2>{_safe(leaf.when)}</h2>" if leaf.when else ""
    paragraphs = "".join(f"<p>{words}</p>" for words in _paragraphs(leaf.text))
    notes = "".join(f"<p><small>{_safe(note)}</small></p>" for note in leaf.notes)
    return f"<section>{heading}{paragraphs}{''.join(map(_figure, leaf.photos))}{notes}</section>"


def _figure(photo: Photo) -> str:
    words = _safe(photo.description)
    below = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img src="{_place(photo)}" alt="{words}"/>{below}</figure>'


def _paragraphs(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        if block.strip():
            yield _safe(block).replace("\n", "<br/>")


def _safe(words: str) -> str:
    """Return words as XML can hold them; nothing in them is markup."""
    return escape(_NOT_XML.sub("", words))


def _contents(chapters: Sequence[Chapter], title: str) -> str:
    links = (
        f'<li><a href="{_file(number)}">{_safe(one.title)}</a></li>' for number, one in enumerate(chapters)
    )
    items = "".join(links) or "<li><span>–</span></li>"
    return _PAGE.format(title=title, body=f'<nav epub:type="toc"><h1>{title}</h1><ol>{items}</ol></nav>')


def _package(count: int, pictures: Mapping[str, PhotoType], title: str, at: datetime) -> str:
    items = "".join(
        f'<item id="c{number}" href="{_file(number)}" media-type="application/xhtml+xml"/>'
        for number in range(count)
    )
    items += "".join(
        f'<item id="p{number}" href="{place}" media-type="{kind}"/>'
        for number, (place, kind) in enumerate(pictures.items())
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(count)) or '<itemref idref="nav"/>'
    name = f"urn:healing-journal:{digest('book', title, at.isoformat())}"
    modified = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return _PACKAGE.format(id=name, title=title, at=modified, items=items, spine=spine)
