"""What the ex is called, learnt from texts: which names, initials and pronouns again and again stand where the ex stands.

Each text is counted by itself (`clues_in`), and the counts of many added up (`Clues`), so that a journal need not be
read again. A name is learnt only where places tell that no bystander's name would take ("my ex J", "J left me"), or one
such place and several others that agree. A name that merely stands where the ex might is offered, never counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

import msgspec

from healing_journal.reading.clauses import fold, sentences
from healing_journal.reading.people import Naming, Pronoun, people

_OFTEN = 5  # times "they" is said before it can be one person's pronoun
_CLEAR = 2  # clear places that are enough by themselves
_ALL = 4  # places of any sort, one of them clear, that are enough together
_OFFER = 4  # places without a clear one after which a name is asked about
_TEXTS = 2  # texts that a name has to stand in to be asked about
_NAME = r"(?P<name>[A-Z][a-zà-ÿ]{1,14}|[B-HJ-Z](?![\w']))"
_BARE = r"(?<![\w'])(?:[A-Z][a-zà-ÿ]{1,14}|[B-HJ-Z](?![\w']))(?!\w)"
_FORMS: dict[str, str] = {
    "he": r"he|him|his|himself",
    "she": r"she|her|hers|herself",
    "they": r"they|them|their|theirs|themself|themselves",
}
_AFTER = 90  # characters after a name in which a pronoun goes back to it
_QUOTES = 3

Counts: TypeAlias = tuple[tuple[str, int], ...]


class Clues(msgspec.Struct, frozen=True):
    """What texts have given away so far of each name and pronoun.

    `names` counts the places that only the ex's name takes, `beside` those it may share with others, `after` the
    pronouns that went back to a name ("J he"), `others` the places where it is a bystander's, `texts` how many it
    stands in; `pronouns` weighs the pronouns.
    """

    names: Counts = ()
    pronouns: Counts = ()
    beside: Counts = ()
    after: Counts = ()
    others: Counts = ()
    texts: Counts = ()

    def __add__(self, other: Clues) -> Clues:
        """Count the clues of both."""
        one, two = msgspec.structs.astuple(self), msgspec.structs.astuple(other)
        return Clues(*(_added(*pair) for pair in zip(one, two, strict=True)))


def clues_in(text: str) -> Clues:
    """Count what this text gives away about the ex's names and pronoun."""
    plain = fold(text)
    clear = Counter(_names(_clear_pattern(), plain))
    beside = Counter(_names(_beside_pattern(), plain))
    known = {name for name in {*clear, *beside} if name not in people().not_names}
    others = Counter(name for name in _names(_bystander_name(), plain) if name in known)
    clear = Counter({name: count for name, count in clear.items() if name in known and name not in others})
    return Clues(
        _counts(clear),
        _counts(_pronoun_clues(plain)),
        _counts(Counter({name: count for name, count in beside.items() if name in known})),
        _counts(Counter(_going_back(plain, known))),
        _counts(others),
        _counts(Counter(known)),
    )


def learn(given: Naming, texts: Iterable[str]) -> Naming:
    """Return what the ex is called, from what the person said (`given`) and what the texts give away."""
    total = sum((clues_in(text) for text in texts), start=Clues())
    return naming_of(total, given)


def naming_of(clues: Clues, given: Naming = Naming()) -> Naming:  # noqa: B008 - an immutable value
    """Decide what the ex is called; a name or pronoun that the person gave stands as it is, one they struck never."""
    pronoun = given.pronoun or _pronoun_of(dict(clues.pronouns))
    names = given.names or tuple(name for name in _learnt(clues, pronoun) if name not in given.struck)
    return Naming(names, pronoun, given.struck)


def offered(clues: Clues, given: Naming) -> tuple[str, ...]:
    """Return the names worth asking about: they stand where the ex might, or are learnt beside others that were given."""
    naming = naming_of(clues, given)
    beside, texts, others = dict(clues.beside), dict(clues.texts), dict(clues.others)
    likely = [
        name
        for name, count in beside.items()
        if count + _agreement(clues, name, naming.pronoun) >= _OFFER
        and texts.get(name, 0) >= _TEXTS
        and not others.get(name)
    ]
    known = {*naming.names, *given.struck}
    return tuple(
        name for name in dict.fromkeys((*_learnt(clues, naming.pronoun), *likely)) if name not in known
    )


def places_of(name: str, text: str) -> Iterator[str]:
    """Yield the sentences of a text in which this name stands where the ex might, the clearest first."""
    plain = fold(text)
    for pattern in (_clear_pattern(), _beside_pattern()):
        for match in pattern.finditer(plain):
            if _name_of(match) == name:
                at = match.start("name") if match["name"] else match.start("other")
                yield next(
                    (
                        text[one.span.start : one.span.end]
                        for one in sentences(text)
                        if one.span.holds(at, at)
                    ),
                    "",
                )


def _learnt(clues: Clues, pronoun: Pronoun) -> list[str]:
    beside, others = dict(clues.beside), dict(clues.others)
    strongest = max((count for _, count in clues.names), default=0)
    found = []
    for name, clear in clues.names:
        agreed = _agreement(clues, name, pronoun)
        together = clear + beside.get(name, 0) + agreed
        enough = clear >= _CLEAR or together >= _ALL
        if enough and agreed >= -clear and 3 * clear >= strongest and together >= 3 * others.get(name, 0):
            found.append(name)
    return found


def _agreement(clues: Clues, name: str, pronoun: Pronoun) -> int:
    """How often the ex's pronoun went back to a name, less how often another did."""
    after = dict(clues.after)
    if not pronoun:
        return 0
    return sum((1 if one == pronoun else -1) * after.get(f"{name} {one}", 0) for one in ("he", "she"))


def _added(one: Counts, two: Counts) -> Counts:
    total = Counter(dict(one))
    total.update(dict(two))
    return _counts(total)


def _counts(counter: Counter[str]) -> Counts:
    return tuple(sorted(counter.items()))


def _names(pattern: re.Pattern[str], plain: str) -> Iterator[str]:
    return (_name_of(match) for match in pattern.finditer(plain))


def _name_of(match: re.Match[str]) -> str:
    return str(match["name"] or match["other"])


def _going_back(plain: str, names: Iterable[str]) -> Iterator[str]:
    """Yield each name with the pronoun that first comes after it, where no other person is told of in between."""
    for name in names:
        for match in re.finditer(rf"(?<![\w']){name}(?!\w)", plain):
            following = plain[match.end() : match.end() + _AFTER]
            pronoun = _FIRST_PRONOUN.search(following)
            if pronoun and not _tells_of_others(following[: pronoun.start()]):
                yield f"{name} {pronoun.lastgroup}"


_FIRST_PRONOUN = re.compile(r"\b(?:(?P<he>he|him|his)|(?P<she>she|her|hers))\b", re.IGNORECASE)


@cache
def _nouns() -> str:
    return "|".join(map(re.escape, (*people().she, *people().he, *people().they)))


def _tells_of_others(between: str) -> bool:
    return any(match[0] not in people().not_names for match in _someone_else().finditer(between))


@cache
def _someone_else() -> re.Pattern[str]:
    return re.compile(rf"\n\n|{_BARE}|\b(?:{_nouns()})\b")


@cache
def _clear_pattern() -> re.Pattern[str]:
    """Find a name in a place that only the ex's name is likely to take."""
    ex = r"(?:[Mm]y|[Mm]e and my|[Tt]he)\s+(?:now[- ])?(?:" + "|".join(map(re.escape, people().them)) + ")"
    deed = (
        r"(?:(?:has |had |just |finally )?(?:broke (?:up|things|it)|left me|left(?= (?:on|in|last|this)\b|[.!;\n])"
        r"|dumped me|ended (?:it|things)|cheated)|and I (?:broke|split|ended|were together|used to|met))"
    )
    heart = r"(?:[Ii](?:'m| am)? ?(?:still )?(?:miss|love|loved|missing|over|left|unfollowed|blocked|texted|rang))"
    rest = (
        r"(?:broke(?:n)? up with|split (?:up )?with|[Bb]reak ?up with|back (?:together )?with|together with)"
    )
    either = "|".join((rf"{ex},?\s+", rf"{heart}\s+", rf"{rest}\s+", r"\b[Mm]e and ", r"[Dd]ear "))
    return re.compile(rf"(?:{either})(?:{_NAME})\b|\b{_NAME.replace('name', 'other')}(?=,? my ex\b| {deed})")


@cache
def _beside_pattern() -> re.Pattern[str]:
    """Find a name in a place that the ex's name takes, but others' names too."""
    did = (
        r"(?:(?:has |had |just |finally |even |never |has never |hasn't |didn't )?(?:texted|called|rang|phoned|messaged|wrote"
        r"|emailed|replied|answered|asked|said|told me|came|showed up|cried|hugged|kissed|held|let|looked|does not|doesn't"
        r"|did not|didn't|did|wants|says|asks)\b)"
    )
    to = (
        r"\b(?:[Tt]exted|[Cc]alled|[Rr]ang|[Tt]elephoned|[Pp]honed|[Mm]essaged|[Ee]mailed|[Aa]sked|[Tt]old|[Ss]aw|[Mm]et"
        r"|[Rr]an into|[Bb]umped into|[Hh]eard from|[Hh]ear from|[Ww]rote to|[Ll]etter to|[Ww]ithout|[Tt]hinking of"
        r"|[Tt]hink about|[Bb]ecause of|[Tt]here was|[Ii]t was|[Tt]here's) "
    )
    return re.compile(
        rf"{to}{_NAME}\b|\b{_NAME.replace('name', 'other')}(?= {did}|'s (?:stuff|side|things|smell|text))"
    )


@cache
def _bystander_name() -> re.Pattern[str]:
    """Find a name that is said to be a bystander's."""
    given = rf"\b(?i:{_nouns()}),?\s+(?:(?:called|named)\s+)?{_NAME}\b"
    told = rf"\b{_NAME.replace('name', 'other')}(?:\s*[,(]\s*| (?:is|was) )(?:my|a|an|our|his|her|their)\s+(?:\w+\s+)?(?:{_nouns()})\b"
    return re.compile(rf"{given}|{told}")


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
