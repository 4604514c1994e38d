"""Keys: one random master key, sealed once for the passphrase and once for the recovery words.

The keys file lies beside the journal and is plain JSON: it is needed before the journal can be opened, and
what is secret in it is sealed. docs/formats.md describes every byte.
"""

from __future__ import annotations

import re
import secrets
import time
import unicodedata
from hashlib import sha256
from typing import Literal, TypeAlias

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from healing_journal.store.errors import StoreError
from healing_journal.store.words import entropy_of

FORMAT = 2  # of a file with a keyring's slot; without one it is 1, which earlier versions read too
_LABELLED = 1
KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_MOST_MEMORY_KIB = 4 * 1024 * 1024  # a keys file that asks for more was not written by this program
_MOST_PASSES = 64
_MOST_LANES = 64
_KEYRING_SECRET = re.compile(f"[0-9a-f]{{{2 * KEY_BYTES}}}")

SlotKind: TypeAlias = Literal["passphrase", "words", "keyring"]


class Cost(msgspec.Struct, frozen=True):
    """What one guess of the passphrase costs: Argon2id's memory in KiB, its passes and its lanes."""

    memory: int
    passes: int
    lanes: int


FLOOR = Cost(64 * 1024, passes=3, lanes=4)  # RFC 9106, section 4, second recommended option
_CEILING_KIB = 256 * 1024
_PATIENCE_S = 0.25  # it is paid at every command from the shell


class Slot(msgspec.Struct, frozen=True):
    """The master key, sealed for one secret; `cost` is null where it is random, and so cannot be guessed."""

    kind: SlotKind
    cost: Cost | None
    salt: bytes
    nonce: bytes
    sealed: bytes


class Keys(msgspec.Struct, frozen=True):
    """The keys file: which journal it belongs to, and a slot for each way in."""

    format: int
    journal: str
    slots: tuple[Slot, ...]
    checksum: str = ""


def measured_cost() -> Cost:
    """Return the highest cost up to 256 MiB that this machine bears in a quarter of a second, at least the floor."""
    begun = time.perf_counter()
    _stretch(b"", bytes(_SALT_BYTES), FLOOR)
    taken = time.perf_counter() - begun
    memory = FLOOR.memory
    while memory < _CEILING_KIB and taken * 2 <= _PATIENCE_S:
        memory, taken = memory * 2, taken * 2
    return Cost(memory, FLOOR.passes, FLOOR.lanes)


def refuse_empty(passphrase: str) -> None:
    """Refuse a passphrase that is none; how good one is, is for the person to judge."""
    if not passphrase.strip():
        raise StoreError(
            "A passphrase needs one letter or more. Four or more unrelated words make a good one."
        )


def bearable(cost: Cost | None) -> bool:
    """Whether a keys file may ask for this cost, so that a forged one cannot exhaust the machine."""
    return cost is None or (
        1 <= cost.lanes <= _MOST_LANES
        and 1 <= cost.passes <= _MOST_PASSES
        and 8 * cost.lanes <= cost.memory <= _MOST_MEMORY_KIB
    )


def _fits(slot: Slot) -> bool:
    """Whether the slot has the shape of one that was made here: what has not would be no wrong secret, but a fault."""
    lengths = len(slot.salt), len(slot.nonce), len(slot.sealed)
    return (
        lengths == (_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES)
        and bearable(slot.cost)
        and (slot.cost is not None) == (slot.kind == "passphrase")
    )


def make_keyring_secret() -> str:
    """Return a new secret for a keyring: 64 hex digits."""
    return secrets.token_hex(KEY_BYTES)


def seal(master: bytes, journal: str, secret: str, cost: Cost | None, random: SlotKind = "words") -> Slot:
    """Return the master key sealed for a passphrase, or for a random secret of some kind where there is no cost."""
    kind: SlotKind = "passphrase" if cost else random
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    slot = Slot(kind, cost, salt, nonce, b"")
    key = _key_for(slot, secret)
    if key is None:
        raise ValueError("These are not recovery words.")
    sealed = ChaCha20Poly1305(key).encrypt(nonce, bytes(master), _label(journal, slot))
    return msgspec.structs.replace(slot, sealed=sealed)


def unseal(keys: Keys, secret: str) -> bytearray | None:
    """Return the master key if the secret opens a slot; random secrets are tried first, as they cost nothing."""
    for slot in sorted(keys.slots, key=lambda slot: slot.kind == "passphrase"):
        key = _key_for(slot, secret)
        if key is None:
            continue
        try:
            return bytearray(
                ChaCha20Poly1305(key).decrypt(slot.nonce, slot.sealed, _label(keys.journal, slot))
            )
        except InvalidTag:
            continue
    return None


def subkey(master: bytes | bytearray, purpose: str, length: int = KEY_BYTES) -> bytes:
    """Return the key for one purpose, so that no key does two things."""
    return HKDF(SHA256(), length, None, f"healing-journal {purpose}".encode()).derive(bytes(master))


def replace_slot(keys: Keys, slot: Slot) -> Keys:
    """Return the keys with this slot in place of the one of its kind."""
    others = without_slot(keys, slot.kind).slots
    return msgspec.structs.replace(keys, slots=(*others, slot))


def without_slot(keys: Keys, kind: SlotKind) -> Keys:
    """Return the keys without the slot of this kind."""
    return msgspec.structs.replace(keys, slots=tuple(slot for slot in keys.slots if slot.kind != kind))


def dump_keys(keys: Keys) -> bytes:
    """Return the keys as their file holds them."""
    keys = msgspec.structs.replace(keys, format=_format_of(keys))
    whole = msgspec.structs.replace(keys, checksum=_checksum(keys))
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def load_keys(content: bytes) -> Keys:
    """Read a keys file of the present format.

    Raises:
        ValueError: where it is none, or not as it was written.
    """
    keys = msgspec.json.decode(content, type=Keys)
    if keys.format != _format_of(keys) or keys.checksum != _checksum(keys) or not all(map(_fits, keys.slots)):
        raise ValueError
    return keys


def _format_of(keys: Keys) -> int:
    return FORMAT if any(slot.kind == "keyring" for slot in keys.slots) else 1


def _checksum(keys: Keys) -> str:
    return sha256(msgspec.json.encode(msgspec.structs.replace(keys, checksum=""))).hexdigest()


def _key_for(slot: Slot, secret: str) -> bytes | None:
    """Return the key that opens this slot if the secret is right."""
    if slot.cost is not None:
        return _stretch(unicodedata.normalize("NFC", secret).encode("utf-8", "replace"), slot.salt, slot.cost)
    random = entropy_of(secret) if slot.kind == "words" else _bytes_of(secret)
    return random and HKDF(SHA256(), KEY_BYTES, slot.salt, f"healing-journal {slot.kind}".encode()).derive(
        random
    )


def _bytes_of(secret: str) -> bytes | None:
    """Return the bytes of a keyring's secret, or None where it is none."""
    return bytes.fromhex(secret) if _KEYRING_SECRET.fullmatch(secret) else None


def _stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(secret)


def _label(journal: str, slot: Slot) -> bytes:
    """Return what is authenticated with the sealed key: nobody can move a slot or lower its cost unseen."""
    cost = f"argon2id {slot.cost.memory} {slot.cost.passes} {slot.cost.lanes}" if slot.cost else "hkdf-sha256"
    return f"healing-journal keys {_LABELLED} {journal} {slot.kind} {cost} {slot.salt.hex()}".encode()
