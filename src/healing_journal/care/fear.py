"""Words for someone who is afraid of them, and for a computer that others may use."""

from __future__ import annotations

import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.listing import LineList, line_list
from healing_journal.care.saying import say


class AbusePage(msgspec.Struct, frozen=True):
    """The page behind the small mark and in Help; its title gives nothing away."""

    title: str
    words: tuple[str, ...]
    lines: LineList
    choice: str
    after_choice: str


class SharedComputer(msgspec.Struct, frozen=True):
    """The one question at set-up, which can be skipped, and the honest words after a yes."""

    question: str
    why: str
    words: tuple[str, ...]


class Discretion(msgspec.Struct, frozen=True):
    """What discretion mode calls things, and what it can and cannot do."""

    title: str
    folder: str
    offer: str
    words: tuple[str, ...]


def abuse_page(about: Circumstances) -> AbusePage:
    """Return the words and lines for someone hurt or scared by them, and the choice that puts tools away."""
    keys = ("opening", "trust", "device", "plan", "log", "bill")
    return AbusePage(
        title=say("abuse.title"),
        words=tuple(say(f"abuse.{key}") for key in keys),
        lines=line_list(about.country, "abuse"),
        choice=say("abuse.afraid_unset" if about.afraid else "abuse.afraid"),
        after_choice="" if about.afraid else say("abuse.afraid_set"),
    )


def shared_computer() -> SharedComputer:
    """Return what is asked and said about others at this computer."""
    keys = ("not_seen", "watched", "forced", "other_place", "numbers", "no_secret")
    return SharedComputer(
        say("shared.question"), say("shared.why"), tuple(say(f"shared.{key}") for key in keys)
    )


def discretion() -> Discretion:
    """Return what discretion mode calls things and says of itself."""
    words = tuple(say(f"discretion.{key}") for key in ("what", "key", "still"))
    return Discretion(say("discretion.title"), say("discretion.folder"), say("discretion.offer"), words)
