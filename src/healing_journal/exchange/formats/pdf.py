"""The journal as a book on paper (PDF): tagged for screen readers, set by typst in memory, written to one file."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from xml.sax.saxutils import quoteattr

import msgspec

from healing_journal.exchange.outward import new_file
from healing_journal.exchange.values import ExchangeError
from healing_journal.model.photo import Photo
from healing_journal.pages.book import LAST, Book

_TEMPLATE = "book.typ"


def dump(path: Path, book: Book) -> None:
    """Write the book; no part of it touches the disk but the file that is asked for.

    Raises:
        ExchangeError: where a file of this name is there already, or the disk refuses.
    """
    content = rendered(book)
    with new_file(path) as out:
        out.write(content)


def rendered(book: Book) -> bytes:
    """Return the book as a PDF that follows PDF/UA-1; where no font has one of its signs, tagged all the same."""
    import typst

    photos = dict(_photos(book))
    template = (resources.files("healing_journal.exchange") / _TEMPLATE).read_bytes()
    sources = {"main.typ": template, **photos}
    words = {"book": msgspec.json.encode(_as_set(book)).decode()}
    compiled: Callable[..., bytes] = typst.compile  # its stubs know of one file, the library takes several
    try:
        return compiled(sources, format="pdf", sys_inputs=words, pdf_standards=["ua-1"])
    except typst.TypstError:
        try:
            return compiled(sources, format="pdf", sys_inputs=words)
        except typst.TypstError:
            raise ExchangeError("The book could not be set. The EPUB holds the same words.") from None


def _as_set(book: Book) -> dict[str, object]:
    """Return the book as the template reads it: each photo by the name of its file."""
    chapters = [
        {
            "title": chapter.title,
            "leaves": [
                {
                    "when": leaf.when,
                    "text": leaf.text,
                    "notes": leaf.notes,
                    "photos": [
                        {
                            "file": _file(photo),
                            "alt": photo.description or "A photo",
                            "caption": photo.description,
                        }
                        for photo in leaf.photos
                    ],
                }
                for leaf in chapter.leaves
            ],
        }
        for chapter in book.chapters
    ]
    return {
        "title": book.title,
        "span": book.span,
        "chapters": chapters,
        "last_words": book.last_words,
        "last_title": LAST,
    }


def _photos(book: Book) -> Iterator[tuple[str, bytes]]:
    """Give each photo wrapped in SVG: what is set takes files of text, and this is the way to hand it bytes."""
    for chapter in book.chapters:
        for leaf in chapter.leaves:
            for photo in leaf.photos:
                yield _file(photo), _wrapped(photo)


def _file(photo: Photo) -> str:
    return f"{photo.digest}.svg"


def _wrapped(photo: Photo) -> bytes:
    size = f'width="{photo.width}" height="{photo.height}"'
    link = quoteattr(f"data:{photo.type};base64,{base64.b64encode(photo.content).decode()}")
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href={link}/></svg>'.encode()
