"""Search: the words come by a form, so that they are in no address and no history.

The answer to the form leads to a page that is asked for without it: a browser writes the form behind a page that it
shows to the disk, to open it again after a crash.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.pages import search_page as page_of
from healing_journal.web.views import form_of, go, journal_of, session_of, show

_MOST = 50


async def search(request: Request) -> Response:
    """Take note of the words to look for, in memory alone, and lead to what was found."""
    session_of(request).words = (await form_of(request)).get("words", "")
    return go(request, "/search")


async def search_page(request: Request) -> Response:
    """Show the field, and what was found for the words last looked for."""
    journal, words = journal_of(request), session_of(request).words
    hits = journal.find(words, _MOST) if words.strip() else []
    return show(request, "search.html", page=page_of(words, hits, journal.today()))
