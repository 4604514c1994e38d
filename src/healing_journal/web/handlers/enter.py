"""Coming in: the start ticket, the passphrase after a lock, and locking."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from healing_journal.model.refusal import Refusal
from healing_journal.store import DamagedError, way_back
from healing_journal.web.views import form_of, go, house_of, let_in, show

_FORGET = '"cache", "storage"'
_USED = (
    "That address was used already or is older than a minute. Press Enter where you started it for a new one."
)


async def enter(request: Request) -> Response:
    """Show the page that exchanges a ticket."""
    return _entry(request)


async def exchange(request: Request) -> Response:
    """Exchange a ticket, or a pasted address that ends in one, for a session."""
    ticket = (await form_of(request)).get("ticket", "").strip().rpartition("#")[2]
    door = house_of(request).door
    session = door.admit(ticket)
    return let_in(request, session, "/write") if session else _entry(request, _USED, 403)


def _entry(request: Request, problem: str = "", status: int = 200) -> Response:
    html = house_of(request).templates.get_template("enter.html").render(problem=problem)
    return HTMLResponse(html, status)


async def unlock_page(request: Request) -> Response:
    """Ask for the passphrase of a locked journal."""
    return _asking(request) if house_of(request).desk.state == "locked" else go(request, "/write")


async def unlock(request: Request) -> Response:
    """Open the journal, if the passphrase or the recovery words are right; the store makes wrong ones wait."""
    house = house_of(request)
    secret = (await form_of(request)).get("secret", "")
    try:
        await house.desk.unlock(secret)
    except DamagedError as no:
        return _asking(request, f"{no} {way_back(house.desk.path, house.desk.settings.backup_folder)}", 403)
    except Refusal as no:
        return _asking(request, str(no), 403)
    house.reader.wake()
    return let_in(request, house.door.open_session(), "/write")


def _asking(request: Request, problem: str = "", status: int = 200) -> Response:
    return show(
        request, "unlock.html", status, problem=problem, kept=bool(house_of(request).desk.waiting.text)
    )


async def lock(request: Request) -> Response:
    """Lock the journal and have the browser forget what it kept of it."""
    house_of(request).desk.lock()
    answer = go(request, "/unlock")
    answer.headers["Clear-Site-Data"] = _FORGET
    return answer
