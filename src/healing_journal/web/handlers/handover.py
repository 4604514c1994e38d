"""Handing some of it to one person: chosen entries, or the contacts of a time, on one page to print."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from healing_journal import parting
from healing_journal.model.day import Days
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.pages.handover import HandOver, ledger, picked
from healing_journal.web.forms import names_of
from healing_journal.web.views import Form, form_of, journal_of, show

_MOST = 150  # entries on one page to pick from
_MONTH = 30
_BEGINNING = 90  # characters of an entry, to know it again by


async def handover_page(request: Request) -> Response:
    """Ask for whom, of which time, and what."""
    return _ask(request, {})


def _ask(request: Request, form: Form, problem: str = "") -> Response:
    journal = journal_of(request)
    today = journal.today()
    usual = {
        "first": date.fromordinal(today.toordinal() - _MONTH).isoformat(), "last": today.isoformat(),
        "names": ", ".join(journal.snapshot.named.names), "reader": "",
    }  # fmt: skip
    return show(request, "handover.html", 422 if problem else 200, problem=problem, given={**usual, **form})


async def hand_over(request: Request) -> Response:
    """Show the contacts of the time, or its entries to pick from."""
    form, journal = await form_of(request), journal_of(request)
    try:
        within = _within(form)
        if form.get("what") == "contacts":
            return _show(request, ledger(journal.story(), within, _names(form), form.get("reader", "")))
        return _pick(request, form, within)
    except Refusal as no:
        return _ask(request, form, str(no))


def _pick(request: Request, form: Form, within: Days) -> Response:
    journal = journal_of(request)
    danger = {head.id for head in parting.entries_of_danger(journal)}
    heads = [head for head in journal.heads() if not head.removed and head.days.overlaps(within)]
    if len(heads) > _MOST:
        raise Refusal(
            f"There are {len(heads)} entries in that time, too many for one page. Choose a shorter time."
        )
    rows = [
        (
            head.id,
            prose.span(head.days, journal.today()),
            journal.entry(head.id).text[:_BEGINNING],
            head.id in danger,
        )
        for head in heads
    ]
    return show(request, "handover_pick.html", rows=rows, given=form, among=len(rows))


async def hand_over_entries(request: Request) -> Response:
    """Show the entries that were picked, and nothing else."""
    form, journal = await form_of(request), journal_of(request)
    chosen = [name.removeprefix("entry_") for name in form if name.startswith("entry_")]
    if not chosen:
        return _ask(request, form, "No entry was picked, so there is nothing to hand over.")
    standing = [head.id for head in journal.heads() if not head.removed]
    entries = [journal.entry(entry) for entry in chosen if entry in standing]
    return _show(request, picked(entries, _names(form), len(standing), form.get("reader", "")))


def _show(request: Request, page: HandOver) -> Response:
    return show(request, "handedover.html", page=page)


def _within(form: Form) -> Days:
    try:
        first, last = date.fromisoformat(form.get("first", "")), date.fromisoformat(form.get("last", ""))
    except ValueError:
        raise Refusal("A time needs its first and its last day, such as 2026-05-01. Choose both.") from None
    if last < first:
        raise Refusal("The last day is before the first. Choose them the other way round.")
    return Days(first, last)


def _names(form: Form) -> tuple[str, ...]:
    return names_of(form) if "cover" in form else ()
