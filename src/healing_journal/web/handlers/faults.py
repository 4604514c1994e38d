"""What cannot be shown: one sentence, and the way back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from healing_journal.store import DamagedError
from healing_journal.web.guard import limit_of
from healing_journal.web.views import house_of, show

_NO_FORM = "That form could not be understood. Go back, load the page again, and try once more."
_OURS = "That did not work, and the fault is ours. What you saved is safe. Please go back and try again."


async def refused(request: Request, fault: Exception) -> Response:
    """Say what the journal could not do, in its own words, and where it is damaged the way back."""
    house = house_of(request)
    way = house.safekeeping.damage if isinstance(fault, DamagedError) else ""
    return _sentence(request, 422, "Not done", way or str(fault))


async def too_large(request: Request, fault: Exception) -> Response:  # noqa: ARG001 - Starlette's signature
    """Say that more was sent than this place takes."""
    return _sentence(request, 413, "Not done", limit_of(request.scope)[1])


async def not_understood(request: Request, fault: Exception) -> Response:  # noqa: ARG001 - Starlette's signature
    """Say that what was sent is no form."""
    return _sentence(request, 422, "Not done", _NO_FORM)


async def not_found(request: Request, fault: Exception) -> Response:  # noqa: ARG001 - Starlette's signature
    """Say that there is no such page."""
    return _sentence(request, 404, "Not here", "There is no such page here.")


async def wrong_way(request: Request, fault: Exception) -> Response:  # noqa: ARG001 - Starlette's signature
    """Say that a page was asked for in a way it does not answer to."""
    return _sentence(request, 405, "Not here", "There is no such page here.")


async def our_fault(request: Request, fault: Exception) -> Response:  # noqa: ARG001 - Starlette's signature
    """Say that the fault is ours, and nothing of what it was about."""
    return _sentence(request, 500, "Not done", _OURS)


def _sentence(request: Request, status: int, title: str, sentence: str) -> Response:
    if not hasattr(request.state, "session"):
        return PlainTextResponse(sentence, status)
    return show(request, "sentence.html", status, title=title, sentence=sentence)
