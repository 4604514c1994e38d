"""Patterns: three fixed questions to one's own evenings, put only where care does not put them away."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.lookingback import patterns_of, sums_needed
from healing_journal.pages.patterns import NOT_ASKED, asked_of
from healing_journal.story.patterns import load_sums
from healing_journal.web.caring import about_person, hushed
from healing_journal.web.handlers.calm import led_to_calm
from healing_journal.web.handlers.drawn import opens_day
from healing_journal.web.views import house_of, journal_of, show

PATIENCE, LOOK_AGAIN = 1.5, 2  # seconds: a page never waits longer, and asks again by itself


async def patterns(request: Request) -> Response:
    """Show what the evenings say; what the sums need is loaded when there is something to sum, beside all else."""
    journal, asked = journal_of(request), asked_of(about_person(house_of(request).desk))
    hush = hushed(journal)
    if not hush and sums_needed(journal, asked) and not await _loaded():
        answer = show(request, "waiting.html")
        answer.headers["Refresh"] = str(LOOK_AGAIN)
        return led_to_calm(request) or answer
    page = None
    if asked and not hush:
        name = f"patterns {' '.join(asked)}"
        page = journal.page(name, lambda _: patterns_of(journal, asked, opens_day(request)))
    return led_to_calm(request) or show(request, "patterns.html", page=page, hushed=hush, not_asked=NOT_ASKED)


async def _loaded() -> bool:
    """Load what the sums need, beside all else; tell whether it is there by now."""
    loading = asyncio.ensure_future(asyncio.to_thread(load_sums))
    done, _ = await asyncio.wait({loading}, timeout=PATIENCE)
    return loading in done
