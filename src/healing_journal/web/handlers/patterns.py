"""Patterns: three fixed questions to one's own evenings, put only where care does not put them away."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.journal import Journal
from healing_journal.model.record import CheckedIn
from healing_journal.pages.patterns import PatternsPage, asked_of, patterns_page
from healing_journal.pages.places import DayLink
from healing_journal.story import Story
from healing_journal.story.patterns import Asked, answer, contradicted, enough, load_sums, pairs_of
from healing_journal.web.caring import about_person, hushed
from healing_journal.web.handlers.calm import led_to_calm
from healing_journal.web.views import house_of, journal_of, show


async def patterns(request: Request) -> Response:
    """Show what the evenings say, once there are enough; the sums are loaded only then, and beside all else."""
    journal, asked = journal_of(request), asked_of(about_person(house_of(request).desk))
    hush = hushed(journal)
    page = None if hush or not asked else await _page(journal, asked, house_of(request).door.path)
    return led_to_calm(request) or show(request, "patterns.html", page=page, hushed=hush)


async def _page(journal: Journal, asked: tuple[Asked, ...], path: str) -> PatternsPage:
    checkins = dict(journal.snapshot.checkins)
    if any(enough(pairs_of(one, checkins)) for one in asked):
        await asyncio.to_thread(load_sums)
    return journal.page(
        f"patterns {' '.join(asked)}", lambda told: _told(told, checkins, asked, _opens(journal, path))
    )


def _told(
    story: Story, checkins: Mapping[date, CheckedIn], asked: tuple[Asked, ...], opens: DayLink
) -> PatternsPage:
    answers = [answer(one, pairs_of(one, checkins)) for one in asked]
    differ = contradicted(checkins, story.contacts) if "contact" in asked else ()
    return patterns_page(answers, story, opens, differ)


def _opens(journal: Journal, path: str) -> DayLink:
    """Return where the words of a day are, of several pages the last."""
    written = {head.days.first: head.id for head in journal.heads() if head.days.exact and not head.removed}
    return lambda day: f"{path}/entry/{written[day]}" if day in written else ""
