"""Writing: the page with the cursor in it, its draft, and saving."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.album import MOST
from healing_journal.care.lines import country
from healing_journal.care.prompts import plain_day, prompt_of
from healing_journal.care.saying import say
from healing_journal.journal import Journal
from healing_journal.model.entry import fit_text
from healing_journal.model.refusal import Refusal
from healing_journal.pages.entry import PLAIN_DAY
from healing_journal.web.caring import asks_nothing
from healing_journal.web.desk import Waiting
from healing_journal.web.forms import days_of, waiting_of
from healing_journal.web.handed import handed_form
from healing_journal.web.handlers.begin import make_journal
from healing_journal.web.handlers.photos import keep_with, picked
from healing_journal.web.typed import keep_typed, typed_of
from healing_journal.web.views import Form, form_of, go, house_of, show

_HEADING = "What happened today"
_WAYS = {"write", "write/whole", "write/plain"}
PAGE = "web page"  # the name under which the draft of a new entry is kept


async def write_page(request: Request) -> Response:
    """Show the page as it was left."""
    return _page(request, _left(request))


async def whole_page(request: Request) -> Response:
    """Show the page with nothing on the screen but what is written."""
    return _page(request, _left(request), whole=True)


async def plain_page(request: Request) -> Response:
    """Show the page with the headings of a plain day, under what was written already."""
    left = _left(request)
    begun = PLAIN_DAY.partition("\n")[0]
    if begun in left.text:
        return _page(request, left)
    text = f"{left.text.rstrip()}\n\n{PLAIN_DAY}" if left.text.strip() else PLAIN_DAY
    return _page(request, msgspec.structs.replace(left, text=text, at=len(text)))


async def friend_page(request: Request) -> Response:
    """Show the page with the offer to tell it as if it had happened to a friend."""
    return _page(request, _left(request), heading=say("loop.friend_prompt"))


def _left(request: Request) -> Waiting:
    """Return what was being written: words that waited for a passphrase first, then the kept draft."""
    desk = house_of(request).desk
    if desk.waiting.text or desk.state != "open":
        return desk.waiting
    return draft_of(desk.journal, PAGE) or Waiting()


def draft_of(journal: Journal, name: str) -> Waiting | None:
    """Return a page's draft as it was kept."""
    typed = typed_of(journal, name)
    return waiting_of(typed) if typed else None


def _page(
    request: Request, page: Waiting, problem: str = "", heading: str = _HEADING, *, whole: bool = False
) -> Response:
    desk = house_of(request).desk
    number = country(desk.settings.country).emergency or "your local emergency number"
    today = desk.today().isoformat()
    return show(
        request, "write.html", 422 if problem else 200,
        heading=heading, place="write", draft_name=PAGE, problem=problem, cancel="", whole=whole, at=page.at,
        text=page.text, day=page.day or today, about=page.about, today=today, emergency=number,
        photos=[one.name for one in desk.photos], plain=plain_day().text, prompt=_prompt(desk.journal) if desk.state == "open" else "",
    )  # fmt: skip


def _prompt(journal: Journal) -> str:
    """Return the one question of the day, which may be passed over; none after grave words."""
    prompt = prompt_of(journal.today(), hushed=asks_nothing(journal))
    return prompt.text if prompt else ""


async def keep_draft(request: Request) -> Response:
    """Keep what is being typed: in the journal, or in memory while there is none."""
    form = await form_of(request)
    _keep(request, form.get("name", PAGE), form)
    return Response(status_code=204)


def _keep(request: Request, name: str, form: Form) -> None:
    desk = house_of(request).desk
    if desk.state == "open":
        keep_typed(desk.journal, name, form)
    elif name == PAGE:
        desk.waiting = waiting_of(form)


async def turn(request: Request) -> Response:
    """Keep what is being typed, and show the page in another way."""
    form = await form_of(request)
    _keep(request, PAGE, form)
    return go(request, f"/{form['to']}" if form.get("to") in _WAYS else "/write")


async def write(request: Request) -> Response:
    """Save the page; before there is a passphrase, or while the journal is locked, hold it in memory until there is."""
    form, handed = await handed_form(request, MOST)
    desk, page = house_of(request).desk, waiting_of(form)
    desk.photos += picked(handed)  # those of a page that could not be saved yet wait here with its words
    if desk.state == "locked":
        desk.waiting = page
        return go(request, "/unlock")
    if desk.state == "new":
        return await _first(request, page)
    try:
        entry = desk.journal.write(page.text, days_of(page, desk.today()))
    except Refusal as no:
        keep_typed(desk.journal, PAGE, form)
        return _page(request, page, str(no))
    desk.take_waiting()
    desk.journal.drop_draft(PAGE)
    house_of(request).reader.wake()
    wrong = await keep_with(request, entry.id, desk.take_photos())
    return go(request, f"/entry/{entry.id}", f"Saved. {wrong}".strip())


async def _first(request: Request, page: Waiting) -> Response:
    """Hold the very first page, and lead to the passphrase."""
    desk = house_of(request).desk
    desk.waiting = page
    try:
        fit_text(page.text)
        days_of(page, desk.today())
    except Refusal as no:
        return _page(request, page, str(no))
    return await make_journal(request, desk.given) if desk.given else go(request, "/begin")
