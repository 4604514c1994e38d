"""The journal as a book for e-readers (EPUB 3): a chapter for each month, an entry for each day, its photos below."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from healing_journal.exchange.keys import digest
from healing_journal.exchange.outward import new_file
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.photo import Photo, PhotoType

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
Photos: TypeAlias = Callable[[str], Sequence[Photo]]
_ENDINGS: dict[PhotoType, str] = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif",
}  # fmt: skip


def _none(_entry: str) -> Sequence[Photo]:
    return ()


def dump(path: Path, entries: Iterable[Entry], title: str, at: datetime, photos_of: Photos = _none) -> None:
    """Write the book; what lies in the bin stays out. `photos_of` gives an entry's photos with their content."""
    title = _safe(title)
    kept = sorted((entry for entry in entries if not entry.removed), key=lambda entry: entry.days.last)
    with new_file(path) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        zipped.writestr("META-INF/container.xml", _CONTAINER)
        zipped.writestr("book/book.css", _STYLE)
        chapters: list[str] = []
        pictures: dict[str, PhotoType] = {}
        for month, days in groupby(kept, key=lambda entry: f"{entry.days.last:%Y-%m}"):
            chapters.append(month)
            body = [f"<h1>{month}</h1>"]
            for entry in days:
                photos = photos_of(entry.id)
                body.append(_section(entry, photos))
                pictures |= {_place(photo): photo.type for photo in photos}
                for photo in photos:
                    zipped.writestr(f"book/{_place(photo)}", photo.content, zipfile.ZIP_STORED)
            zipped.writestr(f"book/{month}.xhtml", _PAGE.format(title=month, body="".join(body)))
        zipped.writestr("book/nav.xhtml", _contents(chapters, title))
        zipped.writestr("book/book.opf", _package(chapters, pictures, title, at))


def _place(photo: Photo) -> str:
    return f"photos/{photo.id}.{_ENDINGS[photo.type]}"


def _section(entry: Entry, photos: Sequence[Photo]) -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in _paragraphs(entry.text))
    figures = "".join(map(_figure, photos))
    return f"<section><h2>{_spoken(entry.days)}</h2>{paragraphs}{figures}</section>"


def _figure(photo: Photo) -> str:
    words = _safe(photo.description)
    below = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img src="{_place(photo)}" alt="{words}"/>{below}</figure>'


def _spoken(days: Days) -> str:
    return str(days.first) if days.exact else f"{days.first} – {days.last}"


def _paragraphs(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        if block.strip():
            yield _safe(block).replace("\n", "<br/>")


def _safe(words: str) -> str:
    """Return words as XML can hold them; nothing in them is markup."""
    return escape(_NOT_XML.sub("", words))


def _contents(chapters: list[str], title: str) -> str:
    items = (
        "".join(f'<li><a href="{month}.xhtml">{month}</a></li>' for month in chapters)
        or "<li><span>–</span></li>"
    )
    return _PAGE.format(title=title, body=f'<nav epub:type="toc"><h1>{title}</h1><ol>{items}</ol></nav>')


def _package(chapters: list[str], pictures: Mapping[str, PhotoType], title: str, at: datetime) -> str:
    items = "".join(
        f'<item id="m{month}" href="{month}.xhtml" media-type="application/xhtml+xml"/>' for month in chapters
    )
    items += "".join(
        f'<item id="p{number}" href="{place}" media-type="{kind}"/>'
        for number, (place, kind) in enumerate(pictures.items())
    )
    spine = "".join(f'<itemref idref="m{month}"/>' for month in chapters) or '<itemref idref="nav"/>'
    name = f"urn:healing-journal:{digest('book', title, at.isoformat())}"
    modified = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return _PACKAGE.format(id=name, title=title, at=modified, items=items, spine=spine)
