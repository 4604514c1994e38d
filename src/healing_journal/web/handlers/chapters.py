"""The person's own chapters of the story: named, moved, taken away."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.record import Noted
from healing_journal.pages.chapters import CHAPTERS, chapter_line
from healing_journal.web.forms import new_id
from healing_journal.web.views import form_of, go, journal_of


async def keep_chapter(request: Request) -> Response:
    """Keep a chapter's name and when it began, or take the chapter away; what happened in it stays."""
    form, journal = await form_of(request), journal_of(request)
    key = form.get("id", "")
    removed = bool(key) and form.get("do") == "remove"
    text = "" if removed else chapter_line(form.get("name", ""), form.get("when", ""), journal.today())
    journal.keep(Noted(list=CHAPTERS, id=key or new_id(), text=text))
    return go(request, "/story#chapters", "The chapter is taken away; its days stay." if removed else "Kept.")
