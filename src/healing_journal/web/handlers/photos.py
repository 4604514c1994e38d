"""Photos of an entry: put to it, shown, described, put in the bin and taken out. From memory, and never to a disk."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.album import MOST, Picked
from healing_journal.model.photo import Photo
from healing_journal.web.handed import Handed, handed_form
from healing_journal.web.views import form_of, go, journal_of

NONE_CHOSEN = "Choose a photo first, or several."
_KEPT = "The photo is kept with this entry."


def picked(handed: list[Handed]) -> list[Picked]:
    """Return what was handed over as pictures that are to come in."""
    return [Picked(one.name, one.content) for one in handed]


async def add(request: Request) -> Response:
    """Put photos to the entry."""
    entry = journal_of(request).entry(request.path_params["id"]).id
    _, handed = await handed_form(request, MOST)
    if not handed:
        return go(request, _place(entry), NONE_CHOSEN)
    before = len(journal_of(request).album.of(entry))
    wrong = await asyncio.to_thread(journal_of(request).album.add, entry, picked(handed))
    new = len(journal_of(request).album.of(entry)) - before
    return go(request, _place(entry), " ".join([*_came(new, wrong), *wrong]))


def _came(new: int, wrong: list[str]) -> list[str]:
    if new == 0:
        return [] if wrong else ["It is with this entry already."]
    return [_KEPT] if new == 1 else [f"{new} photos are kept with this entry."]


async def picture(request: Request) -> Response:
    """Answer with the photo as pages show it."""
    return await _answer(request, whole=False)


async def whole(request: Request) -> Response:
    """Answer with the whole photo."""
    return await _answer(request, whole=True)


async def _answer(request: Request, *, whole: bool) -> Response:
    journal = journal_of(request)
    photo = _photo(request)
    content = await asyncio.to_thread(journal.album.content, photo, whole=whole)
    if content is None:
        raise HTTPException(404)
    return Response(content, media_type=photo.type if whole else "image/jpeg")


def _photo(request: Request) -> Photo:
    journal = journal_of(request)
    return journal.album.photo(journal.entry(request.path_params["id"]).id, request.path_params["photo"])


async def describe(request: Request) -> Response:
    """Keep what is to be seen on the photo."""
    photo = _photo(request)
    journal_of(request).album.describe(photo, (await form_of(request)).get("description", ""))
    return go(request, f"{_place(photo.entry)}#photos", "Kept.")


async def remove(request: Request) -> Response:
    """Put the photo in the bin."""
    photo = _photo(request)
    journal_of(request).album.remove(photo)
    return go(
        request, f"{_place(photo.entry)}#photos", "The photo is in the bin. You can take it out again below."
    )


async def restore(request: Request) -> Response:
    """Take the photo out of the bin."""
    photo = _photo(request)
    journal_of(request).album.restore(photo)
    return go(request, f"{_place(photo.entry)}#photos", "The photo is back.")


def _place(entry: str) -> str:
    return f"/entry/{entry}"


async def keep_with(request: Request, entry: str, pictures: list[Picked]) -> str:
    """Put photos to an entry that was saved this moment, and return what is to be said of those that do not fit."""
    wrong = await asyncio.to_thread(journal_of(request).album.add, entry, pictures) if pictures else []
    return " ".join(wrong)
