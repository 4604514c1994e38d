"""Taking the journal out: everything, readable without this program, into a folder of the person's choosing."""

from __future__ import annotations

import asyncio
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.takingout import FORMS, take_out
from healing_journal.takingout import form_of as shape_of
from healing_journal.web.views import form_of, go, journal_of, show


async def export_page(request: Request) -> Response:
    """Say what taking out means, and ask for a folder."""
    return _page(request, str(_usual_folder(request)))


def _usual_folder(request: Request) -> Path:
    return Path.home() / f"journal-{journal_of(request).today()}"


def _page(request: Request, folder: str, problem: str = "", chosen: str = "") -> Response:
    return show(
        request, "export.html", 422 if problem else 200,
        folder=folder, problem=problem, forms=[(one.name, one.title) for one in FORMS], chosen=chosen,
    )  # fmt: skip


async def export(request: Request) -> Response:
    """Write it to its place, in the form that was chosen."""
    form = await form_of(request)
    given, name = form.get("folder", "").strip(), form.get("form", "")
    path = whole_path(given)
    if path is None:
        return _page(request, given, "Give the whole path of a place where nothing is yet.", name)
    try:
        chosen = shape_of(name)
        path = path if not chosen.ending or path.suffix else path.with_name(path.name + chosen.ending)
        count = await asyncio.to_thread(take_out, journal_of(request), path, chosen.name)
    except Refusal as no:
        return _page(request, given, str(no), name)
    said = prose.sentence(prose.count(count, *chosen.counted))
    return go(request, "/export", f"{said} Written out, and not locked there.")


def whole_path(given: str) -> Path | None:
    """Return the folder that was meant, if it was told where it is."""
    folder = Path(given).expanduser()
    return folder if folder.is_absolute() else None
