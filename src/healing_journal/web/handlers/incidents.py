"""The log of what happened, and the page for someone who may be afraid of them. Both are titled "Notes"."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.fear import abuse_page
from healing_journal.care.incidents import last_seal, note_form, printed
from healing_journal.model.record import Chose, Incident
from healing_journal.web.caring import about_person
from healing_journal.web.forms import new_id
from healing_journal.web.typed import keep_typed, typed_of
from healing_journal.web.views import Form, form_of, go, house_of, journal_of, show

_DRAFT = "web log"
_NEEDED = "Write a word or more about what happened, then save."


async def safety(request: Request) -> Response:
    """Show what there is to know for someone who is afraid of them, or unsure."""
    page = abuse_page(about_person(house_of(request).desk))
    return show(request, "safety.html", page=page)


async def afraid(request: Request) -> Response:
    """Keep that the person is afraid of them, or no longer: it puts away all that would bring the two together."""
    wanted = "yes" if (await form_of(request)).get("afraid") == "yes" else "no"
    journal_of(request).keep(Chose(setting="afraid", value=wanted))
    return go(request, "/safety", "Noted.")


async def log(request: Request) -> Response:
    """Show the log as it would be printed, and a form for a new note."""
    return _page(request, typed_of(journal_of(request), _DRAFT))


def _page(request: Request, given: Form, problem: str = "") -> Response:
    whole = printed(journal_of(request).snapshot.incidents)
    status = 422 if problem else 200
    return show(
        request,
        "log.html",
        status,
        log=whole,
        form=note_form(),
        given=given,
        problem=problem,
        draft_name=_DRAFT,
    )


async def note(request: Request) -> Response:
    """Seal a new note to the one before; from then on it cannot be changed."""
    form = await form_of(request)
    if not form.get("told", "").strip():
        keep_typed(journal_of(request), _DRAFT, form)
        return _page(request, form, _NEEDED)
    parts = {name: form.get(name, "").strip() for name, _ in note_form().parts}
    journal = journal_of(request)
    journal.keep(Incident(incident=new_id(), previous=last_seal(journal.snapshot.incidents), **parts))
    journal.drop_draft(_DRAFT)
    return go(request, "/log", "Saved and sealed.")
