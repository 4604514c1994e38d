"""The keys file: whatever it holds, it is refused in a sentence, or its slots can be tried."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from healing_journal.model.refusal import Refusal
from healing_journal.store.keyfile import keys_in
from healing_journal.store.keys import Cost, Keys, dump_keys, seal, unseal

CHEAP = Cost(memory=64, passes=1, lanes=1)
WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow"
PLACE = Path("my.journal")
_MOST_WORK = 4096


def seeds() -> Iterable[bytes]:
    """Give keys files as this program writes them, one of a later version, and one without slots."""
    slots = (seal(b"m" * 32, "ab" * 16, "a passphrase", CHEAP), seal(b"m" * 32, "ab" * 16, WORDS, None))
    yield dump_keys(Keys(1, "ab" * 16, slots))
    yield dump_keys(Keys(2, "ab" * 16, slots))
    yield dump_keys(Keys(1, "ab" * 16, ()))


def target(content: bytes) -> None:
    """Read the bytes as a keys file; then once more with its checksum made right, and try what it holds."""
    _tried(content)
    try:
        keys = msgspec.json.decode(content, type=Keys)
    except ValueError:
        return
    _tried(dump_keys(keys))


def _tried(content: bytes) -> None:
    try:
        keys = keys_in(content, PLACE)
    except Refusal:
        return
    if all(slot.cost is None or slot.cost.memory * slot.cost.passes <= _MOST_WORK for slot in keys.slots):
        unseal(keys, "a passphrase")
        unseal(keys, WORDS)
