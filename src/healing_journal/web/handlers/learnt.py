"""What the reader has learnt of one journal: shown with its words, and struck or taken back with one press."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.journal import Journal
from healing_journal.knowing import NOT_THEM, struck
from healing_journal.model.record import Chose, Named
from healing_journal.model.refusal import Refusal
from healing_journal.web.views import form_of, go, house_of, journal_of, show

_LONGEST = 40  # characters of a name
_KINDS = {
    "contact": "Contact", "silence": "Silence", "feeling": "Feeling", "said": "What they said", "promise": "Promise",
    "plan": "Plan", "boundary": "Limit", "practice": "Practice", "concern": "Concern", "reminder": "Reminder",
    "milestone": "Milestone", "risk": "Care",
}  # fmt: skip


async def learnt_page(request: Request) -> Response:
    """Show what was learnt: names with their sentences, and what was taught about sorts of notes."""
    journal = journal_of(request)
    names, taught = await asyncio.to_thread(lambda: (journal.knowing.names(), journal.knowing.taught()))
    return show(
        request, "learnt.html",
        given=journal.snapshot.named.names, names=names, struck=struck(journal.snapshot), taught=taught, kinds=_KINDS,
    )  # fmt: skip


async def name(request: Request) -> Response:
    """Take the person's word on one name: theirs, not theirs, or that taken back; entries are read anew with it."""
    form = await form_of(request)
    _take(journal_of(request), form.get("name", "").strip()[:_LONGEST], form.get("said", ""))
    house_of(request).reader.wake()
    return go(request, "/settings/learnt", "Kept. The pages are read anew with it.")


def _take(journal: Journal, one: str, said: str) -> None:
    named, not_theirs = journal.snapshot.named, struck(journal.snapshot)
    if said == "theirs" and one:
        names = dict.fromkeys((*journal.knowing.called(), one))
        journal.keep(Named(names=tuple(names), pronoun=named.pronoun))
    elif said == "not_theirs" and one:
        journal.keep(Chose(setting=NOT_THEM, value="\n".join(dict.fromkeys((*not_theirs, one)))))
    elif said == "undo":
        journal.keep(Chose(setting=NOT_THEM, value="\n".join(other for other in not_theirs if other != one)))
    else:
        raise Refusal("That form could not be understood. Load the page again, then try once more.")
