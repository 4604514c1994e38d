"""The check-in: a few taps for a day, all of which may be left out."""

from __future__ import annotations

from datetime import date

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.fortnight import CHOICE, fortnight
from healing_journal.care.fortnight import SCALES as FORTNIGHT
from healing_journal.model.record import CheckedIn, Chose
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.web.caring import about_person
from healing_journal.web.forms import day_of, rating
from healing_journal.web.views import Form, form_of, go, house_of, journal_of, show

SCALES = (
    ("longing", "Longing for them"),
    ("sadness", "Sadness"),
    ("anger", "Anger"),
    ("calm", "Calm"),
)
HOW = (
    ("message", "Message"), ("call", "Call"), ("in_person", "In person"), ("letter", "Letter or parcel"),
    ("overnight", "Overnight"),
)  # fmt: skip


async def checkin_page(request: Request) -> Response:
    """Show the taps of today, or of an earlier day; none of them preset."""
    day = _day(request)
    return _page(request, journal_of(request).snapshot.checkins.get(day) or CheckedIn(day=day))


def _day(request: Request) -> date:
    """Return the day that is asked for; what lies ahead has no evening yet."""
    today = journal_of(request).today()
    return min(today, day_of(request.path_params["day"])) if "day" in request.path_params else today


def _page(request: Request, taps: CheckedIn, problem: str = "") -> Response:
    desk = house_of(request).desk
    about, snapshot = about_person(desk), desk.journal.snapshot
    asked = fortnight(snapshot.choices, snapshot.checkins.values(), taps.day, about)
    before = [(prose.day(one.day, taps.day), one) for one in asked.before] if asked else []
    today = desk.journal.today()
    when = "" if taps.day == today else prose.day(taps.day, today)
    return show(
        request, "checkin.html", 422 if problem else 200, when=when,
        taps=taps, problem=problem, asked=asked, before=before,
        scales=SCALES if about.offers("scales") else (), how=HOW if about.offers("overnight_words") else HOW[:-1],
    )  # fmt: skip


async def choose_fortnight(request: Request) -> Response:
    """Take whether the two questions of every fortnight are asked."""
    wanted = (await form_of(request)).get("ask", "")
    journal_of(request).keep(Chose(setting=CHOICE, value="on" if wanted == "on" else "off"))
    return go(request, "/checkin", "Kept.")


async def check_in(request: Request) -> Response:
    """Keep the taps."""
    form = await form_of(request)
    journal = journal_of(request)
    try:
        taps = _taps(form, _day(request))
    except Refusal as no:
        return _page(request, CheckedIn(day=_day(request)), str(no))
    journal.keep(taps)
    return go(request, "/contact" if "day" in request.path_params else "/today", "Kept.")


def _taps(form: Form, day: date) -> CheckedIn:
    """Return the taps of a form; what was not tapped is left out."""
    taps: dict[str, object] = {name: rating(form.get(name, "")) for name in (*dict(SCALES), *FORTNIGHT)}
    taps |= {name: form[name] for name in ("contact", "how", "profile", "sleep") if form.get(name)}
    taps |= {name: form.get(name, "").strip() for name in ("done", "word")}
    if form.get("cried"):
        taps["cried"] = form["cried"] == "yes"
    taps["unfinished"] = "unfinished" in form
    try:
        return msgspec.convert({"kind": "checked_in", "day": day, **taps}, CheckedIn)
    except msgspec.ValidationError:
        raise Refusal("That form could not be understood. Load the page again, then try once more.") from None
