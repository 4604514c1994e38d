"""What the care room is told of this journal: who the person is, which signs of danger are new, what they answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.risk import Answers, Offer, Said, Sign, is_hushed, offer
from healing_journal.journal import Journal
from healing_journal.model.finding import Risk
from healing_journal.parting import is_quiet
from healing_journal.store import Head
from healing_journal.web.desk import Desk

_LATELY = timedelta(days=2)
_AT_MOST = 12  # entries: more than anyone writes in two days


def about_person(desk: Desk) -> Circumstances:
    """Return what the person told of themselves; while the journal is locked, only what this computer knows."""
    if desk.state != "open":
        return Circumstances(country=desk.settings.country, discreet=desk.settings.discreet)
    snapshot = desk.journal.snapshot
    chosen = snapshot.choices
    country = desk.settings.country or chosen.get("country", "")
    here = {"country": country, "discreet": "yes" if desk.settings.discreet else "no"}
    return Circumstances.of({**chosen, **here}, snapshot.named)


def answers_of(journal: Journal) -> Answers:
    """Return what the person answered about signs of danger, in their own time."""
    given = journal.snapshot.answers.items()
    return {key: Said(answered.answer, record.at.astimezone()) for key, (record, answered) in given}


def signs_of(journal: Journal, head: Head) -> Iterator[Sign]:
    """Give the signs of danger in one entry."""
    found = [told.finding for told in journal.notes(head.id) if isinstance(told.finding, Risk)]
    if found:  # those answered "no" too: the answers decide
        brought_in = journal.entry(head.id).brought_in
        for finding in found:
            yield Sign(
                entry=head.id,
                finding=finding,
                saved_at=head.written_at.astimezone(),
                about=head.days.last,
                brought_in=brought_in,
            )


def signs_in(journal: Journal, entry: str) -> tuple[Sign, ...]:
    """Return the signs of danger in the entry of this id."""
    return tuple(sign for head in journal.heads() if head.id == entry for sign in signs_of(journal, head))


def offered_now(journal: Journal) -> Offer | None:
    """Return the one thing to offer after what was saved lately; mostly there is none."""
    return offer(_lately(journal), answers_of(journal), _now(journal))


def hushed(journal: Journal) -> bool:
    """Whether plots, urges and prompts are put away until tomorrow."""
    return is_hushed(_lately(journal), answers_of(journal), _now(journal))


def asks_nothing(journal: Journal) -> bool:
    """Whether nothing is asked and nothing reminded of: on a hushed day, or where the journal is kept quiet."""
    return is_quiet(journal) or hushed(journal)


def _lately(journal: Journal) -> list[Sign]:
    """Return the signs in what was saved in these two days; of a whole shelf brought in at once, in the last of it."""
    since = _now(journal) - _LATELY
    last = [head for head in journal.written_since(since) if not head.removed][-_AT_MOST:]
    return [sign for head in last for sign in signs_of(journal, head)]


def _now(journal: Journal) -> datetime:
    return journal.now()
