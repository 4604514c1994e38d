"""Search: the words come by a form, so that they are in no address and no history.

The answer to the form leads to a page that is asked for without it: a browser writes the form behind a page that it
shows to the disk, to open it again after a crash.
"""

from __future__ import annotations

import asyncio
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.refusal import Refusal
from healing_journal.pages import search_page as page_of
from healing_journal.pages.search import KINDS_SOUGHT, Answer, Sought
from healing_journal.searching import search as find
from healing_journal.web.views import Form, form_of, go, house_of, journal_of, session_of, show

_LONGEST = 1000


async def search(request: Request) -> Response:
    """Take note of what to look for, in memory alone, and lead to what was found."""
    session_of(request).sought = _sought(await form_of(request))
    return go(request, "/search")


def _sought(form: Form) -> Sought:
    kind, by = form.get("kind", ""), form.get("by", "")
    return Sought(
        form.get("words", "")[:_LONGEST],
        next((known for known in KINDS_SOUGHT if known == kind), None),
        "me" if by == "me" else "them" if by == "them" else "",
        _day(form.get("first", "")),
        _day(form.get("last", "")),
    )


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given.strip()) if given.strip() else None
    except ValueError:
        raise Refusal("That is not a date. Give it as year-month-day, such as 2024-05-12.") from None


async def search_page(request: Request) -> Response:
    """Show the fields, and what was found for what was last looked for."""
    journal, sought = journal_of(request), session_of(request).sought
    if sought.blank:
        house_of(request).reader.warm()  # while the person types, what the search needs is brought in
        return show(request, "search.html", page=page_of(sought, Answer(), journal.today()))
    answer = await asyncio.to_thread(find, journal, sought)
    return show(request, "search.html", page=page_of(sought, answer, journal.today()))
