"""Every sentence of this room, taken from one catalogue for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def catalogue(language: str = "en") -> dict[str, Any]:
    """Return all sentences of a language, as the tables of its file."""
    return tomllib.loads(
        (files(__package__) / "wording" / f"{language}.toml").read_text(encoding="utf-8"),
    )


def say(key: str, **values: object) -> str:
    """Return the sentence of this key, such as `risk.question`, with its values put in.

    Where the catalogue holds a table with `one` and `other`, the value `count` chooses between them.
    """
    found: Any = catalogue()
    for part in key.split("."):
        found = found[part]
    if isinstance(found, dict):
        found = found["one" if values.get("count") == 1 else "other"]
    sentence: str = found
    return sentence.format(**values)


def all_sentences(language: str = "en") -> Iterator[tuple[str, str]]:
    """Give every key with its sentence, values not put in."""
    yield from _flatten("", catalogue(language))


def _flatten(prefix: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(f"{prefix}{name}.", value)
        else:
            yield f"{prefix}{name}", value


def spoken(day: date, today: date | None = None) -> str:
    """Return a day as it is said, `5 May 2024`; without its year where that is this year's."""
    this_year = today is not None and day.year == today.year
    return f"{day.day} {day:%B}" if this_year else f"{day.day} {day:%B %Y}"
