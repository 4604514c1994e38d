import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.exchange import dump_epub
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def entry(day: date, text: str, *, removed: bool = False) -> Entry:
    """Return an entry of that day."""
    return Entry("e", Days.on(day), text, AT, "r", removed)


def test_a_book_has_a_chapter_a_month(tmp_path: Path) -> None:
    """The book's files are named in its contents and order; the bin stays out."""
    entries = [
        entry(date(2026, 2, 3), "Rain.\nStill.\n\nShe <b>rang</b> & cried."),
        entry(date(2026, 1, 5), "First."),
        entry(date(2026, 1, 6), "Gone.", removed=True),
    ]
    dump_epub(tmp_path / "b.epub", entries, "My <year>", AT)
    with zipfile.ZipFile(tmp_path / "b.epub") as book:
        assert book.infolist()[0].filename == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        chapter = book.read("book/2026-02.xhtml").decode()
        package = book.read("book/book.opf").decode()
        assert "Gone" not in book.read("book/2026-01.xhtml").decode()
    assert "<p>Rain.<br/>Still.</p><p>She &lt;b&gt;rang&lt;/b&gt; &amp; cried.</p>" in chapter
    assert package.index('idref="m2026-01"') < package.index('idref="m2026-02"')
    assert "My &lt;year&gt;" in package


@given(
    st.lists(st.tuples(st.dates(date(1990, 1, 1), date(2026, 1, 1)), st.text(max_size=50)), max_size=5),
    st.text(max_size=9),
)
@settings(max_examples=40, deadline=None)
def test_any_words_make_a_sound_book(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[date, str]], title: str
) -> None:
    """Whatever the words are, every page of the book is well-formed."""
    path = tmp_path_factory.mktemp("book") / "b.epub"
    dump_epub(path, [entry(day, text) for day, text in told], title, AT)
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith(("xml", "xhtml", "opf")):
                ElementTree.fromstring(book.read(name), forbid_dtd=True)
