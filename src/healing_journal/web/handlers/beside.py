"""Two stretches of time side by side, and language by month: what the pages hold, without a verdict."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from healing_journal import lookingback
from healing_journal.model.day import Days, parse_days
from healing_journal.model.refusal import Refusal
from healing_journal.web.caring import hushed
from healing_journal.web.handlers.calm import led_to_calm
from healing_journal.web.views import journal_of, show, show_told

_NAMES = ("one", "other")


async def beside(request: Request) -> Response:
    """Show two stretches side by side, or the form to pick them; the address holds days and no words."""
    journal = journal_of(request)
    given = {name: request.query_params.get(name, "")[:40] for name in _FIELDS}
    problem, stretches = "", None
    try:
        stretches = _stretches(request)
    except Refusal as no:
        problem = str(no)
    hush = hushed(journal)
    if hush or stretches is None:
        page = journal.page("beside", lambda _: lookingback.beside(journal, None))
        if not problem and not any(given.values()):  # the form alone, which holds every month there is
            return led_to_calm(request) or show_told(
                request, "beside", "beside.html", page=page, given=given, hushed=hush, problem=""
            )
    else:
        page = lookingback.beside(journal, stretches)
    return led_to_calm(request) or show(
        request, "beside.html", 422 if problem else 200, page=page, given=given, hushed=hush, problem=problem
    )


_FIELDS = tuple(f"{name}{part}" for name in _NAMES for part in ("", "_first", "_last"))


def _stretches(request: Request) -> tuple[Days, Days] | None:
    found = [_stretch(request, name) for name in _NAMES]
    if found[0] is None and found[1] is None:
        return None
    if found[0] is None or found[1] is None:
        raise Refusal("Two times are needed. Pick one on each side.")
    return found[0], found[1]


def _stretch(request: Request, name: str) -> Days | None:
    """Return the days that were typed, else the month or chapter that was picked."""
    query: Mapping[str, str] = request.query_params
    first, last = query.get(f"{name}_first", "").strip(), query.get(f"{name}_last", "").strip()
    words = "..".join((first or last, last or first)) if first or last else query.get(name, "").strip()
    return parse_days(words, journal_of(request).today()) if words else None


async def language(request: Request) -> Response:
    """Show language by month; on a hushed day nothing is drawn."""
    journal = journal_of(request)
    hush = hushed(journal)
    page = journal.page("language", lambda _: lookingback.language(journal))
    return led_to_calm(request) or show(request, "language.html", page=page, hushed=hush)
