"""Which note a form speaks of."""

from __future__ import annotations

from starlette.requests import Request

from healing_journal.model.refusal import Refusal
from healing_journal.pages import find_note
from healing_journal.story import Told
from healing_journal.web.views import Form, journal_of


def find_told(request: Request, entry: str, form: Form) -> Told:
    """Return the note that a form names by its key."""
    told: Told | None = find_note(journal_of(request).notes(entry), form.get("key", ""))
    if told is None:
        raise Refusal("That note is no longer here, since the entry was read anew. Load the page again.")
    return told
