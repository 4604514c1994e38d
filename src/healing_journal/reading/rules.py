"""Findings by rule: the patterns of lexicon/*.toml, each with the words it hangs on and what it makes of them.

A rule runs only on sentences that hold one of its cue words, so that reading stays quick however many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healing_journal.model.finding import Kind
from healing_journal.reading.assertion import IRREAL, Assertion, Category, assertion_of
from healing_journal.reading.clauses import Sentence, Span, fold, sentences
from healing_journal.reading.durations import days_in
from healing_journal.reading.people import Naming, Pronoun, is_bystander, mask_names
from healing_journal.reading.risk import is_harmless
from healing_journal.reading.rulebook import Field, Ready, awake, rules

__all__ = ["Field", "RuleHit", "every_hit", "find_by_rule", "is_addressed", "rules"]

_YOU = re.compile(r"\b(?:you|your|u)\b", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|him|she|her|they|them|my ex)\b", re.IGNORECASE)
_LETTER = re.compile(
    r"\b(?:i (?:still )?(?:miss|love|loved|hate) you|you (?:left|broke|hurt|ended|promised|told me|said))\b",
    re.IGNORECASE,
)


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


def find_by_rule(text: str, naming: Naming = Naming()) -> tuple[RuleHit, ...]:  # noqa: B008 - an immutable value
    """Return what the rules find in a text, in the order of the text."""
    found = every_hit(text, naming)
    return tuple(sorted(_told_once(fold(text), found), key=lambda hit: (hit.start, hit.end, hit.kind)))


def every_hit(text: str, naming: Naming) -> list[RuleHit]:
    """Return what each rule finds by itself, before what is told twice is left out."""
    plain = mask_names(fold(text), naming)
    addressed = is_addressed(plain)
    return [
        hit
        for sentence in sentences(plain)
        for hit in _hits(plain, sentence, naming.pronoun, addressed=addressed)
    ]


def is_addressed(plain: str) -> bool:
    """Whether the text is a letter to the ex, so that "you" is them."""
    letter = len(_LETTER.findall(plain))
    return letter > 0 and len(_YOU.findall(plain)) > len(_THIRD.findall(plain))


def _hits(plain: str, sentence: Sentence, pronoun: Pronoun, *, addressed: bool) -> Iterator[RuleHit]:
    start, end = sentence.span.start, sentence.span.end
    for ready in awake(sentence.span.of(plain), pronoun, addressed=addressed):
        if any(pattern.search(plain, start, end) for pattern in ready.unless):
            continue
        for pattern in ready.patterns:
            for match in pattern.finditer(plain, start, end):
                hit = _hit(plain, sentence, ready, match)
                if hit:
                    yield hit


def _hit(plain: str, sentence: Sentence, ready: Ready, match: re.Match[str]) -> RuleHit | None:
    piece = Span(match.start(), match.end())
    if ready.kind == "risk" and is_harmless(str(ready.rule.fields["type"]), piece, sentence.span, plain):
        return None
    told = assertion_of(piece, sentence.span, plain)
    if (told.categories & _REFUSED[ready.kind]) - ready.rule.allow or _of_bystander(
        plain, match, ready.rule.fields.get("by")
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


def _of_bystander(plain: str, match: re.Match[str], by: Field | None) -> bool:
    """Whether what was found begins with a pronoun that means a bystander, or goes on about one."""
    pronoun = _PRONOUN.match(plain, match.start())
    if pronoun:
        return is_bystander(plain, match.start(), pronoun[1].lower())
    left_out = by == "them" and _BARE_VERB.match(plain, match.start())
    return bool(left_out) and is_bystander(plain, match.start(), "")


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
