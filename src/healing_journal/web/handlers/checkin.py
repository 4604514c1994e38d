"""The check-in: a few taps for a day, all of which may be left out."""

from __future__ import annotations

from datetime import date

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.record import CheckedIn
from healing_journal.model.refusal import Refusal
from healing_journal.web.forms import rating
from healing_journal.web.views import Form, form_of, go, journal_of, show

SCALES = (
    ("longing", "Longing for them"),
    ("sadness", "Sadness"),
    ("anger", "Anger"),
    ("calm", "Calm"),
)


async def checkin_page(request: Request) -> Response:
    """Show the taps of today, none of them preset."""
    journal = journal_of(request)
    today = journal.today()
    return _page(request, journal.snapshot.checkins.get(today) or CheckedIn(day=today))


def _page(request: Request, taps: CheckedIn, problem: str = "") -> Response:
    return show(request, "checkin.html", 422 if problem else 200, taps=taps, scales=SCALES, problem=problem)


async def check_in(request: Request) -> Response:
    """Keep the taps."""
    form = await form_of(request)
    journal = journal_of(request)
    try:
        taps = _taps(form, journal.today())
    except Refusal as no:
        return _page(request, CheckedIn(day=journal.today()), str(no))
    journal.keep(taps)
    return go(request, "/today", "Kept.")


def _taps(form: Form, day: date) -> CheckedIn:
    """Return the taps of a form; what was not tapped is left out."""
    taps: dict[str, object] = {name: rating(form.get(name, "")) for name, _ in SCALES}
    taps |= {name: form[name] for name in ("contact", "how", "profile", "sleep") if form.get(name)}
    taps |= {name: form.get(name, "").strip() for name in ("done", "word")}
    if form.get("cried"):
        taps["cried"] = form["cried"] == "yes"
    try:
        return msgspec.convert({"kind": "checked_in", "day": day, **taps}, CheckedIn)
    except msgspec.ValidationError:
        raise Refusal("That form could not be understood. Load the page again, then try once more.") from None
