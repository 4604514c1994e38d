"""Taking the journal out: everything, readable without this program, into a folder of the person's choosing."""

from __future__ import annotations

import asyncio
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.refusal import Refusal
from healing_journal.web.views import form_of, go, journal_of, show


async def export_page(request: Request) -> Response:
    """Say what taking out means, and ask for a folder."""
    return _page(request, str(_usual_folder(request)))


def _usual_folder(request: Request) -> Path:
    return Path.home() / f"journal-{journal_of(request).today()}"


def _page(request: Request, folder: str, problem: str = "") -> Response:
    return show(request, "export.html", 422 if problem else 200, folder=folder, problem=problem)


async def export(request: Request) -> Response:
    """Write everything into the folder."""
    given = (await form_of(request)).get("folder", "").strip()
    folder = whole_path(given)
    if folder is None:
        return _page(request, given, "Give the whole path of a folder that is not there yet.")
    try:
        count = await asyncio.to_thread(journal_of(request).export, folder)
    except Refusal as no:
        return _page(request, given, str(no))
    words = "1 entry is" if count == 1 else f"{count} entries are"
    return go(request, "/export", f"{words} written out. That folder is not locked.")


def whole_path(given: str) -> Path | None:
    """Return the folder that was meant, if it was told where it is."""
    folder = Path(given).expanduser()
    return folder if folder.is_absolute() else None
