"""The person's own lists: people to ask, other things to do, if-then lines, what would have to be true, the plan."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.care.plan import safety_plan
from healing_journal.model.record import Noted
from healing_journal.model.refusal import Refusal
from healing_journal.web.caring import about_person
from healing_journal.web.forms import new_id
from healing_journal.web.views import form_of, go, house_of, journal_of, show

_LONGEST = 500
_BACK = {"lists", "plan", "story"}  # pages on which lists stand


class OwnList(msgspec.Struct, frozen=True):
    """One list as its page shows it: its name in the journal, its heading, a hint, its lines by their id."""

    name: str
    title: str
    hint: str
    lines: tuple[tuple[str, str], ...]
    empty: str = ""


LISTS = (
    ("people", "People I can ask", "A ride, a key, a pet, money, company. A name and a number."),
    ("distractions", "What takes my mind elsewhere", "For ten minutes of a hard hour."),
    ("plans", "If – then", "“If they ask me to stay over, I say I will answer tomorrow.”"),
    (
        "true",
        "What would have to be true",
        "For it to be good again, in your eyes. With the day you noticed it.",
    ),
    ("miss", "What I miss", "All of it may stand here, beside the next list."),
    ("not_miss", "What I do not miss", "All of it may stand here, beside the list before."),
)


async def lists_page(request: Request) -> Response:
    """Show all lists but the plan's."""
    return _page(request, "Your own lists", "", own_lists(request), "lists")


def own_lists(request: Request, *names: str) -> tuple[OwnList, ...]:
    """Return the lists of these names, or all; that of a reunion is put away for whoever is afraid of them."""
    kept = journal_of(request).snapshot.notes
    reunion = about_person(house_of(request).desk).offers("reunion")
    return tuple(
        OwnList(name, title, hint, tuple(kept.get(name, {}).items()))
        for name, title, hint in LISTS
        if (not names or name in names) and (reunion or name != "true")
    )


async def plan_page(request: Request) -> Response:
    """Show the plan for hard hours, to be filled in."""
    desk = house_of(request).desk
    plan = safety_plan(desk.journal.snapshot.notes, minor=about_person(desk).minor)
    shown = [OwnList(step.list, step.title, step.hint, step.own, step.empty) for step in plan.steps]
    return _page(request, plan.title, plan.opening, shown, "plan")


def _page(request: Request, title: str, opening: str, shown: Iterable[OwnList], place: str) -> Response:
    return show(request, "lists.html", title=title, opening=opening, lists=tuple(shown), place=place)


async def note(request: Request) -> Response:
    """Put a line on a list, change it, or take it off."""
    form = await form_of(request)
    name, text = form.get("list", ""), form.get("text", "").strip()
    journal = journal_of(request)
    if name not in _known():
        raise Refusal("There is no such list. Load the page again, then try once more.")
    if len(text) > _LONGEST:
        raise Refusal(f"One line of a list holds {_LONGEST} characters. A longer text can be an entry.")
    key = form.get("id", "")
    if text or key:
        journal.keep(Noted(list=name, id=key or new_id(), text="" if form.get("do") == "remove" else text))
    back = form.get("back", "lists")
    return go(request, f"/{back if back in _BACK else 'lists'}#{name}")


def _known() -> set[str]:
    return {name for name, _, _ in LISTS} | {step.list for step in safety_plan({}).steps}
