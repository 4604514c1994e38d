"""The first five minutes: a passphrase once something is written, the recovery words, three questions."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.fear import discretion, shared_computer
from healing_journal.care.lines import countries
from healing_journal.model.entry import fit_text
from healing_journal.model.record import Chose, Named
from healing_journal.model.refusal import Refusal
from healing_journal.store.words import make_words
from healing_journal.web.forms import days_of, names_of, pronoun_of
from healing_journal.web.handlers.photos import keep_with
from healing_journal.web.handlers.settings import DISCREET_MINUTES
from healing_journal.web.views import Form, form_of, go, house_of, journal_of, show

_SHORTEST = 8
_CHECKED = 2  # recovery words typed from paper


async def begin_page(request: Request) -> Response:
    """Ask for a passphrase, once there is something to lock."""
    if house_of(request).desk.state != "new":
        return go(request, "/write")
    if not house_of(request).desk.waiting.text.strip():
        return go(request, "/write", "Write a word or more first; the passphrase comes after.")
    return _choosing(request)


def _choosing(request: Request, problem: str = "") -> Response:
    return show(
        request, "begin.html", 422 if problem else 200, problem=problem, offered=" ".join(make_words()[:4])
    )


async def begin(request: Request) -> Response:
    """Make the journal with this passphrase and save the waiting words in it."""
    form = await form_of(request)
    if house_of(request).desk.state != "new":
        return go(request, "/write")
    passphrase = form.get("passphrase", "")
    if passphrase != form.get("again", ""):
        return _choosing(request, "The two are not the same. Type the passphrase twice.")
    if len(passphrase) < _SHORTEST:
        return _choosing(
            request, "That is too short to keep anything safe. Four words make a good passphrase."
        )
    return await make_journal(request, passphrase)


async def make_journal(request: Request, passphrase: str) -> Response:
    """Make the journal and save the waiting words in it; they stay where they are until that is done."""
    house = house_of(request)
    desk, waiting = house.desk, house.desk.waiting
    try:
        days = days_of(waiting, desk.today())
        fit_text(waiting.text)
        await desk.begin(passphrase)
        desk.first_entry = desk.journal.write(waiting.text, days).id
    except Refusal as no:
        return _choosing(request, str(no))
    desk.take_waiting()
    house.reader.wake()
    return go(request, "/recovery", await keep_with(request, desk.first_entry, desk.take_photos()))


async def recovery_page(request: Request) -> Response:
    """Show the recovery words, until two of them were typed from paper."""
    return _recovery(request) if house_of(request).desk.recovery else go(request, "/write")


def _recovery(request: Request, problem: str = "") -> Response:
    words = house_of(request).desk.recovery
    places = sorted(secrets.SystemRandom().sample(range(1, len(words) + 1), _CHECKED))
    status = 422 if problem else 200
    return show(request, "recovery.html", status, problem=problem, words=words, places=places)


async def recovery(request: Request) -> Response:
    """Check two of the recovery words, then forget them."""
    desk = house_of(request).desk
    if not desk.recovery:
        return go(request, "/write")
    if not _are_right(desk.recovery, await form_of(request)):
        problem = "Those are not the two words. Look at your paper once more; it asks for another two now."
        return _recovery(request, problem)
    desk.recovery = ()
    return go(request, f"/entry/{desk.first_entry}" if desk.first_entry else "/settings")


def _are_right(words: tuple[str, ...], form: Form) -> bool:
    """Tell whether two different words were typed, and are those at their places."""
    at = {f"word{place}": word for place, word in enumerate(words, 1)}
    typed = {name: given.strip().casefold() for name, given in form.items() if name in at}
    return len(typed) >= _CHECKED and all(at[name] == given for name, given in typed.items())


async def questions_page(request: Request) -> Response:
    """Ask three things that can all wait."""
    return _questions(request)


def _questions(request: Request, problem: str = "") -> Response:
    named = journal_of(request).snapshot.named
    return show(
        request,
        "questions.html",
        problem=problem,
        names=", ".join(named.names),
        pronoun=named.pronoun,
        countries=[(one.code, one.name) for one in countries()],
        shared=shared_computer(),
        discretion=discretion(),
    )


async def questions(request: Request) -> Response:
    """Keep what was answered."""
    form = await form_of(request)
    _keep_answers(request, form)
    return go(request, "/enough")


def _keep_answers(request: Request, form: Form) -> None:
    names, pronoun = names_of(form), pronoun_of(form)
    if names or pronoun:
        journal_of(request).keep(Named(names=names, pronoun=pronoun))
        house_of(request).reader.wake()
    desk = house_of(request).desk
    if form.get("shared") == "yes":
        desk.set(discreet=True, lock_minutes=DISCREET_MINUTES)
        desk.journal.keep(Chose(setting="shared", value="yes"))
    if form.get("country"):
        desk.set(country=form["country"])


async def enough(request: Request) -> Response:
    """Say that this is enough for today."""
    return show(request, "enough.html")
