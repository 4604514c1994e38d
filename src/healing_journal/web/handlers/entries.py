"""Entries: the list of them, one with its notes, its earlier versions, and the bin."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.offered import mark_text
from healing_journal.care.risk import small_marks
from healing_journal.journal import Journal
from healing_journal.model.entry import Entry
from healing_journal.model.photo import Photo
from healing_journal.model.refusal import Refusal
from healing_journal.pages import Around, Voice, entry_page, list_page, prose
from healing_journal.pages.screens import EntryPage
from healing_journal.story.keeping import ABOUT
from healing_journal.web.caring import signs_in
from healing_journal.web.desk import Waiting
from healing_journal.web.forms import about_of, days_of, waiting_of
from healing_journal.web.handlers.after import After, after_saving
from healing_journal.web.handlers.calm import card_of, led_to_calm
from healing_journal.web.handlers.write import draft_of
from healing_journal.web.typed import keep_typed
from healing_journal.web.views import form_of, go, house_of, journal_of, show, wants_piece

_AT_A_TIME = 100  # entries in a list: two years of a weekly page, and still quick to look through


async def entries(request: Request) -> Response:
    """List the entries that are not in the bin, the latest first, so many at a time."""
    journal, number = journal_of(request), request.path_params.get("number", 0)
    standing = journal.standing()
    end = len(standing) - number * _AT_A_TIME
    shown = list_page(standing[max(0, end - _AT_A_TIME) : max(0, end)], journal.today())
    earlier = number + 1 if end > _AT_A_TIME else 0
    binned = len(journal.heads()) - len(standing)
    left = house_of(request).reader.left
    return show(request, "entries.html", page=shown, binned=binned, number=number, earlier=earlier, left=left)


async def bin_page(request: Request) -> Response:
    """List what was put in the bin."""
    journal = journal_of(request)
    heads = journal.heads()
    some = len(journal.standing()) < len(heads)
    page = list_page([head for head in heads if head.removed] if some else [], journal.today())
    return show(request, "bin.html", page=page, photos=_binned_photos(journal))


def _binned_photos(journal: Journal) -> list[tuple[Photo, str]]:
    """Return the photos in the bin whose entries are not, each with its entry's days."""
    binned = journal.album.binned()
    heads = {head.id: head for head in journal.standing()} if binned else {}
    today = journal.today()
    found = [photo for photo in binned if photo.entry in heads]
    return [(photo, prose.span(heads[photo.entry].days, today)) for photo in found]


async def empty_bin(request: Request) -> Response:
    """Erase what lies in the bin from the journal's file for good."""
    count = await asyncio.to_thread(journal_of(request).store.empty_bin)
    return go(request, "/bin", "Erased." if count else "There was nothing in it.")


async def entry(request: Request) -> Response:
    """Show one entry with its notes; to our script, the notes alone."""
    return show_entry(request, request.path_params["id"])


def show_entry(request: Request, key: str) -> Response:
    """Show one entry, or its notes alone where our script asks; what care offers about it comes first."""
    journal = journal_of(request)
    page = journal.entry(key)
    calm = led_to_calm(request)
    if calm is not None:
        return calm
    template = "entry_body.html" if wants_piece(request) else "entry.html"
    house = house_of(request)
    return show(
        request,
        template,
        page=_shown(journal, page),
        first=house.desk.first_entry == page.id,
        busy=house.reader.busy,
        card=card_of(request),
        marks=[mark_text(mark) for mark in small_marks(signs_in(journal, page.id))],
        after=After() if house.desk.first_entry == page.id else after_saving(request, page),
        photos=journal.album.of(page.id),
        photos_binned=journal.album.binned(page.id),
    )


def _shown(journal: Journal, page: Entry) -> EntryPage:
    around = Around(
        heads=journal.standing(),
        today=journal.today(),
        voice=Voice.of(journal.snapshot.named),
        unread=journal.store.reading(page.id) is None,
        about=journal.snapshot.notes.get(ABOUT, {}),
    )
    return entry_page(page, journal.notes(page.id), around)


async def versions(request: Request) -> Response:
    """Show how the entry read before."""
    journal = journal_of(request)
    page = journal.entry(request.path_params["id"])
    return show(request, "versions.html", entry=page, versions=list(reversed(journal.versions(page.id))))


async def revise_page(request: Request) -> Response:
    """Show the entry's text, or the draft of its new text, to be changed."""
    journal = journal_of(request)
    page = journal.entry(request.path_params["id"])
    kept = Waiting(page.text, page.days.last.isoformat(), about_of(page.days))
    return _revising(request, page.id, draft_of(journal, _draft_name(page.id)) or kept)


def _revising(request: Request, entry: str, page: Waiting, problem: str = "") -> Response:
    return show(
        request, "write.html", 422 if problem else 200,
        heading="Change this page", place=f"entry/{entry}/revise", draft_name=_draft_name(entry), problem=problem,
        whole=False, at=page.at, text=page.text, day=page.day, about=page.about, today=journal_of(request).today().isoformat(),
        photos=[], cancel=f"entry/{entry}/leave", prompt="", plain="", emergency="",
    )  # fmt: skip


def _draft_name(entry: str) -> str:
    return f"web entry {entry}"


async def revise(request: Request) -> Response:
    """Let the entry read so from now on."""
    journal, key = journal_of(request), request.path_params["id"]
    form = await form_of(request)
    page = waiting_of(form)
    try:
        journal.revise(key, page.text, days_of(page, journal.today()))
    except Refusal as no:
        keep_typed(journal, _draft_name(journal.entry(key).id), form)
        return _revising(request, key, page, str(no))
    journal.drop_draft(_draft_name(key))
    house_of(request).reader.wake()
    return go(request, f"/entry/{key}", "Saved. The earlier text is kept among its versions.")


async def leave(request: Request) -> Response:
    """Let the draft of a changed text go."""
    key = journal_of(request).entry(request.path_params["id"]).id
    journal_of(request).drop_draft(_draft_name(key))
    return go(request, f"/entry/{key}", "It is as it was.")


async def remove(request: Request) -> Response:
    """Put the entry in the bin."""
    journal_of(request).remove(request.path_params["id"])
    return go(
        request, f"/entry/{request.path_params['id']}", "It is in the bin. You can take it out again below."
    )


async def restore(request: Request) -> Response:
    """Take the entry out of the bin."""
    journal_of(request).restore(request.path_params["id"])
    return go(request, f"/entry/{request.path_params['id']}", "It is back among your entries.")
