"""A text with several posts and no dates: where one may begin, and cutting it where the person says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from healing_journal.exchange.keys import text_key
from healing_journal.exchange.values import Draft
from healing_journal.model.day import Days

MOST = 400
"""Paragraphs that are offered: of a longer text, the first."""
_USUAL_FROM = 4  # paragraphs: with fewer, no way of setting them apart is the usual one
_OPENS = re.compile(
    r"\W*(?:(?:another |small |quick |final )?(?:update|edit)\b|(?:so |ok,? |well,? )?it(?:'|’)?s been\b"
    r"|(?:it has been|i(?:'|’)?m back|hi (?:all|everyone)|hello (?:all|everyone)|day \d|week \d)\b"
    r"|(?:less than |about |almost |over |only |just )*(?:an?|one|two|three|four|five|six|\d{1,3}) "
    r"(?:day|night|week|month|year)s? (?:later|on|since|ago|before|until|till|left|to go)\b)",
    re.IGNORECASE,
)


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of a text: the line it begins at (from 0), its words, and whether a post is likely to begin here."""

    line: int
    words: str
    likely: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, the first ones of a very long one.

    A post is likely to begin where the space above differs from the usual one, or where the words open one.
    """
    found = _found(text.split("\n"))
    gaps = Counter(gap for gap, _, _ in found[1:])
    usual = gaps.most_common(1)[0][0] if len(found) >= _USUAL_FROM else None
    return tuple(
        Paragraph(
            line, words, number == 0 or (usual is not None and gap != usual) or bool(_OPENS.match(words))
        )
        for number, (gap, line, words) in enumerate(found[:MOST])
    )


def _found(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return each paragraph with the number of empty lines above it and the line it begins at."""
    found: list[tuple[int, int, str]] = []
    empty, inside = 0, False
    for number, line in enumerate(lines):
        if not line.strip():
            empty, inside = empty + 1, False
        elif inside:
            gap, begun, words = found[-1]
            found[-1] = (gap, begun, f"{words} {line.strip()}")
        else:
            found.append((empty, number, line.strip()))
            empty, inside = 0, True
    return found


def apart(draft: Draft, begins: Mapping[int, Days | None]) -> tuple[Draft, ...]:
    """Cut a draft at these lines, each with the days told for what begins there; the first post begins at its first line.

    A post without days lies between those that have some; where none has, all keep the draft's.
    """
    lines = draft.text.split("\n")
    at = sorted({0, *(line for line in begins if 0 < line < len(lines))})
    told = [begins.get(line) for line in at]
    texts = ["\n".join(lines[one:other]).strip("\n") for one, other in zip(at, [*at[1:], None], strict=True)]
    placed = zip(texts, (_days(told, number, draft.days) for number in range(len(told))), strict=True)
    drafts = [
        msgspec.structs.replace(draft, text=text, days=days, key=text_key(text), photos=())
        for text, days in placed
        if text.strip()
    ]
    return (msgspec.structs.replace(drafts[0], photos=draft.photos), *drafts[1:]) if drafts else ()


def _days(told: Sequence[Days | None], number: int, usual: Days) -> Days:
    own = told[number]
    if own is not None:
        return own
    before = next((days for days in reversed(told[:number]) if days), None)
    after = next((days for days in told[number + 1 :] if days), None)
    if before and after:
        return Days(min(before.last, after.first), max(before.last, after.first))
    return before or after or usual
