from __future__ import annotations

from pathlib import Path

import pytest

from healing_journal.album import MOST, Picked
from healing_journal.journal import Journal
from healing_journal.model.refusal import Refusal
from healing_journal.store import backups, make_backup, restore
from kit import PASSPHRASE, Clock
from test_pictures import drawn

RED = Picked("red.jpg", drawn("JPEG"), "a  red\nfield")
TALL = Picked("holiday/tall.png", drawn("PNG", (10, 60)))


def _with_two(journal: Journal) -> str:
    entry = journal.write("We stood at the lake.").id
    assert journal.album.add(entry, [RED, TALL]) == []
    return entry


def test_photos_come_with_their_entry(journal: Journal) -> None:
    """An entry's photos come in their order, with what is known of them and their content."""
    first, second = journal.photos(_with_two(journal))
    assert (first.name, first.type, first.width, first.height, first.description) == (
        "red.jpg", "image/jpeg", 40, 20, "a red field",
    )  # fmt: skip
    assert first.content.startswith(b"\xff\xd8")
    assert (second.name, second.type, second.height) == ("tall.png", "image/png", 60)
    assert journal.album.content(second, whole=False)


def test_the_same_photo_twice_is_one(journal: Journal) -> None:
    """A photo that the entry shows already is not put to it again."""
    entry = _with_two(journal)
    journal.album.add(entry, [RED, RED])
    assert len(journal.album.of(entry)) == 2


def test_what_cannot_be_kept_is_said_and_the_rest_kept(journal: Journal) -> None:
    """One file that is no picture does not keep the others out; the entry holds so many and no more."""
    entry = journal.write("A day.").id
    said = journal.album.add(entry, [Picked("notes.txt", b"words"), RED])
    assert said == ["notes.txt is damaged, or no picture. Open it elsewhere and save it again."]
    many = [Picked(f"{n}.png", drawn("PNG", (n + 1, 1))) for n in range(MOST)]
    (over,) = journal.album.add(entry, many)
    assert "holds 50 photos, so 1 were left out" in over
    assert len(journal.album.of(entry)) == MOST


def test_a_photo_is_described_removed_and_put_back(journal: Journal) -> None:
    """What is to be seen can be said later; a photo in the bin is shown nowhere and can be taken out."""
    entry = _with_two(journal)
    red = journal.album.of(entry)[0]
    journal.album.describe(red, "the field behind the house")
    assert journal.photos(entry)[0].description == "the field behind the house"
    journal.album.remove(red)
    assert [photo.name for photo in journal.photos(entry)] == ["tall.png"]
    assert [photo.id for photo in journal.album.binned()] == [red.id]
    journal.album.restore(red)
    assert len(journal.photos(entry)) == 2


def test_emptying_the_bin_erases_a_photo(journal: Journal) -> None:
    """A photo in the bin is gone from the file with all that told of it; the others stay, and the journal is whole."""
    entry = _with_two(journal)
    red, tall = journal.album.of(entry)
    journal.album.describe(red, "the lake at Aldersee")
    journal.album.remove(red)
    assert journal.store.empty_bin() == 1
    assert journal.store.photo(red.id) is None
    assert journal.album.of(entry) == (tall,)
    assert journal.album.binned() == ()
    assert not any("Aldersee" in str(record.body) for record in journal.store.records())
    assert journal.store.check() == []
    with pytest.raises(Refusal, match="not there any more"):
        journal.album.photo(entry, red.id)


def test_an_entry_takes_its_photos_with_it(journal: Journal) -> None:
    """Where the entry is erased, so are its photos."""
    entry = _with_two(journal)
    kept = journal.album.of(entry)
    journal.remove(entry)
    assert journal.store.empty_bin() == 1
    assert [journal.store.photo(photo.id) for photo in kept] == [None, None]
    assert journal.store.check() == []


def test_photos_are_encrypted_and_backed_up(journal: Journal, tmp_path: Path, clock: Clock) -> None:
    """No byte of a photo lies readable in the journal's files; a backup holds the photos and opens with them."""
    entry = _with_two(journal)
    content = journal.photos(entry)[0].content
    make_backup(journal.store, tmp_path / "copies", clock())
    for folder in (journal.store.path.parent, tmp_path / "copies"):
        assert not any(content[20:60] in file.read_bytes() for file in folder.iterdir())
    (backup,) = backups(journal.store.path, tmp_path / "copies")
    again = Journal(restore(backup.path, tmp_path / "again.journal", PASSPHRASE), clock)
    assert again.photos(entry) == journal.photos(entry)
    again.close()


def test_a_photo_that_is_not_as_it_was_kept_is_found(journal: Journal) -> None:
    """Checking compares each photo with what its record says; one that is missing is told of, and passed over."""
    entry = _with_two(journal)
    journal.store._database.run("UPDATE photo SET content = x'00' WHERE num = 1")
    journal.store._database.run("DELETE FROM photo WHERE num = 2")
    (wrong,) = journal.store.check()
    assert wrong.startswith("2 photos are not in ")
    assert len(journal.photos(entry)) == 1
