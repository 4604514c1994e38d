"""Who is meant: which name, initial or pronoun is the ex, and who is a bystander.

What a text gives away about the ex is counted (`Clues`); the counts of many texts added together decide
(`Naming`). What the person has said about names always wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from healing_journal.reading.clauses import Span, fold
from healing_journal.reading.lexicon import load

Pronoun: TypeAlias = Literal["he", "she", "they", ""]
Subject: TypeAlias = Literal["them", "me", "both", "bystander", "unclear"]

NAME = "\ua66e"  # a letter that no one writes: it stands for each letter of the ex's names
_SHORT = 3  # letters: a shorter name in small letters is too often another word
_OFTEN = 5  # times "they" is said before it can be one person's pronoun
_ENOUGH = 2  # clues before a name that nobody has confirmed counts as the ex's
_NAME = r"(?P<name>[A-Z][a-zà-ÿ]{1,14}|[B-HJ-Z](?![\w']))"
_FORMS: dict[str, str] = {
    "he": r"he|him|his|himself",
    "she": r"she|her|hers|herself",
    "they": r"they|them|their|theirs|themself|themselves",
}


class Naming(msgspec.Struct, frozen=True):
    """What the writer calls the ex: names and initials, and a pronoun ("" where it is not known)."""

    names: tuple[str, ...] = ()
    pronoun: Pronoun = ""


class Clues(msgspec.Struct, frozen=True):
    """What texts have given away so far: how often each name and each pronoun stood for the ex."""

    names: tuple[tuple[str, int], ...] = ()
    pronouns: tuple[tuple[str, int], ...] = ()

    def __add__(self, other: Clues) -> Clues:
        """Count the clues of both."""
        return Clues(_added(self.names, other.names), _added(self.pronouns, other.pronouns))


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


def clues_in(text: str) -> Clues:
    """Count what this text gives away about the ex's names and pronoun."""
    plain = fold(text)
    names = Counter(
        name
        for match in _naming_pattern().finditer(plain)
        if (name := match["name"] or match["other"]) not in people().not_names
        and not _is_bystander_name(plain, name)
    )
    return Clues(tuple(sorted(names.items())), tuple(sorted(_pronoun_clues(plain).items())))


def learn(given: Naming, texts: Iterable[str]) -> Naming:
    """Return what the ex is called, from what the person said (`given`) and what the texts give away."""
    total = sum((clues_in(text) for text in texts), start=Clues())
    return naming_of(total, given)


def naming_of(clues: Clues, given: Naming = Naming()) -> Naming:  # noqa: B008 - an immutable value
    """Decide what the ex is called; a name or pronoun that the person gave stands as it is."""
    strongest = max((count for _, count in clues.names), default=0)
    learnt = [name for name, count in clues.names if count >= _ENOUGH and 3 * count >= strongest]
    names = given.names or tuple(learnt)
    return Naming(names, given.pronoun or _pronoun_of(dict(clues.pronouns)))


def _added(one: tuple[tuple[str, int], ...], two: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    total = Counter(dict(one))
    total.update(dict(two))
    return tuple(sorted(total.items()))


@cache
def _naming_pattern() -> re.Pattern[str]:
    """Find a name in a place that only the ex's name is likely to take."""
    ex = r"(?:[Mm]y|[Mm]e and my|[Tt]he)\s+(?:now[- ])?(?:" + "|".join(map(re.escape, people().them)) + ")"
    deed = (
        r"(?:(?:has |had |just |finally )?(?:broke (?:up|things|it)|left me|dumped me|ended (?:it|things)|cheated)"
        r"|and I (?:broke|split|ended|were together|used to|met))"
    )
    heart = r"(?:[Ii](?:'m| am)? ?(?:still )?(?:miss|love|loved|missing|over|unfollowed|blocked|texted|rang))"
    rest = (
        r"(?:broke(?:n)? up with|split (?:up )?with|[Bb]reak ?up with|back (?:together )?with|together with)"
    )
    either = "|".join((rf"{ex},?\s+", rf"{heart}\s+", rf"{rest}\s+", r"[Mm]e and ", r"[Dd]ear "))
    return re.compile(rf"(?:{either})(?:{_NAME})\b|\b{_NAME.replace('name', 'other')}(?=,? my ex\b| {deed})")


def _is_bystander_name(plain: str, name: str) -> bool:
    nouns = "|".join(map(re.escape, (*people().she, *people().he, *people().they)))
    return bool(re.search(rf"\b(?:{nouns}),?\s+{name}\b|\b{name}\s*[,(]\s*(?:my|a)\s+(?:{nouns})\b", plain))


def _pronoun_clues(plain: str) -> Counter[str]:
    """Weigh the pronouns of a text; a noun that tells the gender ("my ex-wife") weighs as much as five."""
    found = Counter(
        {name: len(re.findall(rf"\b(?:{forms})\b", plain, re.IGNORECASE)) for name, forms in _FORMS.items()}
    )
    for pronoun, nouns in (("he", people().he_nouns), ("she", people().she_nouns)):
        pattern = rf"\bmy (?:ex[- ]?)?(?:{'|'.join(nouns)})\b"
        found[pronoun] += 5 * len(re.findall(pattern, plain, re.IGNORECASE))
    return Counter({name: count for name, count in found.items() if count})


def _pronoun_of(found: dict[str, int]) -> Pronoun:
    """Choose the pronoun that clearly leads; "they" is also said of groups and needs the others to be rare."""
    he, she, they = (found.get(name, 0) for name in ("he", "she", "they"))
    if they >= _OFTEN and they > 6 * (he + she):
        return "they"
    if he > 1.5 * she and he > 1:
        return "he"
    if she > 1.5 * he and she > 1:
        return "she"
    return ""


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
