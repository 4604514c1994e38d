"""Help: one key from every page, also while the journal is locked."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.help import help_page
from healing_journal.care.measured import measured
from healing_journal.model.record import Chose
from healing_journal.web.caring import about_person
from healing_journal.web.forms import country_of
from healing_journal.web.views import form_of, go, house_of, show


async def show_help(request: Request) -> Response:
    """Show the lines, the person's own people, the plan, and what this program cannot do."""
    desk = house_of(request).desk
    lists = desk.journal.snapshot.notes if desk.state == "open" else None
    return show(request, "help.html", page=help_page(about_person(desk), lists, desk.today(), measured()))


async def keep_country(request: Request) -> Response:
    """Keep whose lines to show first: on this computer, for the page must know it while the journal is locked."""
    desk, chosen = house_of(request).desk, country_of(await form_of(request))
    desk.set(country=chosen)
    if desk.state == "open":
        desk.journal.keep(Chose(setting="country", value=chosen))
    return go(request, "/help")
