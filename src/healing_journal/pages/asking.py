"""What is asked for: whether it is a question of when, about what kind of fact and by whom, and its words that carry."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.finding import Kind

Order: TypeAlias = Literal["", "first", "last"]
Whom: TypeAlias = Literal["", "me", "them"]

_WHEN = re.compile(
    r"^\W*(?:on\s+)?(?:when|what\s+(?:day|date)|how\s+long\s+ago|since\s+when)\b", re.IGNORECASE
)
_FIRST = re.compile(r"\b(?:first|earliest)\b", re.IGNORECASE)
_A_TIME = re.compile(r"\b(first|last)\s+time\b", re.IGNORECASE)
_ASKED = re.compile(
    r"^\W*(?:when|what|who|where|how|which|why|did|do|does|has|have|had|is|was|were|are)\b", re.IGNORECASE
)
_WHO = re.compile(r"\b(?:did|has|have|had|do|does|time)\s+(?P<who>i|we|he|she|they|\w+)\b", re.IGNORECASE)
_ASKING_OF = re.compile(
    r"^\W*(?:(?:when|what\s+(?:day|date)|how\s+long\s+ago|since\s+when|what|who|where|how\s+often|how|which|why)\b\s*)?"
    r"(?:(?:did|do|does|has|have|had|was|is|were|are)\b\s*)?"
    r"(?:(?:the\s+)?(?:first|last)\s+time\s+)?",
    re.IGNORECASE,
)
_MARKS_OF_TIME = re.compile(r"\b(?:ever|last|first|lately|recently|latest|again)\b\s*", re.IGNORECASE)
_SAYING = re.compile(
    r"^(?:he|she|they|\w+)\s+(?:say|says|said|tell|tells|told|admit|admitted|write|wrote|ask|asked)\s+"
    r"(?:(?:me|us|him|her|them)\s+)?(?:that\s+)?(?=\S)",
    re.IGNORECASE,
)
_VERBS: dict[Kind, str] = {
    "promise": r"promis\w+|swears?|swore|gave\s+(?:me\s+)?(?:his|her|their)\s+word",
    "said": r"say|says|said|tell|tells|told|admit\w*|ask|asked|confess\w*",
    "contact": r"call|called|ring|rang|phone|phoned|text|texted|message|messaged|meet|met|visit|visited|see|come|came",
    "feeling": r"cry|cried|feel|felt",
}
_KINDS = {kind: re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE) for kind, verbs in _VERBS.items()}
_THEY = {"he", "she", "they"}
_I = {"i", "we"}
_SMALL = (
    "a about am an and any are as at be been by can could did do does ever for from get got had has have he her hers him"
    " his how i if in is it its last first me my of on or our she so that the their them then there they this to us was"
    " we were what when where which who whom why will with would you your"
)
_LITTLE = frozenset(_SMALL.split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Asked(msgspec.Struct, frozen=True):
    """What the words ask for.

    `core` is what is asked about ("he misses me"); `words` are those of it that carry meaning, for looking up word
    by word. `order` is set where they ask when. `kind` and `by` name the fact they ask for, where they name one.
    """

    core: str
    words: str
    order: Order = ""
    kind: Kind | None = None
    by: Whom = ""


def asked(words: str, names: tuple[str, ...] = ()) -> Asked:
    """Return what is asked for; words that are no question stay as they are. `names` are those of "them"."""
    plain = " ".join(words.split())
    when = bool(_WHEN.match(plain) or _A_TIME.search(plain))
    if '"' in plain or not (when or _ASKED.match(plain)):
        return Asked(plain, plain if '"' in plain else _carrying(plain))
    kind, by = _kind(plain), _by(plain, frozenset(name.lower() for name in names))
    core = _core(plain, said=kind == "said")
    known = (
        kind if by and (kind, by) != ("said", "me") else None
    )  # of what was said, only their words are noted
    return Asked(core, _carrying(core), _order(plain) if when else "", known, by)


def _order(plain: str) -> Order:
    return "first" if _FIRST.search(plain) else "last"


def _kind(plain: str) -> Kind | None:
    """Return the kind of fact that the first telling verb names."""
    found = [(match.start(), kind) for kind, verbs in _KINDS.items() if (match := verbs.search(plain))]
    return min(found)[1] if found else None


def _by(plain: str, names: frozenset[str]) -> Whom:
    match = _WHO.search(plain)
    who = match["who"].lower() if match else ""
    return "them" if who in _THEY | names else "me" if who in _I else ""


def _core(plain: str, *, said: bool) -> str:
    """Return the words without those that only ask: "he misses me" of "when did he last say he misses me"."""
    rest = _MARKS_OF_TIME.sub("", _ASKING_OF.sub("", plain, count=1)).strip(" ?.!")
    inner = _SAYING.sub("", rest) if said else rest
    return inner or rest or plain


def _carrying(core: str) -> str:
    """Return the words that carry meaning, or all where none does."""
    kept = [word for word in _WORD.findall(core) if word.lower() not in _LITTLE]
    return " ".join(kept) or core
