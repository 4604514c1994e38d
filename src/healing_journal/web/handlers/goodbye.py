"""Goodbye: keep, print, seal, delete. Reached by who looks for it, and never put forward."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from healing_journal import parting
from healing_journal.model.record import Noted
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.pages.book import Wishes
from healing_journal.store import backups
from healing_journal.web.forms import names_of
from healing_journal.web.handlers.outward import whole_path
from healing_journal.web.views import Form, form_of, go, house_of, journal_of, session_of, show

LAST_WORDS = "last_words"  # the list that holds what the person would tell that of the first page
_LONGEST = 20_000
_ONE = "one"


async def goodbye(request: Request) -> Response:
    """Show the four doors, and the question before them."""
    return _page(request)


def _page(request: Request, problem: str = "") -> Response:
    journal = journal_of(request)
    return show(
        request, "goodbye.html", 422 if problem else 200,
        problem=problem, last_words=_last_words(request), quiet=parting.is_quiet(journal),
        tomorrow=date.fromordinal(journal.today().toordinal() + 1),
    )  # fmt: skip


def _last_words(request: Request) -> str:
    return journal_of(request).snapshot.notes.get(LAST_WORDS, {}).get(_ONE, "")


async def keep_last_words(request: Request) -> Response:
    """Keep what the person would tell that of the first page."""
    text = (await form_of(request)).get("text", "").strip()
    if len(text) > _LONGEST:
        raise Refusal(f"This holds {_LONGEST:,} characters. A longer text can be an entry.")
    journal_of(request).keep(Noted(list=LAST_WORDS, id=_ONE, text=text))
    return go(request, "/goodbye", "Kept." if text else "It is off the page.")


async def keep(request: Request) -> Response:
    """Keep the journal open and quiet, or let it ask again."""
    quiet = (await form_of(request)).get("quiet") == "yes"
    parting.keep_quiet(journal_of(request), quiet=quiet)
    return go(request, "/goodbye", "It is quiet now." if quiet else "It asks again, as before.")


# Print


async def book_page(request: Request) -> Response:
    """Ask how the book is to be."""
    return _book(request, {})


def _book(request: Request, form: Form, problem: str = "") -> Response:
    journal = journal_of(request)
    danger = [
        (head.id, prose.span(head.days, journal.today()), journal.entry(head.id).text[:160])
        for head in parting.entries_of_danger(journal)
    ]
    usual = Path.home() / f"book-{journal.today()}"
    return show(
        request, "book.html", 422 if problem else 200,
        problem=problem, danger=danger, names=", ".join(journal.snapshot.named.names),
        folder=form.get("folder", str(usual)), title=form.get("title", "Journal"), given=form,
    )  # fmt: skip


async def make_book(request: Request) -> Response:
    """Write the book into the folder."""
    form, journal = await form_of(request), journal_of(request)
    folder = whole_path(form.get("folder", "").strip())
    if folder is None:
        return _book(request, form, "Give the whole path of a folder that is not there yet.")
    chosen = [name.removeprefix("with_") for name in form if name.startswith("with_")]
    try:
        count = await asyncio.to_thread(parting.make_book, journal, folder, _wishes(request, form), chosen)
    except Refusal as no:
        return _book(request, form, str(no))
    return go(
        request, "/goodbye", f"{prose.sentence(prose.count(count, 'entry', 'entries'))} It is not locked."
    )


def _wishes(request: Request, form: Form) -> Wishes:
    return Wishes(
        title=form.get("title", "").strip() or "Journal",
        names=names_of(form) if "cover" in form else (),
        notes="notes" in form,
        last_words=_last_words(request),
    )


# Seal


async def seal(request: Request) -> Response:
    """Shut the journal until a day, or leave it to the sheet of recovery words alone."""
    form, desk = await form_of(request), house_of(request).desk
    try:
        if form.get("how") == "sheet":
            await asyncio.to_thread(parting.leave_to_the_sheet, desk.journal, form.get("words", ""))
            desk.lock()
            return go(request, "/unlock")
        parting.seal(desk.journal, _day(form))
    except Refusal as no:
        return _page(request, str(no))
    return go(request, "/sealed")


def _day(form: Form) -> date:
    try:
        return date.fromisoformat(form.get("until", ""))
    except ValueError:
        raise Refusal("A seal needs a day, such as 2027-05-01. Choose one.") from None


async def sealed_page(request: Request) -> Response:
    """Say until when it is sealed, and how it can be opened before."""
    journal = journal_of(request)
    seal = parting.seal_of(journal)
    if seal is None:
        return go(request, "/today")
    opening = seal.opening.astimezone() if seal.opening else None
    return show(
        request, "sealed.html", until=prose.day(seal.until, date.min),
        opening=f"{opening:%H:%M}" if opening else "", ready=bool(opening and journal.now() >= opening),
    )  # fmt: skip


async def open_seal(request: Request) -> Response:
    """Begin the pause, or open the journal after it."""
    journal = journal_of(request)
    if parting.open_seal(journal):
        return go(request, "/today")
    seal = parting.seal_of(journal)
    if seal and not seal.opening:
        parting.ask_to_open(journal)
    return go(request, "/sealed")


# Delete


async def delete_page(request: Request) -> Response:
    """Say what deleting does and what may remain, and ask for the word."""
    return _delete(request)


def _delete(request: Request, problem: str = "") -> Response:
    desk = house_of(request).desk
    folder = desk.settings.backup_folder
    found = backups(desk.path, Path(folder)) if folder else []
    return show(
        request, "delete.html", 422 if problem else 200,
        problem=problem, place=str(desk.path), backups=[str(one.path) for one in found],
        empty=not any(not head.removed for head in desk.journal.heads()),
    )  # fmt: skip


async def delete(request: Request) -> Response:
    """Delete the keys and the journal, once the first word of the first entry was typed."""
    house, session = house_of(request), session_of(request)
    typed = (await form_of(request)).get("word", "").strip().casefold()
    if typed != parting.word_to_delete(house.desk.journal).casefold():
        return _delete(request, "That is not the word. Nothing was deleted.")
    await house.desk.erase()
    house.door.readmit(session)
    return go(request, "/deleted")


async def deleted_page(request: Request) -> Response:
    """Say that it is gone."""
    return show(request, "deleted.html")
