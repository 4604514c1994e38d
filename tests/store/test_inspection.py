from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from healing_journal.model.record import Record
from healing_journal.store import DamagedError, Store, StoreError, open_store
from healing_journal.store.keyfile import keys_path

PAGE = 4096


@pytest.fixture
def filled(store: Store, writes: Callable[..., Record]) -> Store:
    """A journal of some fifty pages on the disk."""
    store.append([writes(f"e{n}", f"Day {n}: the same street, another light. " * 30) for n in range(60)])
    return store


def _complaints(store: Store, passphrase: str) -> list[str]:
    """Open the journal and check it; a refusal to open is a complaint as well."""
    try:
        opened = open_store(store.path, passphrase)
    except StoreError as refused:
        return [str(refused)]
    try:
        return opened.check()
    finally:
        opened.close()


def test_a_whole_journal_has_nothing_to_say(filled: Store) -> None:
    """Checking a journal that is well answers with nothing."""
    assert filled.check() == []


def test_every_flipped_bit_is_found(filled: Store, passphrase: str) -> None:
    """One flipped bit anywhere in the file is found, be it in its first bytes or in a free page."""
    filled.close()
    content = filled.path.read_bytes()
    chance = random.Random(7)
    bits = [3, 127, 8 * 20, len(content) * 8 - 1, *(chance.randrange(len(content) * 8) for _ in range(40))]
    for bit in bits:
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        filled.path.write_bytes(flipped)
        assert _complaints(filled, passphrase), f"bit {bit} was not seen"
    filled.path.write_bytes(content)
    assert _complaints(filled, passphrase) == []


def test_an_old_page_put_back_is_found(filled: Store, writes: Callable[..., Record], passphrase: str) -> None:
    """A page put back as it validly was before later saves is seen where it takes anything from what was written.

    The cipher finds such a page whole. An old page of the search index may pass, as it can be made anew.
    """
    filled.close()
    before = filled.path.read_bytes()
    opened = open_store(filled.path, passphrase)
    opened.append([writes(f"f{n}", f"Night {n}: rain on the skylight. " * 30) for n in range(5)])
    records, heads = list(opened.records()), opened.heads()
    opened.close()
    after = filled.path.read_bytes()
    changed = [at for at in range(0, len(before), PAGE) if before[at : at + PAGE] != after[at : at + PAGE]]
    unseen = 0
    for at in changed:
        filled.path.write_bytes(after[:at] + before[at : at + PAGE] + after[at + PAGE :])
        if not _complaints(filled, passphrase):
            unseen += 1
            opened = open_store(filled.path, passphrase)
            assert (list(opened.records()), opened.heads()) == (records, heads), (
                f"the page at {at} was not seen"
            )
            opened.close()
    assert unseen < len(changed) / 2


def test_a_record_that_was_changed_or_taken_out_is_found(filled: Store) -> None:
    """A record altered, or the last one cut off, breaks the chain."""
    database = filled._database
    with database.transaction():
        database.run("UPDATE record SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 9")
    assert any("not all that was kept" in complaint for complaint in filled.check())
    with database.transaction():
        database.run("DELETE FROM record WHERE seq >= 9")
        database.run("DELETE FROM entry WHERE record >= 9")
    assert any("not all that was kept" in complaint for complaint in filled.check())


def test_tables_out_of_step_are_found_and_made_anew(filled: Store) -> None:
    """A list of entries or a search index that does not fit the records is told of, and `remake` mends it."""
    with filled._database.transaction():
        filled._database.run("UPDATE entry SET removed = 1 WHERE id = 'e5'")
    complaints = filled.check()
    assert any("list of entries" in complaint for complaint in complaints)
    assert any("search index" in complaint for complaint in complaints)
    filled.remake()
    assert filled.check() == []
    assert len(filled.find("street", limit=100)) == 60


def test_lost_keys_and_open_rights_are_found(filled: Store) -> None:
    """A missing keys file and a file that others may read are told of."""
    filled.path.chmod(0o644)
    assert ["chmod 600" in complaint for complaint in filled.check()] == [True]
    filled.path.chmod(0o600)
    keys_path(filled.path).unlink()
    assert [".keys" in complaint for complaint in filled.check()] == [True]
    words = filled.new_recovery_words()
    assert filled.check() == []
    open_store(filled.path, " ".join(words)).close()


def test_a_damaged_page_is_no_obstacle_to_the_others(
    store: Store, writes: Callable[..., Record], passphrase: str
) -> None:
    """Where one long text is damaged, it is refused in a sentence; all others can be read, and new ones be kept."""
    store.append([writes("long", "Rain on the skylight. " * 800), writes("short", "A walk.")])
    store.close()
    content = bytearray(store.path.read_bytes())
    content[-200] ^= 1
    store.path.write_bytes(content)
    opened = open_store(store.path, passphrase)
    for _ in range(2):
        with pytest.raises(DamagedError):
            opened.entry("long")
        kept = opened.entry("short")
        assert kept is not None
        assert kept.text == "A walk."
    assert opened.check()
    opened.append([writes("later", "The day after.")])
    kept = opened.entry("later")
    assert kept is not None
    with pytest.raises(DamagedError):
        opened.entry("long")
    opened.close()
