"""The threshold: what may be asked for while the journal is not made yet, locked, or open, and by whom."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from healing_journal.parting import seal_of
from healing_journal.web.desk import Desk, State
from healing_journal.web.door import COOKIE, Door, Session

# Where one is led, and where else one may go, while the journal is not open.
_FIRST_PAGE: dict[State, str] = {"new": "/write", "locked": "/unlock"}
_MAY_SEE: dict[State, frozenset[str]] = {
    "new": frozenset(
        {"/", "/write", "/write/whole", "/write/plain", "/begin", "/help", "/wait", "/again", "/deleted"}
    ),
    "locked": frozenset({"/unlock", "/help", "/wait", "/again"}),
}
# A page may be saved in the very minute in which the journal locks: its words are kept until it is open again.
_MAY_DO: dict[State, frozenset[str]] = {
    "new": frozenset({"/write", "/write/turn", "/draft", "/begin", "/country"}),
    "locked": frozenset({"/unlock", "/write", "/write/turn", "/country"}),
}


# While the journal is sealed until a day, though open.
_PAST_THE_SEAL = frozenset({"/sealed", "/help", "/country", "/lock", "/again"})
_KEPT_THOUGH_SEALED = frozenset(
    {"/write", "/draft"}
)  # what another window was writing: it is kept, and not shown


class Threshold:
    """Wraps the pages under the random path."""

    def __init__(self, app: ASGIApp, door: Door, desk: Desk) -> None:
        self._app = app
        self._door = door
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through to its page, lead it to another, or say that it is not let in."""
        request = Request(scope)
        session = self._door.session(request.cookies.get(COOKIE, ""))
        place = scope["path"].removeprefix(scope.get("root_path", ""))
        answer = self._elsewhere(place, session, request.method)
        if answer is None:
            request.state.session = session or self._door.outside
            if session is not None and self._desk.state != "locked":
                self._desk.touch()
            await self._app(scope, receive, send)
        else:
            await answer(scope, receive, send)

    def _elsewhere(self, place: str, session: Session | None, method: str) -> Response | None:
        """Return the answer to give in place of the page, or None where the page may be shown."""
        state = self._desk.state
        allowed = state == "open" or place in (_MAY_DO if method == "POST" else _MAY_SEE)[state]
        # While it is locked the passphrase lets one in, and the path alone is known to our own pages only.
        if session is None and state != "locked":
            # A form is never answered with a page, this one neither: see `views.show`.
            return self._to("/write") if method == "POST" else _not_let_in()
        passes = _PAST_THE_SEAL | (_KEPT_THOUGH_SEALED if method == "POST" else frozenset())
        if state == "open" and place not in passes and seal_of(self._desk.journal):
            return self._to("/sealed")
        return None if allowed else self._to(_FIRST_PAGE[state])

    def _to(self, place: str) -> Response:
        return RedirectResponse(self._door.path + place, 303)


def _not_let_in() -> Response:
    sentence = "This window has not been let in. Press Enter where the program was started for a new address."
    return PlainTextResponse(sentence, 403)
