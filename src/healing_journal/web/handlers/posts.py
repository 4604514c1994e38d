"""A pasted text with several posts: the person says where each begins and about when it was, then looks again."""

from __future__ import annotations

import asyncio
from datetime import date

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.exchange import Paragraph, apart, paragraphs
from healing_journal.model.day import Days
from healing_journal.model.refusal import Refusal
from healing_journal.pages import days_told, prose
from healing_journal.web.arrival import Arrival, held_arrival
from healing_journal.web.views import Form, form_of, go, journal_of, session_of, show

_FIRST_WORDS = 140


class Place(msgspec.Struct, frozen=True):
    """A place where a post may begin, as the form shows it."""

    line: int
    words: str
    begins: bool
    when: str = ""


async def posts_page(request: Request) -> Response:
    """Show the paragraphs, those checked where a post is likely to begin."""
    arrival = session_of(request).arrival
    if arrival is None or not arrival.may_be_cut:
        return go(request, "/bring")
    found = await asyncio.to_thread(paragraphs, arrival.only_draft.text)
    return _page(request, arrival, [_place(one) for one in found])


def _place(one: Paragraph) -> Place:
    return Place(one.line, prose.shortened(one.words, _FIRST_WORDS), one.likely)


def _page(request: Request, arrival: Arrival, places: list[Place], problem: str = "") -> Response:
    return show(
        request, "bring_posts.html", 422 if problem else 200, arrival=arrival, places=places, problem=problem
    )


async def cut(request: Request) -> Response:
    """Cut the text where the person said, and show what would come in then."""
    form = await form_of(request)
    arrival = held_arrival(request, form)
    if arrival is None or not arrival.may_be_cut:
        return go(request, "/bring")
    draft, today = arrival.only_draft, journal_of(request).today()
    found = paragraphs(draft.text)
    try:
        begins = {one.line: _when(form, one.line, today) for one in found if f"begins_{one.line}" in form}
    except Refusal as no:
        return _page(request, arrival, [_again(form, one) for one in found], str(no))
    session_of(request).arrival = arrival.with_drafts(apart(draft, begins))
    return go(request, "/bring")


def _when(form: Form, line: int, today: date) -> Days | None:
    words = form.get(f"when_{line}", "").strip()
    return days_told(words, today) if words else None


def _again(form: Form, one: Paragraph) -> Place:
    words = prose.shortened(one.words, _FIRST_WORDS)
    return Place(one.line, words, f"begins_{one.line}" in form, form.get(f"when_{one.line}", ""))
