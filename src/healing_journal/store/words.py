"""Recovery words: twelve plain English words that stand for 128 random bits and a checksum (BIP-39)."""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mnemonic import Mnemonic

COUNT = 12
_ENTROPY_BYTES = 16


@cache
def _words() -> Mnemonic:
    from mnemonic import Mnemonic  # noqa: PLC0415 - needed only where twelve words are made or given

    return Mnemonic("english")


def make_words() -> tuple[str, ...]:
    """Return twelve new words."""
    return tuple(_words().to_mnemonic(secrets.token_bytes(_ENTROPY_BYTES)).split())


def entropy_of(secret: str) -> bytes | None:
    """Return the bits behind the words, or None where these are not twelve recovery words.

    Capitals, numbering, commas and line breaks do not matter; the first four letters of a word suffice.
    """
    written = re.findall(r"[^\W\d_]+", secret.casefold())
    if len(written) != COUNT:
        return None
    try:
        return bytes(_words().to_entropy([_words().expand_word(word) for word in written]))
    except ValueError:  # a word that is not in the list, or a checksum that does not fit
        return None
