"""This day in earlier times: off until the person chooses it, and each entry can be spared for good."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal import lookingback
from healing_journal.model.record import Chose, Spared
from healing_journal.pages import prose
from healing_journal.web.caring import hushed
from healing_journal.web.handlers.calm import led_to_calm
from healing_journal.web.views import form_of, go, journal_of, show

PLACE = "/lookback/this-day"


async def this_day(request: Request) -> Response:
    """Show what was written of this day in earlier times, if chosen, and which entries are spared."""
    journal = journal_of(request)
    hush, chosen = hushed(journal), lookingback.is_chosen(journal)
    shown = lookingback.shown_on_today(journal) if not hush else ()
    held = journal.snapshot.spared
    heads = [head for head in journal.standing() if head.id in held] if held else []
    spared = [(head.id, prose.span(head.days, journal.today())) for head in heads]
    return led_to_calm(request) or show(
        request, "thisday.html", chosen=chosen, hushed=hush, this_day=shown, spared=spared
    )


async def choose(request: Request) -> Response:
    """Show this day in earlier times from now on, or no longer."""
    wanted = "on" if (await form_of(request)).get("this_day") == "on" else "off"
    journal_of(request).keep(Chose(setting=lookingback.ON_THIS_DAY, value=wanted))
    return go(
        request, PLACE, "It will be shown here and on Today." if wanted == "on" else "It will not be shown."
    )


async def spare(request: Request) -> Response:
    """Never show an entry unasked again, or let it be shown again."""
    form = await form_of(request)
    journal = journal_of(request)
    entry = journal.entry(form.get("entry", ""))
    spared = form.get("spared", "yes") == "yes"
    journal.keep(Spared(entry=entry.id, spared=spared))
    said = (
        "It will not be shown unasked again. It is still among your entries."
        if spared
        else "It may be shown again."
    )
    return go(
        request,
        PLACE if not spared or form.get("from") == "this-day" else _BACK.get(form.get("from", ""), PLACE),
        said,
    )


_BACK = {"today": "/today", "lookback": "/lookback"}
