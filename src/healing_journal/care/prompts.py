"""What one could write about: one prompt at a time, which widens and never asks why."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec

About: TypeAlias = Literal["plain", "self", "kindness", "distance", "mutual", "people", "body", "ahead"]


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to write about; `source` names the study its kind comes from."""

    id: str
    about: About
    text: str
    source: str


@cache
def all_prompts(language: str = "en") -> tuple[Prompt, ...]:
    """Return every prompt of the packaged file."""
    content = (files(__package__) / "wording" / f"prompts.{language}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(content)["prompt"], tuple[Prompt, ...])


def plain_day() -> Prompt:
    """Return the plain template, an equal choice beside any other prompt."""
    return all_prompts()[0]


def prompt_of(day: date, *, mutual: bool = False, hushed: bool = False) -> Prompt | None:
    """Return the day's one prompt, none while prompts are put away; some only where both ended it.

    Each comes round in turn, chosen by the day alone and by nothing that was written.
    """
    if hushed:
        return None
    fitting = [prompt for prompt in all_prompts() if mutual or prompt.about != "mutual"]
    return fitting[day.toordinal() * _STRIDE % len(fitting)]


_STRIDE = 7  # prime to the number of prompts, so that neighbours in the file do not follow each other
