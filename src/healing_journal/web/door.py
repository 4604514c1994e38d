"""The door: who is let in. Tickets that open it once, and sessions in memory alone."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from healing_journal.pages.search import Sought
from healing_journal.web.arrival import Arrival
from healing_journal.web.errand import Errand

TICKET_SECONDS = 60
COOKIE = "journal"

Now = Callable[[], float]


@dataclass(frozen=True)
class Held:
    """A page that answers a form, until it is asked for by its own address."""

    html: str
    status: int


@dataclass(eq=False)
class Session:
    """One browser that was let in; `said` is a sentence for its next page, `arrival` what it handed over to bring in."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    said: str = ""
    sought: Sought = field(default_factory=Sought)  # last looked for
    errand: Errand | None = None
    arrival: Arrival | None = None  # gone with the session, which the lock forgets
    held: Held | None = None  # likewise

    def take_said(self) -> str:
        """Return the sentence that waits for the next page, once."""
        said, self.said = self.said, ""
        return said


class Door:
    """One start of the server: a random path under which all pages lie, and who may walk it."""

    def __init__(self, now: Now = time.monotonic) -> None:
        self.slug = secrets.token_urlsafe(16)
        self._now = now
        self._tickets: dict[str, float] = {}
        self._sessions: list[Session] = []
        self.outside = (
            Session()
        )  # of whoever stands before the locked door, where nothing of anybody's is said

    @property
    def path(self) -> str:
        """The path under which all pages lie, such as `/kX3…`; cookies of other ports' servers do not reach it."""
        return f"/{self.slug}"

    def new_ticket(self) -> str:
        """Return a ticket that lets one browser in, once, within a minute; earlier ones no longer do."""
        ticket = secrets.token_urlsafe(24)
        self._tickets = {ticket: self._now() + TICKET_SECONDS}
        return ticket

    def admit(self, ticket: str) -> Session | None:
        """Exchange a ticket for a session, or return None where it was used, is too old or was never given."""
        for known, until in self._tickets.items():
            if hmac.compare_digest(known.encode(), ticket.encode()):
                self._tickets = {}
                return self.open_session() if self._now() <= until else None
        return None

    def holds_ticket(self) -> bool:
        """Tell whether a ticket is out that still lets somebody in."""
        return any(self._now() <= until for until in self._tickets.values())

    def open_session(self) -> Session:
        """Return a new session, for a browser that showed a ticket or the passphrase."""
        session, self.outside = Session(), Session()
        self._sessions.append(session)
        return session

    def readmit(self, session: Session) -> None:
        """Let a browser stay that was in when the sessions were forgotten, to be told what became of its request."""
        self._sessions.append(session)

    def session(self, key: str) -> Session | None:
        """Return the session of this key, if it is one of ours."""
        found = None
        for session in self._sessions:  # all are compared, so that the time taken tells nothing
            if hmac.compare_digest(session.key.encode(), key.encode()):
                found = session
        return found

    def forget_sessions(self) -> None:
        """Let nobody in any more without the passphrase or a new ticket."""
        self._sessions.clear()
