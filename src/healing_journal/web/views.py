"""What every handler works with: the door and the desk of this server, its templates, and forms as plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from healing_journal.journal import Journal
from healing_journal.pages.places import key_of
from healing_journal.web.assets import address_of
from healing_journal.web.desk import Desk
from healing_journal.web.door import COOKIE, Door, Held, Session
from healing_journal.web.guard import LARGEST_BODY
from healing_journal.web.reader import BackgroundReader
from healing_journal.web.safekeeping import Safekeeping

Form = Mapping[str, str]


@dataclass(frozen=True)
class House:
    """What one start of the server is made of."""

    door: Door
    desk: Desk
    reader: BackgroundReader
    templates: Environment
    safekeeping: Safekeeping


def make_templates() -> Environment:
    """Return the templates: all that is put into them is text, and a name that is missing is an error."""
    templates = Environment(
        loader=PackageLoader("healing_journal.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.tests["same_words"] = _are_same_words
    templates.globals |= {"static": address_of, "key_of": key_of}
    return templates


def _are_same_words(one: str, other: str) -> bool:
    """Tell whether two sentences differ in capitals and the last dot alone."""
    return one.casefold().rstrip(". ") == other.casefold().rstrip(". ")


def house_of(request: Request) -> House:
    """Return the house this request came to."""
    return cast("House", request.app.state.house)


def journal_of(request: Request) -> Journal:
    """Return the open journal."""
    return house_of(request).desk.journal


def session_of(request: Request) -> Session:
    """Return the session of the browser that asks."""
    return cast("Session", request.state.session)


def show(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """Answer with a page; where a form was sent, lead to the page, which the session holds until it is asked for.

    A browser writes the form behind a page that it shows to its disk, to open it again after a crash.
    """
    house = house_of(request)
    session = session_of(request)
    html = house.templates.get_template(template).render(
        here=house.door.path,
        state=house.desk.state,
        settings=house.desk.settings,
        choices=house.desk.journal.snapshot.choices if house.desk.state == "open" else {},
        said=session.take_said(),
        **values,
    )
    if request.method != "POST" or wants_piece(request):
        return HTMLResponse(html, status)
    session.held = Held(html, status)
    return RedirectResponse(f"{house.door.path}/again", 303)


class _Drawn:
    """A page as it was last drawn, and what stood on it; it is forgotten with the story that it shows."""

    def __init__(self) -> None:
        self.values: object = None
        self.html = ""


def show_told(request: Request, name: str, template: str, **values: object) -> Response:
    """Answer with a page of the story, drawn anew only where something is another than when it was last shown."""
    desk, said = house_of(request).desk, session_of(request).said
    drawn = desk.journal.page(f"{name} drawn", lambda _: _Drawn())
    stands = desk.settings, dict(desk.journal.snapshot.choices), values
    if said or drawn.values != stands:
        answer = show(request, template, 200, **values)
        if said:
            return answer
        drawn.values, drawn.html = stands, bytes(answer.body).decode()
    return HTMLResponse(drawn.html)


async def again(request: Request) -> Response:
    """Show the page that answered the form sent last."""
    held = session_of(request).held
    return HTMLResponse(held.html, held.status) if held else go(request, "/write")


def go(request: Request, place: str, said: str = "") -> Response:
    """Answer a change by leading to a page, on which `said` is then read once."""
    session = session_of(request)
    session.held = None
    if said:
        session.said = said
    return RedirectResponse(house_of(request).door.path + place, 303)


def let_in(request: Request, session: Session, place: str) -> Response:
    """Lead to a page and hand the browser its session: for our random path only, to no other site, to no script."""
    door = house_of(request).door
    answer = RedirectResponse(door.path + place, 303)
    answer.set_cookie(COOKIE, session.key, path=f"{door.path}/", httponly=True, samesite="strict")
    return answer


async def form_of(request: Request) -> Form:
    """Return the fields of a form as text with plain line ends; what is no text is left out."""
    form = await request.form(max_files=0, max_fields=200, max_part_size=LARGEST_BODY)
    return {name: _plain(value) for name, value in form.items() if isinstance(value, str)}


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "")


def wants_piece(request: Request) -> bool:
    """Tell whether our script asked, to put the answer into the page that is shown."""
    return request.headers.get("hx-request") == "true"
