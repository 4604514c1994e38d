"""From the patterns of the lexicon to compiled ones: shared pieces filled in, one word for every name of the ex.

In a pattern, a space is any blank space, an apostrophe may be missing, `<piece>` stands for a piece of
words.toml, and `<cue>` for the words that the rule hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from healing_journal.reading.lexicon import load
from healing_journal.reading.people import NAME, Pronoun, people

_PIECE = re.compile(r"(?<!\?P)<([a-z_]+)>")
_PRONOUNS = {
    "he": ("he", "him", "his"),
    "she": ("she", "her", "her"),
    "they": ("they", "them", "their"),
    "you": ("you", "you", "your"),
}
_DEPTH = 6  # pieces within pieces


def compiled(pattern: str, cue: str, pronoun: Pronoun, *, addressed: bool) -> re.Pattern[str]:
    """Return the pattern ready for use on folded text in which the ex's names are masked."""
    pieces = {**_pieces(pronoun, addressed), "cue": f"(?:{cue})"}
    return re.compile(rf"(?<![\w'])(?:{_written_out(pattern, pieces)})(?!(?<=\w)\w)", re.IGNORECASE)


def cue_pattern(cues: tuple[str, ...]) -> str:
    """Return the pattern that matches any of these words, the longest first."""
    return "|".join(sorted((re.escape(cue).replace(r"\ ", " ") for cue in cues), key=len, reverse=True))


def _written_out(pattern: str, pieces: Mapping[str, str]) -> str:
    for _ in range(_DEPTH):
        pattern = _PIECE.sub(lambda match: pieces[match[1]], pattern)
    spaced = re.sub(r" [?*]", r"\\s*", pattern.replace("'", "'?"))
    return spaced.replace(" ", r"\s+")


@cache
def _pieces(pronoun: Pronoun, addressed: bool) -> dict[str, str]:  # noqa: FBT001 - a cache key
    pieces: dict[str, str] = {name: text.strip() for name, text in load("words")["pieces"].items()}
    said_of = _pronouns(pronoun, addressed=addressed)
    noun = "|".join(re.escape(word).replace(r"\ ", " ").replace(r"\-", "[- ]?") for word in people().them)
    pieces["ex_noun"] = f"(?:(?:now |soon to be |long term )?(?:{noun}))"
    nouns = ["(?:my|the) <ex_noun><sex_age>", "an? ex", f"{NAME}+"]
    pieces["they"] = _any([*(subject for subject, _, _ in said_of), *nouns])
    pieces["them"] = _any([*(thing for _, thing, _ in said_of), *nouns])
    pieces["their"] = _any([*(owner for _, _, owner in said_of), *(f"{word}'s" for word in nouns)])
    return pieces


def _pronouns(pronoun: Pronoun, *, addressed: bool) -> list[tuple[str, str, str]]:
    known = (pronoun, "they") if pronoun else ("he", "she", "they")
    chosen = [*dict.fromkeys(known), *(["you"] if addressed else [])]
    return [_PRONOUNS[name] for name in chosen]


def _any(options: list[str]) -> str:
    return "(?:" + "|".join(options) + ")"
