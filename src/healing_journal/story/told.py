"""What is told: the findings of an entry after the person's word on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.finding import By, Feeling, Finding, Mark, Reading, mark_of
from healing_journal.model.record import Corrected, Verdict

SURE_FROM = 0.5  # below an even chance of being right, the journal asks instead of saying
Source: TypeAlias = Literal["entry", "chat", "check_in"]
PERSONS_WORD = frozenset({"right", "changed", "added"})


class Told(msgspec.Struct, frozen=True, gc=False):  # there are very many, and none can hold itself
    """One finding in its entry; `written` is the entry's day, `verdict` what the person said of it.

    `was` is the mark under which the person's word is kept, where they changed the finding into another. What a chat
    or a check-in tells of has no entry, and its quote is said by the journal; `began` is who began a day of a chat.
    """

    entry: str
    written: date
    finding: Finding
    verdict: Verdict | None = None
    was: Mark | None = None
    source: Source = "entry"
    began: By | None = None

    @property
    def mark(self) -> Mark:
        """The mark by which a correction or decision names this finding."""
        return self.was or mark_of(self.finding)

    @property
    def sure(self) -> bool:
        """Whether it may be said: the person confirmed it, or the reader is more likely right than not."""
        return self.finding.confidence >= SURE_FROM or self.verdict in PERSONS_WORD

    @property
    def stands(self) -> bool:
        """Whether the person let it stand; what they called "not this" is shown on its entry alone."""
        return self.verdict != "not_this"


def place(told: Told) -> tuple[date, str, int, str]:
    """Return where it stands among all that was ever told: by day, entry, and place in the text."""
    return told.written, told.entry, told.finding.start, told.finding.quote


def settle(
    entry: str, written: date, reading: Reading, corrections: Mapping[Mark, Corrected]
) -> tuple[Told, ...]:
    """Return an entry's findings in the order of the text, the person's word beating the reader's.

    What the person confirmed, changed or added stays, whether or not this reader finds it too.
    """
    once = {_identity(finding): finding for finding in reversed(reading.findings)}.values()
    findings = tuple(reversed(once))
    if not corrections:
        return tuple(Told(entry, written, finding) for finding in findings)
    found = [_settled(entry, written, finding, corrections) for finding in findings]
    met = {told.mark for told in found}
    kept = [
        Told(entry, written, said.becomes, said.verdict, mark)
        for mark, said in corrections.items()
        if mark not in met and said.becomes is not None and said.verdict in PERSONS_WORD
    ]
    spoken = {mark_of(told.finding) for told in (*found, *kept) if told.verdict in PERSONS_WORD}
    standing = [
        told for told in (*found, *kept) if told.verdict is not None or mark_of(told.finding) not in spoken
    ]
    return tuple(sorted(standing, key=lambda told: (told.finding.start, told.finding.quote, told.mark)))


def _identity(finding: Finding) -> tuple[object, ...]:
    """Return what two findings of one entry cannot share: kind, place, words, and the feeling named."""
    feeling = finding.feeling if isinstance(finding, Feeling) else ""
    return type(finding), finding.start, finding.quote, feeling


def _settled(entry: str, written: date, finding: Finding, corrections: Mapping[Mark, Corrected]) -> Told:
    """Return one of the reader's findings as the person's word leaves it."""
    mark = mark_of(finding)
    said = corrections.get(mark)
    if said is None:
        return Told(entry, written, finding)
    if said.becomes is None or said.verdict == "not_this":
        return Told(entry, written, finding, said.verdict)
    return Told(entry, written, said.becomes, said.verdict, mark)
