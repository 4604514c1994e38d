"""Backups: where they go, which there are and when each was proved, one now, and a look at every byte."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.web.views import form_of, go, house_of, journal_of, show

_WHOLE = "The journal is whole: every byte is as it was written."


async def backups_page(request: Request) -> Response:
    """Show the folder and what lies in it."""
    return _page(request)


def _page(request: Request, problem: str = "", folder: str | None = None) -> Response:
    house = house_of(request)
    named = house.desk.settings.backup_folder
    try:
        made = house.safekeeping.made()
    except Refusal as no:
        made, problem = [], problem or str(no)
    rows = [(one.path.name, _when(request, one.at)) for one in made]
    return show(
        request, "backups.html", 422 if problem else 200,
        problem=problem or house.safekeeping.worry, rows=rows, named=named,
        folder=named if folder is None else folder, journal=str(house.desk.path),
    )  # fmt: skip


def _when(request: Request, moment: datetime) -> str:
    own = moment.astimezone()
    return f"{prose.day(own.date(), journal_of(request).today())}, {own:%H:%M}"


async def choose_folder(request: Request) -> Response:
    """Take the folder for backups, and make the first at once; an empty field means none by themselves."""
    given = (await form_of(request)).get("folder", "").strip()
    house = house_of(request)
    if not given:
        house.desk.set(backup_folder="")
        house.safekeeping.problem = ""
        return go(request, "/backups", "Kept. None is made by itself now.")
    try:
        folder = _folder(given, house.desk.path)
    except Refusal as no:
        return _page(request, str(no), given)
    house.desk.set(backup_folder=str(folder))
    return await _make(request, given)


def _folder(given: str, journal: Path) -> Path:
    """Return the folder that was meant, if backups can lie there."""
    try:
        folder = Path(given).expanduser()
        if not folder.is_absolute():
            raise Refusal("Give the whole path of a folder.")
        if not folder.is_dir():
            raise Refusal("There is no such folder. Make it first, or name another.")
        if folder.resolve() == journal.parent.resolve():
            raise Refusal("The journal itself lies there. Name another folder, best on another disk.")
    except (OSError, RuntimeError, ValueError):
        raise Refusal("That folder cannot be opened. Name another.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Refusal("Nothing can be written there. Name another folder.")
    return folder


async def make_now(request: Request) -> Response:
    """Make a backup now."""
    return await _make(request, None)


async def _make(request: Request, given: str | None) -> Response:
    try:
        safekeeping = house_of(request).safekeeping
        await (safekeeping.make_now() if given is None else safekeeping.make_todays())
    except Refusal as no:
        return _page(request, str(no), given)
    return go(request, "/backups", "A backup is made, and was opened once to be sure.")


async def check(request: Request) -> Response:
    """Look at every byte of the journal."""
    wrong = await house_of(request).safekeeping.check()
    if wrong:
        return _page(request, " ".join((*wrong, house_of(request).safekeeping.damage)))
    return go(request, "/backups", _WHOLE)
