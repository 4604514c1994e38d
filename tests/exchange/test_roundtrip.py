from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.exchange import (
    Asked,
    Page,
    dump_archive,
    dump_day_one,
    dump_jrnl,
    dump_jrnl_json,
    dump_markdown,
    load,
)
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.photo import Photo as Kept
from healing_journal.model.snapshot import Snapshot

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
ASKED = Asked(today=date(2026, 3, 1))
PIECES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd"), max_size=30),
    st.sampled_from([
        "[2024-05-12 09:30] ", "[x] ", " [", "---", "# 2024-05-12", "\\", "\\.", "\\\\", "![](dayone-moment://AB)", "...",
        "date: 2024-01-01", "12/05/2024, 21:30 - Jo: hi", "\ufeff", "\u2028", "\x85", "+++", '"', "{", "<p>", "%%x%%", "[[y]]",
    ]),
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map("\n".join).filter(str.strip)
DAYS = st.dates(date(1990, 1, 1), date(2026, 3, 1))
ENTRIES = st.lists(st.tuples(DAYS, DAYS, TEXTS), min_size=1, max_size=5).map(
    lambda told: [
        Entry(f"e{number}", Days(min(one, two), max(one, two)), f"{text}\nNo. {number}", AT, f"r{number}")
        for number, (one, two, text) in enumerate(told)
    ]
)
Folder = Callable[[], Path]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Give a new folder each time."""
    return lambda: tmp_path_factory.mktemp("out")


def came_back(path: Path) -> list[tuple[Days, str]]:
    """Return what was brought in from there, by day and words."""
    return sorted((draft.days, draft.text) for draft in load(path, ASKED).drafts)


def went_out(entries: list[Entry]) -> list[tuple[Days, str]]:
    """Return what was taken out, by day and words."""
    return sorted((entry.days, entry.text) for entry in entries)


@given(ENTRIES)
@settings(max_examples=40, deadline=None)
def test_markdown_gives_back_what_went_in(folder: Folder, entries: list[Entry]) -> None:
    """Every entry comes back from the Markdown folder with its days and every one of its characters."""
    path = folder() / "journal"
    dump_markdown(path, map(Page, entries), Snapshot())
    assert came_back(path) == went_out(entries)
    assert {draft.key for draft in load(path, ASKED).drafts} == {f"entry:{entry.id}" for entry in entries}


@given(ENTRIES)
@settings(max_examples=40, deadline=None)
def test_day_one_gives_back_what_went_in(folder: Folder, entries: list[Entry]) -> None:
    """Every entry comes back from Day One's zip with its days and every one of its characters."""
    path = folder() / "export.zip"
    dump_day_one(path, entries)
    assert came_back(path) == went_out(entries)


WORDS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="[]\\\ufffd\u2028\u2029\x85"
    ),
    max_size=20,
)
ALBUMS = st.dictionaries(
    st.sampled_from(["e0", "e1", "e2"]),
    st.lists(st.tuples(st.binary(min_size=1, max_size=9), st.sampled_from(["jpeg", "png", "webp", "gif"]), WORDS), max_size=3),
)  # fmt: skip


def _kept(entry: str, told: list[tuple[bytes, str, str]]) -> tuple[Kept, ...]:
    """Make photos of an entry; their bytes only have to come back."""
    return tuple(
        Kept(
            id=f"{entry}p{number}", entry=entry, digest="", type=f"image/{kind}", width=1, height=1,  # type: ignore[arg-type]
            name=f"{number}.{kind}", description=words.strip(), content=content + bytes([number]),
        )
        for number, (content, kind, words) in enumerate(told)
    )  # fmt: skip


@given(ENTRIES, ALBUMS)
@settings(max_examples=40, deadline=None)
def test_photos_come_back_with_their_entries(
    folder: Folder, entries: list[Entry], told: dict[str, list[tuple[bytes, str, str]]]
) -> None:
    """From the Markdown folder and Day One's zip each entry comes back with its words, its photos and what is on them."""
    photos = {entry.id: _kept(entry.id, told.get(entry.id, [])) for entry in entries}
    markdown, zipped = folder() / "journal", folder() / "export.zip"
    dump_markdown(markdown, [Page(entry, (), photos[entry.id]) for entry in entries], Snapshot())
    dump_day_one(zipped, entries, photos.__getitem__)
    wanted = sorted(
        (
            entry.days,
            entry.text,
            sorted({photo.content: photo.description for photo in photos[entry.id]}.items()),
        )
        for entry in entries
    )
    for path in (markdown, zipped):
        drafts = load(path, ASKED).drafts
        assert wanted == sorted(
            (
                draft.days,
                draft.text,
                sorted({photo.content: photo.description for photo in draft.photos}.items()),
            )
            for draft in drafts
        )


def by_last_day(entries: list[Entry]) -> list[tuple[Days, str]]:
    """Return what jrnl can hold: one day an entry, and no blank lines around it."""
    return sorted((Days.on(days.last), text.strip("\n")) for days, text in went_out(entries))


@given(ENTRIES)
@settings(max_examples=40, deadline=None)
def test_jrnl_text_gives_back_what_went_in(folder: Folder, entries: list[Entry]) -> None:
    """Every entry comes back from jrnl's text with its last day and its words, whatever brackets they hold."""
    path = folder() / "journal.txt"
    dump_jrnl(path, entries)
    assert came_back(path) == by_last_day(entries)


@given(ENTRIES)
@settings(max_examples=40, deadline=None)
def test_jrnl_json_gives_back_what_went_in(folder: Folder, entries: list[Entry]) -> None:
    """Every entry comes back from jrnl's JSON with its last day and every one of its characters."""
    path = folder() / "journal.json"
    dump_jrnl_json(path, entries)
    assert came_back(path) == sorted((Days.on(days.last), text) for days, text in went_out(entries))


def test_the_archive_is_known_by_itself(tmp_path: Path) -> None:
    """A folder that holds Markdown and the archive is read as the archive, which holds more."""
    dump_markdown(tmp_path, (), Snapshot())
    dump_archive(tmp_path / "journal.json", (), (), AT)
    assert load(tmp_path, ASKED).format == "archive"
