from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.store import Cost, Store, StoreError, WrongKeyError, create, open_store
from healing_journal.store.keyfile import keys_path, read_keys
from healing_journal.store.keys import (
    FLOOR,
    Keys,
    bearable,
    dump_keys,
    load_keys,
    measured_cost,
    seal,
    unseal,
)
from healing_journal.store.words import COUNT, entropy_of, make_words


def test_both_ways_in_open_the_journal(path: Path, cheap: Cost, passphrase: str) -> None:
    """The passphrase opens it, and so do the twelve words, however they are written down."""
    store, words = create(path, passphrase, cost=cheap)
    store.close()
    numbered = "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(words, 1))
    for secret in (passphrase, " ".join(words), numbered, " ".join(word[:4] for word in words)):
        open_store(path, secret).close()
    with pytest.raises(WrongKeyError):
        open_store(path, " ".join(words[:-1]))


def test_accents_may_be_typed_either_way(path: Path, cheap: Cost) -> None:
    """One machine sends é as one character and another as two: it is the same passphrase."""
    create(path, "caf\u00e9 at noon", cost=cheap)[0].close()
    open_store(path, "cafe\u0301 at noon").close()


def test_a_new_passphrase_takes_the_place_of_the_old(store: Store, cheap: Cost, passphrase: str) -> None:
    """After a change only the new one opens; the journal's own file stays as it is, byte for byte."""
    store.close()
    before = store.path.read_bytes()
    opened = open_store(store.path, passphrase)
    opened.change_passphrase("another kettle", cost=cheap)
    opened.close()
    assert store.path.read_bytes() == before
    open_store(store.path, "another kettle").close()
    with pytest.raises(WrongKeyError):
        open_store(store.path, passphrase)


def test_new_words_take_the_place_of_the_old(path: Path, cheap: Cost, passphrase: str) -> None:
    """After new words were made, the old ones open nothing and the passphrase still does."""
    store, old = create(path, passphrase, cost=cheap)
    new = store.new_recovery_words()
    store.close()
    open_store(path, " ".join(new)).close()
    open_store(path, passphrase).close()
    with pytest.raises(WrongKeyError):
        open_store(path, " ".join(old))


def test_two_programs_changing_keys_keep_each_others_change(
    store: Store, cheap: Cost, passphrase: str
) -> None:
    """A passphrase changed here and words made there both hold."""
    other = open_store(store.path, passphrase)
    store.change_passphrase("mine now", cost=cheap)
    words = other.new_recovery_words()
    other.close()
    open_store(store.path, "mine now").close()
    open_store(store.path, " ".join(words)).close()


@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_no_passphrase_is_refused(store: Store, path: Path, cheap: Cost, nothing: str) -> None:
    """A journal is never made or left without a passphrase."""
    with pytest.raises(StoreError, match="one letter or more"):
        create(path.with_name("other"), nothing, cost=cheap)
    with pytest.raises(StoreError, match="one letter or more"):
        store.change_passphrase(nothing, cost=cheap)


def test_wrong_passphrases_take_longer_and_longer(store: Store, passphrase: str) -> None:
    """From the fourth wrong try on, each answer comes later, also in a program started anew; a right one clears it."""
    waits: list[float] = []
    for _ in range(9):
        with pytest.raises(WrongKeyError) as refused:
            open_store(store.path, "guess", wait=waits.append)
        assert "guess" not in str(refused.value)
    assert waits == [0, 0, 0, 1, 2, 4, 8, 15, 15]
    open_store(store.path, passphrase).close()
    with pytest.raises(WrongKeyError):
        open_store(store.path, "guess", wait=waits.append)
    assert waits[-1] == 0


def test_a_slot_cannot_be_altered_or_moved(cheap: Cost) -> None:
    """The cost, the kind and the journal are authenticated: a slot that was tampered with opens nothing."""
    master = secrets.token_bytes(32)
    slot = seal(master, "one", "secret", cheap)
    keys = Keys(1, "one", (slot,))
    assert unseal(keys, "secret") == bytearray(master)
    weaker = msgspec.structs.replace(slot, cost=Cost(32, 1, 1))
    assert unseal(Keys(1, "one", (weaker,)), "secret") is None
    assert unseal(Keys(1, "two", (slot,)), "secret") is None


def test_every_flipped_bit_of_the_keys_file_is_noticed(store: Store) -> None:
    """A flipped bit is noticed, or changes nothing: the last bits of base64 mean nothing."""
    content = keys_path(store.path).read_bytes()
    whole = load_keys(content)
    assert dump_keys(whole) == content
    unnoticed = 0
    for bit in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        with suppress(ValueError):
            assert load_keys(bytes(flipped)) == whole
            unnoticed += 1
    assert unnoticed < 20


def test_a_keys_file_cannot_ask_for_the_whole_machine() -> None:
    """A forged cost is refused before it is paid."""
    assert bearable(None)
    assert bearable(FLOOR)
    assert not bearable(Cost(2**40, 3, 4))
    assert not bearable(Cost(64 * 1024, 10**6, 4))
    assert not bearable(Cost(64 * 1024, 3, 0))


def test_the_measured_cost_is_at_least_the_recommended_one() -> None:
    """RFC 9106's recommendation is the least, and 256 MiB the most."""
    cost = measured_cost()
    assert FLOOR.memory <= cost.memory <= 256 * 1024
    assert (cost.passes, cost.lanes) == (FLOOR.passes, FLOOR.lanes)


def test_the_secrets_are_not_in_the_keys_file(store: Store, passphrase: str) -> None:
    """Neither the passphrase nor the master key stands in the keys file."""
    content = keys_path(store.path).read_bytes()
    assert passphrase.encode() not in content
    assert bytes(store._master) not in content
    assert {slot.kind for slot in read_keys(store.path).slots} == {"passphrase", "words"}


def test_words_carry_a_checksum() -> None:
    """Two words swapped are, but for one time in sixteen, no recovery words any more."""
    swapped = 0
    for _ in range(64):
        first, second, *rest = make_words()
        swapped += entropy_of(" ".join((second, first, *rest))) is not None
    assert swapped < 20


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_may_be_tried_as_words(text: str) -> None:
    """What is not twelve recovery words is none, without an error."""
    assert entropy_of(text) is None or len(text.split()) >= COUNT


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["format", "slots", "kind", "cost", "salt"]), inner)
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | JSON.map(msgspec.json.encode))
def test_anything_may_lie_where_the_keys_should(content: bytes) -> None:
    """Whatever a keys file holds, it is refused as a whole, and no other error comes of it."""
    with pytest.raises(ValueError):  # noqa: PT011 (msgspec says which)
        load_keys(content)
