"""Settings: what belongs to this computer, what belongs to the journal, and its keys."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.fear import discretion, shared_computer
from healing_journal.care.lines import countries
from healing_journal.keychain import MEANING, forget_in_keyring, keep_in_keyring
from healing_journal.model.record import Chose, Named
from healing_journal.model.refusal import Refusal
from healing_journal.web.forms import names_of, pronoun_of, theme_of, whole_number
from healing_journal.web.views import Form, form_of, go, house_of, journal_of, show

_SHORTEST = 8
_MOST_MINUTES = 240
DISCREET_MINUTES = 2


async def settings_page(request: Request) -> Response:
    """Show everything that can be set."""
    return _page(request)


def _page(request: Request, problem: str = "") -> Response:
    snapshot = journal_of(request).snapshot
    return show(
        request, "settings.html", 422 if problem else 200,
        problem=problem, names=", ".join(snapshot.named.names), pronoun=snapshot.named.pronoun,
        countries=[(one.code, one.name) for one in countries()],
        shared=shared_computer(), discretion=discretion(),
        in_keyring=journal_of(request).store.in_keyring, keyring_means=MEANING,
    )  # fmt: skip


async def look(request: Request) -> Response:
    """Keep theme, type size, lock minutes, country, discretion, keys and spelling."""
    form = await form_of(request)
    try:
        minutes = whole_number(form.get("lock_minutes", ""), 1, _MOST_MINUTES)
    except Refusal as no:
        return _page(request, str(no))
    house_of(request).desk.set(
        theme=theme_of(form),
        large_type="large_type" in form,
        lock_minutes=min(minutes, DISCREET_MINUTES) if "discreet" in form else minutes,
        country=form.get("country", ""),
        discreet="discreet" in form,
    )
    _keep_choices(request, form)
    return go(request, "/settings", "Kept.")


def _keep_choices(request: Request, form: Form) -> None:
    """Keep what travels with the journal, where it changed."""
    journal = journal_of(request)
    wanted = {
        "country": form.get("country", ""),
        "spelling": "on" if "spelling" in form else "off",
        "blur": "on" if "blur" in form else "off",
        "keys": "on" if "keys" in form else "off",
        "minor": "yes" if "minor" in form else "no",
        "shared": "yes" if "shared" in form else "no",
    }
    for setting, value in wanted.items():
        if journal.snapshot.choices.get(setting, "") != value:
            journal.keep(Chose(setting=setting, value=value))


async def names(request: Request) -> Response:
    """Keep what the person calls them; entries are read anew with it."""
    form = await form_of(request)
    journal_of(request).keep(Named(names=names_of(form), pronoun=pronoun_of(form)))
    house_of(request).reader.wake()
    return go(request, "/settings", "Kept.")


async def passphrase(request: Request) -> Response:
    """Change the passphrase, if the present one is known."""
    form = await form_of(request)
    new = form.get("passphrase", "")
    if new != form.get("again", ""):
        return _page(request, "The two new ones are not the same. Type the new passphrase twice.")
    if len(new) < _SHORTEST:
        return _page(request, "That is too short to keep anything safe. Four words make a good passphrase.")
    try:
        await house_of(request).desk.change_passphrase(form.get("present", ""), new)
    except Refusal as no:
        return _page(request, str(no))
    return go(request, "/settings", "The passphrase is changed. The recovery words stay as they were.")


async def new_words(request: Request) -> Response:
    """Make new recovery words; the earlier ones no longer open the journal."""
    desk = house_of(request).desk
    try:
        await desk.prove((await form_of(request)).get("present", ""))
    except Refusal as no:
        return _page(request, str(no))
    desk.first_entry = ""
    desk.recovery = journal_of(request).store.new_recovery_words()
    return go(request, "/recovery")


async def keyring(request: Request) -> Response:
    """Let this computer's keyring open the journal, or no more."""
    form, desk = await form_of(request), house_of(request).desk
    try:
        await desk.prove(form.get("present", ""))
        change = keep_in_keyring if form.get("do") == "on" else forget_in_keyring
        await asyncio.to_thread(change, desk.journal.store)
    except Refusal as no:
        return _page(request, str(no))
    return go(request, "/settings", "On from the next start." if form.get("do") == "on" else "Off.")
