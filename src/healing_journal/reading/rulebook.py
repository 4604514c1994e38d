"""The rules of lexicon/*.toml, read and made ready for use when a text first needs them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TypeAlias

import msgspec

from healing_journal.model.finding import KINDS, Kind
from healing_journal.reading.assertion import Category
from healing_journal.reading.lexicon import load
from healing_journal.reading.people import Pronoun
from healing_journal.reading.phrases import compiled, cue_pattern

Field: TypeAlias = str | bool | int
WORD = re.compile(r"[\w']+")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: where a `cue` word stands in one of the `pattern`s, it finds its kind with these `fields`.

    `allow` names assertions under which it still holds; `unless` are patterns that forbid it in a sentence;
    `whole_clause` widens what it quotes to the clause. `sure` is the share of its finds that were right on
    labelled texts, drawn towards that of its kind where there were few. Each of `must` has to be found by it,
    none of `must_not` may be.
    """

    id: str
    cue: tuple[str, ...]
    pattern: tuple[str, ...]
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    fields: dict[str, Field] = {}
    allow: frozenset[Category] = frozenset()
    unless: tuple[str, ...] = ()
    whole_clause: bool = False
    sure: float = 0.5


class Ready(msgspec.Struct, frozen=True):
    """A rule with its patterns compiled for one pronoun of the ex."""

    kind: Kind
    rule: Rule
    cue: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


@cache
def rules() -> tuple[tuple[Kind, Rule], ...]:
    """Return all rules with the kind each finds."""
    return tuple(
        (kind, rule) for kind in KINDS for rule in msgspec.convert(load(kind)["rule"], tuple[Rule, ...])
    )


def awake(sentence: str, pronoun: Pronoun, *, addressed: bool) -> list[Ready]:
    """Return the rules that a word of this sentence sets off, in the order of the lexicon."""
    words = {word.replace("'", "") for word in WORD.findall(sentence.lower())}
    numbers = {number for word in words for number in _by_first_word().get(word, ())}
    return [_ready(number, pronoun, addressed) for number in sorted(numbers)]


@cache
def _by_first_word() -> dict[str, frozenset[int]]:
    """Return the numbers of the rules that a word can set off."""
    table: dict[str, set[int]] = defaultdict(set)
    for number, (_, rule) in enumerate(rules()):
        for cue in rule.cue:
            table[_plain_word(cue)].add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def _plain_word(cue: str) -> str:
    match = WORD.search(cue.split(maxsplit=1)[0].lower())
    return match[0].replace("'", "") if match else cue


@cache
def _ready(number: int, pronoun: Pronoun, addressed: bool) -> Ready:  # noqa: FBT001 - a cache key
    kind, rule = rules()[number]
    cue = cue_pattern(rule.cue)

    def prepared(pattern: str) -> re.Pattern[str]:
        return compiled(pattern, cue, pronoun, addressed=addressed)

    return Ready(
        kind, rule, prepared(cue), tuple(map(prepared, rule.pattern)), tuple(map(prepared, rule.unless))
    )
