"""Bringing in what another program kept: first a look at what would come, then keeping it, then a way to take it back."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import cast

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.bringing import Brought, bring_in, take_back
from healing_journal.exchange import FORMATS, Asked
from healing_journal.exchange.values import Order
from healing_journal.journal import Journal
from healing_journal.model.record import Imported, Unimported
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.web.arrival import Arrival, form_with_files, held_arrival, look, read_arrival, title_of
from healing_journal.web.errand import Errand, Heard
from healing_journal.web.forms import one_of
from healing_journal.web.views import Form, form_of, go, house_of, journal_of, session_of, show

_GONE = "That file is not held here any more. Choose it again."
_NONE = "Choose a file first, or several, or a folder, or paste a text."
_MOST_SAID = 5
_ORDERS = (
    ("", "As the file itself shows"),
    ("dmy", "Day, month, year"),
    ("mdy", "Month, day, year"),
    ("ymd", "Year, month, day"),
)


class BatchRow(msgspec.Struct, frozen=True):
    """Something that was brought in: what it came from, and when."""

    batch: str
    title: str
    when: str


async def bring_page(request: Request) -> Response:
    """Show what was handed over and not kept yet; where there is none, ask for a file."""
    errand = session_of(request).errand
    if errand is not None:
        return _told(request, errand)
    arrival = session_of(request).arrival
    if arrival is None:
        return _asking(request)
    if arrival.loaded is None:
        return show(request, "bring_who.html", arrival=arrival)
    journal = journal_of(request)
    would = await asyncio.to_thread(bring_in, journal, arrival.loaded, dry=True)
    return show(
        request, "bring_look.html", arrival=arrival, look=look(arrival.loaded, would, journal.today())
    )


def _asking(request: Request, problem: str = "", form: Form | None = None) -> Response:
    journal, given = journal_of(request), form or {}
    return show(
        request, "bring.html", 422 if problem else 200,
        problem=problem, formats=[(one.name, one.title) for one in FORMATS], orders=_ORDERS,
        format=given.get("format", ""), order=given.get("order", ""), words="words" in given,
        batches=_batches(journal),
    )  # fmt: skip


def _batches(journal: Journal) -> tuple[BatchRow, ...]:
    """Return what was brought in and not taken back, the latest first."""
    days: dict[str, date] = {}
    for record in journal.store.records(about_entries=False):
        match record.body:
            case Imported(batch=batch):
                days[batch] = record.at.astimezone().date()
            case Unimported(batch=batch):
                days.pop(batch, None)
            case _:
                continue
    known = journal.snapshot.batches
    rows = [
        BatchRow(batch, title_of(known[batch]), prose.day(day, journal.today()))
        for batch, day in days.items()
        if batch in known
    ]
    return tuple(reversed(rows))


async def hand_over(request: Request) -> Response:
    """Take files into memory and read them; nothing is kept yet."""
    session_of(request).arrival = None
    form, given = await form_with_files(request)
    if given is None:
        return _asking(request, _NONE, form)
    asked = Asked(today=journal_of(request).today(), words="words" in form, order=_order_of(form), zone="")
    form_name = form.get("format", "")

    def look_at(request: Request, arrival: Arrival | Refusal) -> Response:
        if isinstance(arrival, Refusal):
            return _asking(request, str(arrival), form)
        session_of(request).arrival = arrival
        return go(request, "/bring")

    return await _run(
        request, Errand("Reading", lambda heard: read_arrival(given, asked, form_name, heard), look_at)
    )


async def _run(request: Request, errand: Errand) -> Response:
    """Begin it, and answer with its end where that is near."""
    session_of(request).errand = errand
    await errand.wait()
    return _told(request, errand)


def _told(request: Request, errand: Errand) -> Response:
    """Say what became of it, or how far it is."""
    if errand.done:
        session_of(request).errand = None
        return errand.answer(request)
    house_of(request).desk.touch()
    return (
        show(request, "bring_wait.html", line=errand.line())
        if request.method == "GET"
        else go(request, "/bring")
    )


async def stop(request: Request) -> Response:
    """Let what is going on end at its next step."""
    errand = session_of(request).errand
    if errand is not None:
        errand.stop()
        await errand.wait()
    return go(request, "/bring")


def _order_of(form: Form) -> Order:
    return cast("Order", one_of(form.get("order", ""), Order))


async def who(request: Request) -> Response:
    """Take the person's word on who is who in a chat, and read it again."""
    form = await form_of(request)
    arrival = held_arrival(request, form)
    name = form.get("name", "")
    if arrival is None or arrival.given is None or name not in arrival.names:
        return _asking(request, _GONE)
    asked = msgspec.structs.replace(arrival.asked, **{arrival.whom: name})
    try:
        read = await asyncio.to_thread(read_arrival, arrival.given, asked, arrival.format)
    except Refusal as no:
        session_of(request).arrival = None
        return _asking(request, str(no))
    session_of(request).arrival = read
    return go(request, "/bring")


async def keep(request: Request) -> Response:
    """Keep what was looked at."""
    arrival = held_arrival(request, await form_of(request))
    if arrival is None or arrival.loaded is None:
        return _asking(request, _GONE)
    house, journal, loaded = house_of(request), journal_of(request), arrival.loaded
    session_of(request).arrival = None  # before anything else: a second press finds nothing to keep twice

    def keep_it(heard: Heard) -> Brought:
        def still_here(kept: int, of_all: int) -> None:
            house.desk.touch()  # keeping a long file is no idle time
            heard(kept, of_all)

        return bring_in(journal, loaded, progress=still_here)

    def say(request: Request, brought: Brought | Refusal) -> Response:
        house.reader.wake()
        if isinstance(brought, Refusal):
            stands = f"{brought} What was kept until then stands; the same file again goes on from there."
            return _asking(request, stands)
        return go(request, "/bring", _kept(brought))

    return await _run(request, Errand("Keeping", keep_it, say))


def _kept(brought: Brought) -> str:
    parts = [
        prose.count(brought.entries, "entry", "entries") if brought.entries else "",
        prose.count(brought.photos, "photo") if brought.photos else "",
        prose.count(brought.checkins, "check-in") if brought.checkins else "",
        "messages and calls" if brought.messages else "",
    ]
    came = prose.listed([part for part in parts if part]) or "what was new in it"
    said = f"Kept: {came}. Entries are being read now; below you can take them back."
    return " ".join([said, *brought.wrong[:_MOST_SAID]])


async def drop(request: Request) -> Response:
    """Let go of what was handed over."""
    session_of(request).arrival = None
    return go(request, "/bring", "Let go. Nothing of it was kept.")


async def back(request: Request) -> Response:
    """Take back everything that came in together."""
    batch = (await form_of(request)).get("batch", "")
    try:
        count = await asyncio.to_thread(take_back, journal_of(request), batch)
    except Refusal as no:
        return _asking(request, str(no))
    words = "1 entry is" if count == 1 else f"{count} entries are"
    return go(request, "/bring", f"Taken back: {words} in the bin, and nothing else of it counts any more.")
