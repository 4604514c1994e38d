"""The hard hour: a place to put the message, ten minutes, one's own words, and four equal choices."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.night import Night, after, ask_in_the_morning, choices, night
from healing_journal.journal import Journal
from healing_journal.model.record import Chose, Letter
from healing_journal.pages import promises_page, story_page, words_page
from healing_journal.pages.pieces import Source
from healing_journal.web.caring import about_person, hushed
from healing_journal.web.forms import new_id
from healing_journal.web.handlers.after import HOPED, LEFT
from healing_journal.web.typed import typed_of
from healing_journal.web.views import form_of, go, house_of, journal_of, show

_DRAFT = "web wait"
MEANT_TO_SEND = "night_sending"  # the day on which the person said that they were going to send it


async def wait_page(request: Request) -> Response:
    """Show the box; while the journal is locked, ten minutes without one."""
    return _page(request, they_wrote=False)


async def they_wrote_page(request: Request) -> Response:
    """Show the same where they wrote first: no answer is owed tonight."""
    return _page(request, they_wrote=True)


def _page(request: Request, *, they_wrote: bool) -> Response:
    desk = house_of(request).desk
    lists = desk.journal.snapshot.notes if desk.state == "open" else {}
    page = night(about_person(desk), lists, desk.now(), they_wrote=they_wrote)
    if not isinstance(page, Night):
        return show(request, "quiet_night.html", page=page)
    return show(
        request,
        "wait.html" if desk.state == "open" else "pause.html",
        page=page,
        own=(),
        hushed=False,
        they_wrote=they_wrote,
        text=typed_of(desk.journal, _DRAFT).get("text", "") if desk.state == "open" else "",
        draft_name=_DRAFT,
    )


async def wait(request: Request) -> Response:
    """Keep what was written in the box, and wait."""
    text, journal = (await form_of(request)).get("text", ""), journal_of(request)
    if text.strip():
        journal.keep(Letter(letter=new_id(), text=text))
    journal.drop_draft(_DRAFT)
    return go(request, "/wait/pause")


async def pause_page(request: Request) -> Response:
    """Show ten minutes, something to do in them, one's own words, and what can be done now."""
    desk = house_of(request).desk
    page = night(about_person(desk), desk.journal.snapshot.notes, desk.now())
    if not isinstance(page, Night):
        return show(request, "quiet_night.html", page=page)
    hush = hushed(desk.journal)  # after words of danger nothing of theirs is put before the person
    return show(
        request,
        "pause.html",
        page=page,
        hushed=hush,
        own=() if hush else own_words(desk.journal),
        hoped="" if hush else _hoped(desk.journal),
    )


def own_words(journal: Journal) -> tuple[Source, ...]:
    """Return at most three dated words of the person's own: what they tell themselves, a limit, what was last said."""
    told = journal.story()
    reminders = [row.sources for row in story_page(told, str).reminders]
    limits = [row.sources for row in promises_page(told).limits if row.state in {"open", "kept"}]
    said = [row.sources for row in words_page(told, str).rows]
    latest = [rows[-1] for rows in (reminders, limits, said) if rows]
    return tuple(sources[-1] for sources in latest if sources)


def _hoped(journal: Journal) -> str:
    """Return what was hoped for the last time there was contact, if the person said so."""
    said = [text for text in journal.snapshot.notes.get(HOPED, {}).values() if text != LEFT]
    return said[-1] if said else ""


async def choose(request: Request) -> Response:
    """Take one of the four choices, none of which is better than another."""
    choice = (await form_of(request)).get("choice", "")
    journal = journal_of(request)
    if choice not in {known.value for known in choices()}:
        return go(request, "/wait")
    if choice == "sending":
        journal.keep(Chose(setting=MEANT_TO_SEND, value=journal.today().isoformat()))
    return go(request, "/help" if choice == "call" else "/today", after(choice))


def morning_question(request: Request) -> str:
    """Return what is asked on the day after the person meant to send it, else nothing."""
    journal = journal_of(request)
    sent = journal.snapshot.choices.get(MEANT_TO_SEND, "")
    about = about_person(house_of(request).desk)
    return ask_in_the_morning(date.fromisoformat(sent), journal.today(), about) if sent else ""
