"""Whether two quotes tell of the same thing: by the words that carry them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from healing_journal.story.kept import Rule, Spot
from healing_journal.story.told import Told, place

SHORTEST_STEM = 3  # letters

_WORD = re.compile(r"[^\W\d_]{2,}")  # an apostrophe ends a word: "she's" is "she"
_ENDINGS = ("ations", "ation", "ating", "ated", "ing", "ed", "es", "s", "e")
_LITTLE = (
    "a about actually after again all also always am an and any anyway are as at back be because been before being"
    " but by can could day days did do does doing done down each even ever every few for from get gets getting go goes"
    " going gone got had has have having he her here hers herself him himself his how i if in into is it its itself"
    " last later less let like little lot lots made make many may maybe me mine month months more most much must my"
    " myself never next no not now of off on once one only or other our out over own part really said same say says"
    " she should since so some soon still such than that the their them themselves then there these they thing things"
    " this those though through till time times to today told tomorrow tonight too two under until up us very was way"
    " we week weekend weeks well went were what when where which while who whole why will with would year years yes"
    " yesterday yet you your"
)
_EMPTY = frozenset(_LITTLE.split())


def stems(words: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning: no little words, no time words, no endings."""
    return frozenset([_stem(word) for word in _WORD.findall(words.lower()) if word not in _EMPTY])


def _stem(word: str) -> str:
    """Cut a common ending, where enough of the word is left to know it by."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def gather(tellings: Iterable[Told]) -> tuple[tuple[Told, ...], ...]:
    """Group what was told in the same words, whenever it was; groups and tellings in the order of telling."""
    groups: dict[frozenset[str] | str, list[Told]] = {}
    for told in sorted(tellings, key=place):
        groups.setdefault(_words(told), []).append(told)
    return tuple(tuple(group) for group in groups.values())


def _words(told: Told) -> frozenset[str] | str:
    quote = told.finding.quote
    return stems(quote) or quote.casefold()


THREADS: Rule[Told, tuple[Told, ...]] = Rule(
    lambda told: Spot(_words(told)),
    lambda tellings: (tuple(sorted(tellings, key=place)),),  # those of one spot are in the same words
    lambda thread: place(thread[0]),
)
