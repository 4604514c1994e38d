"""The hard hour: a place to put the message, ten minutes, one's own words, and four equal choices."""

from __future__ import annotations

from datetime import date

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.night import (
    ANSWERS,
    Night,
    after,
    ask_in_the_morning,
    choices,
    is_morning_after,
    morning_choices,
    night,
    sending_choices,
)
from healing_journal.care.offered import Choice
from healing_journal.care.saying import say
from healing_journal.journal import Journal
from healing_journal.lookingback import kept_back
from healing_journal.model.record import Chose, Letter, Noted
from healing_journal.pages import own_words
from healing_journal.web.caring import about_person, hushed
from healing_journal.web.forms import new_id
from healing_journal.web.handlers.after import HOPED, LEFT
from healing_journal.web.typed import typed_of
from healing_journal.web.views import form_of, go, house_of, journal_of, show

_DRAFT = "web wait"
MEANT_TO_SEND = "night_sending"  # the day on which the person was going to send it, and wished to be asked
KEPT_FOR_TODAY = (
    "night_tomorrow"  # the day on which a message was kept, to be sent the next day if still wanted
)
MORNINGS = "after_night"  # the list that holds how the mornings after were, by day


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
        own=() if hush else own_words(desk.journal.story().sparing(kept_back(desk.journal))),
        hoped="" if hush else _hoped(desk.journal),
    )


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
    if choice == "tomorrow":
        journal.keep(Chose(setting=KEPT_FOR_TODAY, value=journal.today().isoformat()))
    places = {"call": "/help#people", "sending": "/wait/after"}
    return go(request, places.get(choice, "/today"), "" if choice == "sending" else after(choice))


async def after_page(request: Request) -> Response:
    """Say that it is all right to send it, and ask whether to ask tomorrow."""
    return show(request, "wait_after.html", words=after("sending"), wishes=sending_choices())


async def wish(request: Request) -> Response:
    """Take whether the person wishes to be asked tomorrow how it was."""
    if (await form_of(request)).get("ask") == "yes":
        journal = journal_of(request)
        journal.keep(Chose(setting=MEANT_TO_SEND, value=journal.today().isoformat()))
    return go(request, "/today")


async def morning(request: Request) -> Response:
    """Take how it was, or that the kept message is to rest; it is not asked again."""
    answer, journal = (await form_of(request)).get("answer", ""), journal_of(request)
    sent = journal.snapshot.choices.get(MEANT_TO_SEND, "")
    if answer in ANSWERS and sent:
        journal.keep(Noted(list=MORNINGS, id=sent, text=answer))
        journal.keep(Chose(setting=MEANT_TO_SEND, value=""))
    if answer == "rest":
        journal.keep(Chose(setting=KEPT_FOR_TODAY, value=""))
    return go(request, "/today", "Noted." if answer in ANSWERS else "It rests here.")


class Morning(msgspec.Struct, frozen=True):
    """What is asked on the morning after a hard hour: how it was, or whether a kept message is still wanted."""

    words: str = ""
    choices: tuple[Choice, ...] = ()
    letter: str = ""
    link: str = ""


def morning_after(request: Request) -> Morning:
    """Return what is asked on the day after, mostly nothing."""
    journal = journal_of(request)
    chosen, about = journal.snapshot.choices, about_person(house_of(request).desk)
    sent, kept = chosen.get(MEANT_TO_SEND, ""), chosen.get(KEPT_FOR_TODAY, "")
    words = ask_in_the_morning(date.fromisoformat(sent), journal.today(), about) if sent else ""
    if words:
        return Morning(words, morning_choices())
    letters = list(journal.snapshot.letters)
    if not kept or not letters or not is_morning_after(date.fromisoformat(kept), journal.today(), about):
        return Morning()
    return Morning(
        say("night.kept_ask"), (Choice("rest", say("night.kept_leave")),), letters[-1], say("night.kept_link")
    )
