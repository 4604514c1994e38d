"""What all pages add up to: today, contact, their words, promises and dates, the story."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.journal import Journal
from healing_journal.lookingback import kept_back, shown_on_today
from healing_journal.model.record import Chose, Foreseen
from healing_journal.pages import contact_page, promises_page, story_page, today_page, words_page
from healing_journal.pages.chapters import CHAPTERS, chapters
from healing_journal.pages.lastlines import last_lines
from healing_journal.pages.screens import TodayPage
from healing_journal.pages.voice import STANCES
from healing_journal.parting import may_be_left
from healing_journal.story import Story, settled
from healing_journal.web.caring import about_person, asks_nothing, hushed
from healing_journal.web.forms import day_of, outcome_of, rating
from healing_journal.web.handlers.calm import card_of, led_to_calm
from healing_journal.web.handlers.lists import own_lists
from healing_journal.web.handlers.wait import morning_after
from healing_journal.web.told import find_told
from healing_journal.web.views import form_of, go, house_of, journal_of, show, show_told


def _link(request: Request) -> Callable[[str], str]:
    path = house_of(request).door.path
    return lambda entry: f"{path}/entry/{entry}" if entry else f"{path}/contact"  # a chat has no page


def _part(request: Request) -> int:
    """Return which part of a long page is asked for; 0 is the latest."""
    return int(request.path_params.get("part", 0))


async def today(request: Request) -> Response:
    """Show the day: last lines, what is due, one reminder."""
    journal = journal_of(request)
    countdown = about_person(house_of(request).desk).offers("countdown")
    page = journal.page("today", lambda told: _today(journal, told if countdown else _apart(told)))
    morning, hush = morning_after(request), asks_nothing(journal)
    this_day = () if hush else shown_on_today(journal)
    return led_to_calm(request) or show(
        request, "today.html", page=page, hushed=hush, card=card_of(request), morning=morning, this_day=this_day,
        may_be_left=may_be_left(journal), damage=house_of(request).safekeeping.damage,
    )  # fmt: skip


def _apart(told: Story) -> Story:
    """Return the story without what is planned with them: who is afraid of them counts no days to a meeting."""
    plans = (
        one for one in told.plans if not any(getattr(by.finding, "with_them", False) for by in one.tellings)
    )
    return msgspec.structs.replace(told, plans=tuple(plans))


def _today(journal: Journal, told: Story) -> TodayPage:
    heads = journal.standing()
    hidden = kept_back(journal)
    page = today_page(
        told.sparing(hidden), heads, journal.snapshot.checkins.get(journal.today()), journal.today()
    )
    lines = last_lines(journal.entry(page.last.id).text) if page.last and page.last.id not in hidden else ""
    return msgspec.structs.replace(page, lines=lines)


async def contact(request: Request) -> Response:
    """Show contact and silence as a strip of days, then in words."""
    part = _part(request)
    page = journal_of(request).page(f"contact {part}", lambda told: contact_page(told, _link(request), part))
    hush = hushed(journal_of(request))
    return show_told(request, f"contact {part}", "contact.html", page=page, hushed=hush)


async def both(request: Request) -> Response:
    """Take the person's word that two tellings of a day are both right."""
    day = day_of((await form_of(request)).get("day", ""))
    journal_of(request).keep(Chose(setting=settled(day), value="both"))
    return go(request, "/contact", "Kept: both are right.")


async def words(request: Request) -> Response:
    """Show what they said, in order, all of it or what was closer, away or unclear."""
    part, which = _part(request), request.path_params.get("which", "")
    if which not in {"", *STANCES}:
        raise HTTPException(404)
    page = journal_of(request).page(
        f"words {which} {part}", lambda told: words_page(told, _link(request), part, which)
    )
    return show_told(
        request,
        f"words {which} {part}",
        "words.html",
        page=page,
        which=which,
        hushed=hushed(journal_of(request)),
    )


async def promises(request: Request) -> Response:
    """Show promises, limits and plans of both."""
    part = _part(request)
    page = journal_of(request).page(f"promises {part}", lambda told: promises_page(told, part))
    return show_told(request, f"promises {part}", "promises.html", page=page)


async def decide(request: Request) -> Response:
    """Keep what became of a promise, a limit or a plan."""
    form = await form_of(request)
    told = find_told(request, form.get("entry", ""), form)
    journal_of(request).decide(told.entry, told.mark, outcome_of(form))
    return go(request, "/promises", "Noted.")


async def foresee(request: Request) -> Response:
    """Keep how hard a day ahead is expected to be, or how hard it was."""
    form = await form_of(request)
    told = find_told(request, form.get("entry", ""), form)
    expected, actual = rating(form.get("expected", "")), rating(form.get("actual", ""))
    journal_of(request).keep(Foreseen(entry=told.entry, mark=told.mark, expected=expected, actual=actual))
    return go(request, "/promises", "Noted.")


async def story(request: Request) -> Response:
    """Show the time line in the person's own chapters, what runs through it, and their lists of it."""
    part, journal = _part(request), journal_of(request)
    page = journal.page(f"story {part}", lambda told: story_page(told, _link(request), part))
    lines = journal.snapshot.notes.get(CHAPTERS, {}) if part == 0 else {}
    return show_told(
        request,
        f"story {part}",
        "story.html",
        page=page,
        hushed=hushed(journal),
        chapters=chapters(lines, page.milestones, journal.today()),
        lists=own_lists(request, "true", "miss", "not_miss"),
    )
