"""What the person's corrections teach: notes of the same sort weigh more, or less, in the next reading.

A pure function of the corrections as they stand, so that taking one back takes back what it taught. A sort of
note is its kind and the words it hangs on ("not a contact", said of notes with "called"). What was taught
shifts how sure the reader is; it adds and removes nothing by itself, and it never makes danger less sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from healing_journal.model.finding import Finding, Kind, kind_of, mark_of
from healing_journal.model.record import Corrected
from healing_journal.reading.clauses import fold
from healing_journal.reading.people import Naming
from healing_journal.reading.rules import every_hit

_STRENGTH = 4.0  # how many corrections weigh as much as what the reader itself believes
_LEAST, _MOST = 0.02, 0.98
_NUMBER = re.compile(r"\d+")
_NOBODY = Naming()


class Sort(msgspec.Struct, frozen=True, order=True):
    """A sort of note: its kind, and the words it hangs on; `of` is the feeling, where it is one."""

    kind: Kind
    words: str
    of: str = ""


class Lesson(msgspec.Struct, frozen=True):
    """How often the person found notes of one sort right, and how often not."""

    sort: Sort
    right: int
    wrong: int

    def in_words(self) -> str:
        """Return what was taught, for the person."""
        said = [
            f"{verdict} {_times(count)}"
            for verdict, count in (("right", self.right), ("not so", self.wrong))
            if count
        ]
        return f"you found notes with “{self.sort.words}” {' and '.join(said)}"


class Learnt(msgspec.Struct, frozen=True):
    """All that the corrections, as they stand, have taught."""

    lessons: tuple[Lesson, ...] = ()

    def weigh(
        self, kind: Kind, quote: str, confidence: float, *, of: str = "", naming: Naming = _NOBODY
    ) -> tuple[float, tuple[str, ...]]:
        """Return how sure the reader now is of a note with these words, and why in plain words."""
        taught = {lesson.sort: lesson for lesson in self.lessons}
        apt = [taught[sort] for sort in _sorts(kind, quote, of, naming) if sort in taught] if taught else []
        if not apt:
            return confidence, ()
        right, wrong = sum(lesson.right for lesson in apt), sum(lesson.wrong for lesson in apt)
        shifted = (_STRENGTH * confidence + right) / (_STRENGTH + right + wrong)
        shifted = max(confidence, shifted) if kind == "risk" else shifted
        return round(min(_MOST, max(_LEAST, shifted)), 3), tuple(lesson.in_words() for lesson in apt)


def learn_from(corrections: Iterable[Corrected], naming: Naming = _NOBODY) -> Learnt:
    """Return what these corrections teach; each is the person's latest word on one note."""
    right: Counter[Sort] = Counter()
    wrong: Counter[Sort] = Counter()
    for correction in corrections:
        mark = correction.mark
        if correction.verdict != "added":
            held = correction.verdict == "right" or _same_sort(correction)
            (right if held else wrong).update(_sorts(mark.kind, mark.quote, mark.of, naming))
        if correction.becomes is not None and not _same_sort(correction):
            right.update(_sorts_of(correction.becomes, naming))
    sorts = sorted({*right, *wrong})
    return Learnt(tuple(Lesson(sort, right[sort], wrong[sort]) for sort in sorts))


def _same_sort(correction: Corrected) -> bool:
    """Whether the note was changed, but is still of the kind and feeling that the reader gave it."""
    if correction.verdict != "changed" or correction.becomes is None:
        return False
    becomes = mark_of(correction.becomes)
    return (becomes.kind, becomes.of) == (correction.mark.kind, correction.mark.of)


def _sorts_of(finding: Finding, naming: Naming) -> Iterator[Sort]:
    mark = mark_of(finding)
    return _sorts(kind_of(finding), mark.quote, mark.of, naming)


def _sorts(kind: Kind, quote: str, of: str, naming: Naming) -> Iterator[Sort]:
    """Yield the sorts of a note: one for each cue its words hang on, or else its very words."""
    plain = fold(quote)
    cues = {
        plain[hit.cue.start : hit.cue.end].lower()
        for hit in every_hit(quote, naming)
        if hit.kind == kind and hit.fields.get("feeling", "") == of
    }
    for words in sorted(cues) or [" ".join(_NUMBER.sub("#", plain.lower()).split())]:
        yield Sort(kind, words, of)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
