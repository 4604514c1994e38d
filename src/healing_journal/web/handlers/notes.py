"""Checking what was noted: right, change, not this, taking that back; and adding what was missed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.journal import Journal
from healing_journal.model.finding import Contact, mark_of
from healing_journal.model.record import Noted
from healing_journal.model.refusal import Refusal
from healing_journal.pages import add_page, added, changed
from healing_journal.pages.apart import SAID, about_id
from healing_journal.story import Told
from healing_journal.story.keeping import ABOUT
from healing_journal.web.handlers.entries import show_entry
from healing_journal.web.told import find_told
from healing_journal.web.views import Form, form_of, go, journal_of, show, wants_piece

_ASKING = {"contact", "words", "story"}  # pages that ask about notes, and take the answer in place
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
    back = form.get("back", "")
    return go(request, f"/{back}#asked" if back in _ASKING else f"/entry/{entry}", _SAID[said])


def _take(request: Request, told: Told, said: str, form: Form) -> None:
    journal = journal_of(request)
    if said == "undo":
        journal.uncorrect(told.entry, told.mark)
    elif said == "change":
        _change(journal, told, form)
    elif said == "right":
        # The finding is kept with it, so that it stands whatever a later reader finds.
        journal.correct(told.entry, told.mark, "right", told.finding)
    elif said == "not_this":
        journal.correct(told.entry, told.mark, "not_this")
    else:
        raise Refusal("That form could not be understood. Load the page again, then try once more.")


def _change(journal: Journal, told: Told, form: Form) -> None:
    """Keep what was changed: the note's own fields as a correction, what a contact was about beside it."""
    becomes = changed(told.finding, form)
    about = form.get("about", "")
    if about in SAID and isinstance(told.finding, Contact):
        journal.keep(Noted(list=ABOUT, id=about_id(told.entry, told.mark), text=about))
    if becomes != told.finding or "about" not in form:
        journal.correct(told.entry, told.mark, "changed", becomes)


async def add_page_of(request: Request) -> Response:
    """Show the form to add what the reader missed."""
    return _adding(request, {})


def _adding(request: Request, form: Form, problem: str = "") -> Response:
    journal = journal_of(request)
    page = add_page(journal.entry(request.path_params["id"]), journal.today(), form)
    return show(request, "add.html", 422 if problem else 200, page=page, problem=problem)


async def add(request: Request) -> Response:
    """Keep a note of the person's own, or show the form with the words that were selected on the page."""
    form, journal = await form_of(request), journal_of(request)
    page = journal.entry(request.path_params["id"])
    if form.get("do") == "begin":
        return _adding(request, form)
    try:
        finding = added(page, form)
    except Refusal as no:
        return _adding(request, form, str(no))
    journal.correct(page.id, mark_of(finding), "added", finding)
    return go(request, f"/entry/{page.id}#notes", "Added. It counts everywhere now, as your word.")
