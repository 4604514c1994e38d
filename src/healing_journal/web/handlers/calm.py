"""When an entry may tell of danger: a calm page or a quiet card, once, and what the person answers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from healing_journal.care.offered import CardText, card_text, page_text
from healing_journal.care.risk import CalmPage, Card, open_page
from healing_journal.model.record import Answered
from healing_journal.web.caring import about_person, offered_now, signs_in
from healing_journal.web.forms import answer_of
from healing_journal.web.told import find_told
from healing_journal.web.views import form_of, go, house_of, journal_of, show, wants_piece


def led_to_calm(request: Request) -> Response | None:
    """Return the way to the calm page where it is to be offered now, else nothing."""
    if not isinstance(offered_now(journal_of(request)), CalmPage):
        return None
    place = f"{house_of(request).door.path}/calm"
    if wants_piece(request):
        return Response(headers={"HX-Redirect": place})
    return RedirectResponse(place, 303)


def card_of(request: Request) -> tuple[Card, CardText] | None:
    """Return the quiet card to be shown now, else nothing."""
    offer = offered_now(journal_of(request))
    return (offer, card_text(offer)) if isinstance(offer, Card) else None


async def calm(request: Request) -> Response:
    """Show the calm page."""
    offer = offered_now(journal_of(request))
    if not isinstance(offer, CalmPage):
        return go(request, "/help")
    return _show(request, offer, ask=True)


def _show(request: Request, offer: CalmPage, *, ask: bool) -> Response:
    desk = house_of(request).desk
    people = desk.journal.snapshot.notes.get("people", {}).values()
    text = page_text(offer, about_person(desk), people, ask=ask)
    return show(request, "calm.html", page=text, offer=offer)


async def answer(request: Request) -> Response:
    """Keep what the person answered; a "yes" on the card leads to the calm page."""
    form = await form_of(request)
    journal = journal_of(request)
    told = find_told(request, form.get("entry", ""), form)
    said = answer_of(form)
    journal.keep(Answered(entry=told.entry, mark=told.mark, answer=said))
    if said == "yes" and form.get("on") == "card":
        signs = [sign for sign in signs_in(journal, told.entry) if sign.mark == told.mark]
        return _show(request, open_page(signs[-1]), ask=False)
    return go(request, f"/entry/{told.entry}")
