"""How well the reader sees danger, as it was measured with this version."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the reader did on passages it had not seen: signs there were, signs it found, and false ones."""

    passages: int
    present: int
    found: int
    false: int


@cache
def measured() -> Measured:
    """Return the figures of this version, from the file that the measurement writes."""
    kept = (files(__package__) / "measured.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(kept), Measured)
