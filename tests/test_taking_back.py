from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from brought import LOADED, MAY, STEPS, Made, do, texts
from healing_journal.album import Picked
from healing_journal.bringing import bring_in, take_back
from healing_journal.exchange import Asked, Draft, Loaded, Photo, load
from healing_journal.journal import Journal
from healing_journal.model.record import CheckedIn
from healing_journal.takingout import take_out
from test_pictures import drawn


def with_photo(name: str = "lake.jpg", content: bytes = b"") -> Loaded:
    """An entry of another program with a picture, and one with something that is none."""
    photos = (Photo(name, content or drawn("JPEG"), "the lake"), Photo("song.mp3", b"ID3"))
    return Loaded(
        format="day_one", drafts=(Draft(days=MAY, text="At the lake.", key="there:1", photos=photos),)
    )


def test_photos_come_along(journal: Journal) -> None:
    """A draft's pictures are kept with its entry; what is no picture is told of and keeps nothing else out."""
    assert bring_in(journal, with_photo(), dry=True).photos == 1
    brought = bring_in(journal, with_photo())
    assert (brought.entries, brought.photos) == (1, 1)
    assert brought.wrong == ("song.mp3 is damaged, or no picture. Open it elsewhere and save it again.",)
    (photo,) = journal.photos(journal.heads()[0].id)
    assert (photo.name, photo.description, photo.batch) == ("lake.jpg", "the lake", brought.batch)


def test_all_that_came_is_taken_back(journal: Journal) -> None:
    """Check-ins and messages of a batch count no more; one's own check-in of another day stays."""
    journal.keep(CheckedIn(day=date(2024, 5, 1), calm=2))
    take_back(journal, bring_in(journal, LOADED).batch)
    assert list(journal.snapshot.checkins) == [date(2024, 5, 1)]
    assert journal.snapshot.messages == {}
    assert journal.story().contacts == ()


def test_the_same_file_undoes_a_taking_back(journal: Journal) -> None:
    """What was taken back and is brought in again is the same batch, with its own entries out of the bin."""
    brought = bring_in(journal, LOADED)
    before = {head.id for head in journal.heads()}
    take_back(journal, brought.batch)
    assert bring_in(journal, LOADED, dry=True).entries == 3
    again = bring_in(journal, LOADED)
    assert (again.batch, again.entries) == (brought.batch, 3)
    assert {head.id for head in journal.heads()} == before
    assert journal.snapshot.checkins[date(2024, 5, 12)].calm == 4
    assert journal.snapshot.messages["jo 12 May"].count == 2
    take_back(journal, again.batch)
    assert journal.snapshot.checkins == {}


def test_what_was_erased_meanwhile_comes_in_anew(journal: Journal) -> None:
    """Where the bin was emptied after taking back, the same file brings its entries once more."""
    take_back(journal, bring_in(journal, LOADED).batch)
    journal.store.empty_bin()
    assert bring_in(journal, LOADED).entries == 3
    assert texts(journal) == ["Page 0.", "Page 1.", "Page 2."]


@given(steps=STEPS, own=STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_an_archive_back_leaves_what_was_there(
    another: Made,
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, str]],
    own: list[tuple[str, str]],
) -> None:
    """Whatever kinds of records an archive brought, lists, letters and names too: afterwards all is as before."""
    first, second = another(), another()
    for step, words in steps:
        do(first, step, words)
    for step, words in own:
        do(second, step, words)
    out = tmp_path_factory.mktemp("out") / "all"
    take_out(first, out)
    before = kept(second)
    loaded = load(out / "journal.json", Asked(today=second.today()))
    brought = bring_in(second, loaded)
    if brought.batch in second.snapshot.batches:
        with_it = kept(second)
        take_back(second, brought.batch)
        assert kept(second) == before
        bring_in(second, loaded)
        assert kept(second) == with_it
    assert second.store.check() == []


def kept(journal: Journal) -> tuple[object, ...]:
    """All that counts in the journal: its entries outside the bin, and what stands beside them."""
    journal.refresh()
    now = journal.snapshot
    lists = {name: dict(lines) for name, lines in now.notes.items() if lines}
    corrections = {entry: dict(said) for entry, said in now.corrections.items() if said}
    ids = {head.id for head in journal.heads()}
    about = {entry: said for entry, said in corrections.items() if entry not in ids}
    return texts(journal), dict(now.checkins), now.named, lists, dict(now.letters), dict(now.choices), about


def test_photos_of_an_archive_come_back(another: Made, tmp_path: Path) -> None:
    """An archive gives back each photo byte for byte, described and removed as it was; a changed one is refused."""
    first, second = another(), another()
    entry = first.write("At the lake.").id
    first.album.add(entry, [Picked("a.jpg", drawn("JPEG")), Picked("b.png", drawn("PNG"))])
    first.album.describe(first.album.of(entry)[0], "the boat house")
    first.album.remove(first.album.of(entry)[1])
    take_out(first, tmp_path / "out")
    loaded = load(tmp_path / "out" / "journal.json", Asked(today=second.today()))
    brought = bring_in(second, loaded)
    assert (brought.photos, brought.wrong) == (2, ())
    assert second.photos(entry) == first.photos(entry)
    assert second.album.binned() == first.album.binned()
    assert second.store.check() == []
    spoilt = tuple(msgspec.structs.replace(one, content=one.content[:-1]) for one in loaded.attached)
    third = another()
    assert len(bring_in(third, msgspec.structs.replace(loaded, attached=spoilt)).wrong) == 2
