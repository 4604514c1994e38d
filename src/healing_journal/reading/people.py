"""Who is meant: which name, initial or pronoun is the ex, and who is a bystander.

What the ex is called is known beforehand (`Naming`): the person said so, or it was learnt (`naming`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from healing_journal.reading.clauses import Span, fold
from healing_journal.reading.lexicon import load

Pronoun: TypeAlias = Literal["he", "she", "they", ""]
Subject: TypeAlias = Literal["them", "me", "both", "bystander", "unclear"]

NAME = "\ua66e"  # a letter that no one writes: it stands for each letter of the ex's names
_SHORT = 3  # letters: a shorter name in small letters is too often another word


class Naming(msgspec.Struct, frozen=True):
    """What the writer calls the ex: names and initials, and a pronoun ("" where it is not known).

    `struck` are names that the person said are not the ex's, whatever the texts suggest.
    """

    names: tuple[str, ...] = ()
    pronoun: Pronoun = ""
    struck: tuple[str, ...] = ()


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for people, as the lexicon lists them."""

    she: tuple[str, ...]
    he: tuple[str, ...]
    they: tuple[str, ...]
    them: tuple[str, ...]
    he_nouns: tuple[str, ...]
    she_nouns: tuple[str, ...]
    not_names: frozenset[str]


@cache
def people() -> People:
    """Return the words for people."""
    return msgspec.convert(load("people"), People)


def mask_names(plain: str, naming: Naming) -> str:
    """Return the text with every letter of the ex's names made NAME, so that one pattern finds any name."""
    small = (name.lower() for name in naming.names if len(name) > _SHORT)
    names = sorted({*naming.names, *small}, key=len, reverse=True)
    if not any(names):
        return plain
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, filter(None, names)))})(?!\w)")
    return pattern.sub(lambda match: NAME * len(match[0]), plain)


@cache
def _bystander_pattern() -> re.Pattern[str]:
    """Find a bystander who does something: a noun for one, perhaps with a name, at the head of a clause."""
    groups = "|".join(
        f"(?P<{gender}>{'|'.join(map(re.escape, nouns))})"
        for gender, nouns in (("she", people().she), ("he", people().he), ("they", people().they))
    )
    owner = r"(?:my|his|her|their|our|the|a|an|some|another|this|that|one of (?:my|his|her|our))"
    kind = r"(?:(?:best|old|new|good|close|other|older|younger|little|big|own|mutual|random|nice|ex)\s+){0,2}"
    before = r"(?:^|[.!?,;:\n(]\s*|\b(?:and|but|so|because|when|then|that|while|if|with|until)\s+)(?:then\s+|today\s+)?"
    return re.compile(
        rf"(?P<head>{before})?\b{owner}\s+{kind}(?:{groups})s?\b(?!\s+of mine who)", re.IGNORECASE
    )


_TALKED_TO = re.compile(
    r"\b(?:told|tell|asked|with|to|for|from|about|at|of|saw|visited|called|and)\s+$", re.IGNORECASE
)
_LOOK_BACK = 220  # characters: about two sentences


def is_bystander(plain: str, at: int, pronoun: str) -> bool:
    """Whether the pronoun at this offset most likely means a bystander who was named shortly before it.

    The ex's names are masked in `plain`. An empty pronoun is a verb without a subject, which any bystander named before may share.
    """
    window = plain[max(0, at - _LOOK_BACK) : at].rsplit("\n\n", 1)[-1]
    last = None
    for match in _bystander_pattern().finditer(window):
        if match["head"] is not None and not _TALKED_TO.search(window, 0, match.start()):
            last = match
    if last is None or (pronoun and last.lastgroup not in {pronoun, "they"}):
        return False
    between = window[last.end() :]
    return not (NAME in between or re.search(r"\bmy ex\b", between, re.IGNORECASE) or between.count(".") > 1)


_ME = r"i|i'\w+|im|ive|ill|id"
_BOTH = r"we|we'\w+|weve|us|both of us|me and (?:him|her|them)|(?:he|she|they) and i"
_LEADING = re.compile(
    rf"\b(?:(?P<both>{_BOTH})|(?P<me>{_ME})|(?P<pronoun>he|she|they)(?:'\w+|s)?)\b", re.IGNORECASE
)


def subject_of(clause: Span, text: str, naming: Naming) -> Subject:
    """Return who does what the clause tells: the ex, the writer, both, a bystander, or unclear."""
    plain = mask_names(fold(text), naming)
    words = clause.of(plain)
    first = _LEADING.search(words)
    limit = first.start() if first else len(words)
    if _names_them(words[:limit]):
        return "them"
    bystander = _bystander_pattern().search(words[:limit])
    if bystander:
        return "bystander"
    if not first:
        return "unclear"
    if first["both"]:
        return "both"
    if first["me"]:
        return "me"
    return _whose(plain, clause.start + first.start(), first["pronoun"].lower(), naming)


def _names_them(words: str) -> bool:
    nouns = "|".join(map(re.escape, people().them))
    named = rf"\b(?:my (?:now )?(?:{nouns})|{NAME}+)\b(?!'s\b)"
    return re.search(named, words, re.IGNORECASE) is not None


def _whose(plain: str, at: int, pronoun: str, naming: Naming) -> Subject:
    if is_bystander(plain, at, pronoun):
        return "bystander"
    if naming.pronoun and pronoun != naming.pronoun:
        return "bystander" if pronoun != "they" else "unclear"
    return "them"
