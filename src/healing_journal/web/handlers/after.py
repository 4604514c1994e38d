"""After saving: what may be offered once about an entry of these hours, each part of which can be left alone."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care import watching
from healing_journal.care.loop import LoopBrake, Telling, loop_brake
from healing_journal.care.setback import QuietDays, Setback, setback
from healing_journal.journal import Journal
from healing_journal.model.entry import Entry
from healing_journal.model.finding import Contact
from healing_journal.model.record import Noted
from healing_journal.web.caring import about_person, asks_nothing
from healing_journal.web.views import form_of, go, house_of, journal_of

_FRESH = timedelta(hours=6)  # an offer belongs to the hours in which the entry was saved
_OF_NOW = timedelta(days=2)  # and to what happened in these days
_MONTHS = timedelta(days=60)  # as far back as following is looked for
_CIRCLE = timedelta(days=30)  # as far back as going round in circles is looked for
HOPED = "after_hoped"  # the list that holds what was hoped for, by entry
_PARTS = {"hoped": HOPED, "ended": "after_ended", "before": "after_before", "next": "after_next"}
LEFT = "–"


class After(msgspec.Struct, frozen=True):
    """What is offered about one entry: where it tells of watching, after contact, or when it tells an evening again.

    At most one of them is shown, and none a second time.
    """

    remark: watching.Remark | None = None
    setback: Setback | None = None
    loop: LoopBrake | None = None


def after_saving(request: Request, page: Entry) -> After:
    """Return what to offer about this entry now; mostly there is nothing."""
    journal = journal_of(request)
    if page.removed or journal.now() - page.written_at > _FRESH or asks_nothing(journal):
        return After()
    if page.id in journal.snapshot.notes.get(HOPED, {}):
        return After()
    return After(
        remark=_remark(journal, page),
        setback=_setback(request, page),
        loop=loop_brake(_tellings(journal, page), page.id),
    )


def _remark(journal: Journal, page: Entry) -> watching.Remark | None:
    """Return the one kind sentence where the person follows or looks up the other again and again."""
    if not watching.told(page.text):
        return None
    heads = [
        head
        for head in journal.heads()
        if not head.removed
        and head.id != page.id
        and timedelta(0) <= page.written - head.days.last <= _MONTHS
    ]
    before = [watching.Page(head.days.last, journal.entry(head.id).text) for head in heads]
    return watching.remark(before, watching.Page(page.written, page.text))


def _setback(request: Request, page: Entry) -> Setback | None:
    journal = journal_of(request)
    found = [told.finding for told in journal.notes(page.id) if told.stands and told.sure]
    contacts = [one for one in found if isinstance(one, Contact) and one.when and not one.repeated]
    fresh = [one for one in contacts if one.when and journal.today() - one.when.last <= _OF_NOW]
    return setback(fresh[-1], about_person(house_of(request).desk), _longest(journal)) if fresh else None


def _longest(journal: Journal) -> QuietDays | None:
    """Return the longest quiet stretch, which stays on record whatever came after."""
    quiet = journal.story().longest
    return QuietDays(quiet.length, quiet.days.last) if quiet and quiet.length and quiet.days else None


def _tellings(journal: Journal, page: Entry) -> list[Telling]:
    heads = [
        head for head in journal.heads() if not head.removed and page.written - head.days.last <= _CIRCLE
    ]
    return [
        Telling(
            head.id, head.days.last, tuple(told.finding for told in journal.notes(head.id) if told.stands)
        )
        for head in heads
    ]


async def keep_after(request: Request) -> Response:
    """Keep what was answered after contact; whatever was left alone is left alone, and it is not asked again."""
    form = await form_of(request)
    journal = journal_of(request)
    entry = journal.entry(request.path_params["id"]).id
    for part, name in _PARTS.items():
        text = form.get(part, "").strip()
        if text or part == "hoped":
            journal.keep(Noted(list=name, id=entry, text=text or LEFT))
    return go(request, f"/entry/{entry}", "Kept." if form.get("do") == "keep" else "")
