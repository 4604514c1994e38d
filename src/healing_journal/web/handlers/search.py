"""Search: the words come by a form, so that they are in no address and no history."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.pages import search_page
from healing_journal.web.views import form_of, journal_of, show

_MOST = 50


async def search(request: Request) -> Response:
    """Show the field, and what was found for the words in it."""
    journal = journal_of(request)
    words = (await form_of(request)).get("words", "") if request.method == "POST" else ""
    hits = journal.find(words, _MOST) if words.strip() else []
    return show(request, "search.html", page=search_page(words, hits, journal.today()))
