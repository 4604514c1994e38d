"""Rules and word lists as data: each file is read once and kept."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return what the lexicon file of this name holds."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
