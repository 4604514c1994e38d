"""Findings by rule: the patterns of lexicon/*.toml, each with the words it hangs on and what it makes of them.

A rule runs only on sentences that hold one of its cue words, so that reading stays quick however many there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import msgspec

from healing_journal.model.finding import KINDS, Kind
from healing_journal.reading.assertion import IRREAL, Assertion, Category, assertion_of
from healing_journal.reading.clauses import Sentence, Span, fold, sentences
from healing_journal.reading.durations import days_in
from healing_journal.reading.lexicon import load
from healing_journal.reading.people import Naming, is_bystander
from healing_journal.reading.phrases import compiled, cue_pattern
from healing_journal.reading.risk import is_harmless

Field: TypeAlias = str | bool | int
_WORD = re.compile(r"[\w']+")
_YOU = re.compile(r"\b(?:you|your|u)\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|him|she|her|they|them|my ex)\b", re.IGNORECASE)
_LETTER = re.compile(
    r"\b(?:i (?:still )?(?:miss|love|loved|hate) you|you (?:left|broke|hurt|ended|promised|told me|said))\b",
    re.IGNORECASE,
)


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: where a `cue` word stands in one of the `pattern`s, it finds its kind with these `fields`.

    `allow` names assertions under which it still holds; `unless` are patterns that forbid it in a sentence.
    `sure` is the share of its finds that were right on labelled texts. Each of `must` has to be found by it,
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


class RuleHit(msgspec.Struct, frozen=True):
    """What a rule found: the words from `start` to `end`, its fields, the rule's name and its cue words."""

    kind: Kind
    start: int
    end: int
    fields: dict[str, Field]
    rule: str
    cue: Span
    sure: float
    assertion: Assertion


class _Ready(msgspec.Struct, frozen=True):
    kind: Kind
    rule: Rule
    cue: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


def find_by_rule(text: str, naming: Naming = Naming()) -> tuple[RuleHit, ...]:  # noqa: B008 - an immutable value
    """Return what the rules find in a text, in the order of the text."""
    found = every_hit(text, naming)
    return tuple(sorted(_told_once(fold(text), found), key=lambda hit: (hit.start, hit.end, hit.kind)))


def every_hit(text: str, naming: Naming) -> list[RuleHit]:
    """Return what each rule finds by itself, before what is told twice is left out."""
    plain = fold(text)
    by_word = _by_first_word(naming, is_addressed(plain))
    return [hit for sentence in sentences(plain) for hit in _hits(plain, sentence, by_word, naming)]


def is_addressed(plain: str) -> bool:
    """Whether the text is a letter to the ex, so that "you" is them."""
    letter = len(_LETTER.findall(plain))
    return letter > 0 and len(_YOU.findall(plain)) > len(_THIRD.findall(plain))


@cache
def rules() -> tuple[tuple[Kind, Rule], ...]:
    """Return all rules with the kind each finds."""
    return tuple(
        (kind, rule) for kind in KINDS for rule in msgspec.convert(load(kind)["rule"], tuple[Rule, ...])
    )


@cache
def _by_first_word(naming: Naming, addressed: bool) -> dict[str, tuple[_Ready, ...]]:  # noqa: FBT001 - a cache key
    """Return the rules that a word can set off."""
    table: dict[str, list[_Ready]] = defaultdict(list)
    for kind, rule in rules():
        ready = _ready(kind, rule, naming, addressed=addressed)
        for word in {_plain_word(cue.split()[0]) for cue in rule.cue}:
            table[word].append(ready)
    return {word: tuple(ready) for word, ready in table.items()}


def _ready(kind: Kind, rule: Rule, naming: Naming, *, addressed: bool) -> _Ready:
    cue = cue_pattern(rule.cue)
    patterns = tuple(compiled(pattern, cue, naming, addressed=addressed) for pattern in rule.pattern)
    unless = tuple(compiled(pattern, cue, naming, addressed=addressed) for pattern in rule.unless)
    anywhere = compiled(cue, cue, naming, addressed=addressed)
    return _Ready(kind, rule, anywhere, patterns, unless)


def _plain_word(word: str) -> str:
    match = _WORD.search(word.lower())
    return match[0].replace("'", "") if match else word


def _hits(
    plain: str, sentence: Sentence, by_word: dict[str, tuple[_Ready, ...]], naming: Naming
) -> Iterator[RuleHit]:
    words = {word.replace("'", "") for word in _WORD.findall(sentence.span.of(plain).lower())}
    awake = {id(ready): ready for word in words for ready in by_word.get(word, ())}
    for ready in awake.values():
        if any(pattern.search(plain, sentence.span.start, sentence.span.end) for pattern in ready.unless):
            continue
        for pattern in ready.patterns:
            for match in pattern.finditer(plain, sentence.span.start, sentence.span.end):
                hit = _hit(plain, sentence, ready, match, naming)
                if hit:
                    yield hit


def _hit(
    plain: str, sentence: Sentence, ready: _Ready, match: re.Match[str], naming: Naming
) -> RuleHit | None:
    piece = Span(match.start(), match.end())
    if ready.kind == "risk" and is_harmless(str(ready.rule.fields["type"]), piece, sentence.span, plain):
        return None
    told = assertion_of(piece, sentence.span, plain)
    if (told.categories & _REFUSED[ready.kind]) - ready.rule.allow or _of_bystander(
        plain, match, ready.rule.fields.get("by"), naming
    ):
        return None
    span = _quote(sentence, piece) if ready.rule.whole_clause else piece
    fields = {**ready.rule.fields, **_fields_from(ready.kind, match, told)}
    cue = ready.cue.search(plain, *match.span())
    words = Span(*cue.span()) if cue else piece
    return RuleHit(ready.kind, span.start, span.end, fields, ready.rule.id, words, ready.rule.sure, told)


_NO: frozenset[Category] = frozenset()
_NOT_TOLD: frozenset[Category] = frozenset(("told_of_others",))
_REFUSED: dict[Kind, frozenset[Category]] = {
    "contact": IRREAL | {"past"},
    "silence": frozenset(("wished", "hypothetical", "dreamt", "asked", "planned", "told_of_others")),
    "feeling": frozenset(("negated", "asked", "told_of_others", "hypothetical", "dreamt")),
    "said": frozenset(("negated", "wished", "hypothetical", "dreamt", "asked", "planned", "told_of_others")),
    "promise": frozenset(("negated", "wished", "dreamt", "asked", "told_of_others")),
    "plan": frozenset(("negated", "wished", "hypothetical", "dreamt", "asked")),
    "boundary": frozenset(("negated", "wished", "hypothetical", "dreamt", "asked", "told_of_others")),
    "practice": frozenset(("negated", "wished", "hypothetical", "dreamt", "asked", "told_of_others")),
    "concern": _NOT_TOLD,
    "reminder": frozenset(("asked", "told_of_others")),
    "milestone": frozenset(("negated", "wished", "hypothetical", "dreamt", "asked", "told_of_others")),
    "risk": _NO,
}
_PRONOUN = re.compile(r"(he|she|they)\b", re.IGNORECASE)
_BARE_VERB = re.compile(r"(?!my\b|i\b)\w+ (?:me|my|us)\b", re.IGNORECASE)


def _of_bystander(plain: str, match: re.Match[str], by: Field | None, naming: Naming) -> bool:
    """Whether what was found begins with a pronoun that means a bystander, or goes on about one."""
    pronoun = _PRONOUN.match(plain, match.start())
    if pronoun:
        return is_bystander(plain, match.start(), pronoun[1].lower(), naming)
    left_out = by == "them" and _BARE_VERB.match(plain, match.start())
    return bool(left_out) and is_bystander(plain, match.start(), "", naming)


def _quote(sentence: Sentence, piece: Span) -> Span:
    """Widen what was matched to the clause it lies in."""
    clause = sentence.clause_at(piece.start)
    return Span(min(clause.start, piece.start), max(clause.end, piece.end))


def _fields_from(kind: Kind, match: re.Match[str], told: Assertion) -> dict[str, Field]:
    """Return the fields that the words themselves decide."""
    if kind == "silence":
        days = days_in(match[0])
        return {"days": days} if days else {}
    if kind == "contact" and "habitual" in told.categories:
        return {"repeated": True}
    if kind == "feeling" and "past" in told.categories:
        return {"tense": "then"}
    return {}


def _told_once(plain: str, found: list[RuleHit]) -> Iterator[RuleHit]:
    """Leave out what another hit of the same kind tells over the same words, and feelings told again."""
    kept: list[RuleHit] = []
    by_rank = sorted(found, key=lambda hit: (-hit.sure, hit.start - hit.end, hit.start))
    seen: set[tuple[object, ...]] = set()
    for hit in by_rank:
        telling = (hit.kind, hit.fields.get("feeling"), plain[hit.start : hit.end].lower())
        if telling in seen or any(_same(hit, other) for other in kept if other.kind == hit.kind):
            continue
        seen.add(telling)
        kept.append(hit)
    return iter(kept)


def _same(one: RuleHit, two: RuleHit) -> bool:
    overlap = min(one.end, two.end) - max(one.start, two.start)
    return overlap > 0 and one.fields.get("feeling") == two.fields.get("feeling")
