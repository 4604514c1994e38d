"""Checking what was noted: right, change, not this, and taking that back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.refusal import Refusal
from healing_journal.pages import changed
from healing_journal.story import Told
from healing_journal.web.handlers.entries import show_entry
from healing_journal.web.told import find_told
from healing_journal.web.views import Form, form_of, go, journal_of, wants_piece

_SAID = {
    "right": "Noted as right.",
    "not_this": "Noted: not this. It counts nowhere now.",
    "change": "Changed. Your word counts everywhere now.",
    "undo": "Taken back.",
}


async def check(request: Request) -> Response:
    """Take the person's word on one note."""
    entry, form = request.path_params["id"], await form_of(request)
    said = form.get("said", "")
    _take(request, find_told(request, entry, form), said, form)
    if wants_piece(request):
        return show_entry(request, entry)
    return go(request, f"/entry/{entry}", _SAID[said])


def _take(request: Request, told: Told, said: str, form: Form) -> None:
    journal = journal_of(request)
    if said == "undo":
        journal.uncorrect(told.entry, told.mark)
    elif said == "change":
        journal.correct(told.entry, told.mark, "changed", changed(told.finding, form))
    elif said == "right":
        # The finding is kept with it, so that it stands whatever a later reader finds.
        journal.correct(told.entry, told.mark, "right", told.finding)
    elif said == "not_this":
        journal.correct(told.entry, told.mark, "not_this")
    else:
        raise Refusal("That form could not be understood. Load the page again, then try once more.")
