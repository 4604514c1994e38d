"""The book on paper: any words can be set, nothing in them runs, photos are in it, and screen readers are told of all."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from healing_journal.exchange import ExchangeError, dump_pdf
from healing_journal.exchange.formats.pdf import rendered
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.photo import Photo
from healing_journal.pages.book import Book, Sheaf, Wishes, book

AT = datetime(2024, 5, 1, tzinfo=UTC)


def of(*texts: str, photos: tuple[Photo, ...] = (), title: str = "Journal") -> Book:
    """Return a book of one entry for each text."""
    sheaves = [
        Sheaf(Entry(str(number), Days.on(date(2024, 5, number)), text, AT, "r"), photos=photos)
        for number, text in enumerate(texts, 1)
    ]
    return book(sheaves, Wishes(title=title), {})


def photo() -> Photo:
    """Return a small photo with its content."""
    drawn = io.BytesIO()
    Image.effect_noise((300, 200), 60).convert("RGB").save(drawn, "JPEG")
    content = drawn.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    return Photo(
        id="p", entry="1", digest=digest, type="image/jpeg", width=300, height=200, description="A river",
        content=content,
    )  # fmt: skip


@given(some.lists(some.text(max_size=80), max_size=3), some.text(max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_words_can_be_set(texts: list[str], title: str) -> None:
    """Whatever the words are, there is a book."""
    assert rendered(of(*texts, title=title)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "words", ['#read("/etc/passwd")', "#panic()", "$ x", "*a* _b_ @c <d>", "= Title", '#include "x"']
)
def test_words_that_look_like_markup_are_words(words: str) -> None:
    """They are set as they stand; nothing in them is carried out, or the book could not be made."""
    assert len(rendered(of(words))) > 3000


def test_a_photo_is_in_the_book() -> None:
    """The book with it is larger by about the photo, and tagged for screen readers either way."""
    with_it, without = rendered(of("A page.", photos=(photo(),))), rendered(of("A page."))
    assert len(with_it) - len(without) > 0.8 * len(photo().content)
    assert b"/StructTreeRoot" in with_it


def test_signs_that_no_font_has_do_not_stop_the_book() -> None:
    """Rare scripts and small pictures among the words: the book is made all the same."""
    assert rendered(of("😀 你好 שלום \U00012000")).startswith(b"%PDF")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there already stays."""
    (tmp_path / "book.pdf").write_bytes(b"mine")
    with pytest.raises(ExchangeError, match="already a file"):
        dump_pdf(tmp_path / "book.pdf", of("A page."))
    assert (tmp_path / "book.pdf").read_bytes() == b"mine"
