"""Letters that are not sent: kept here, and sealed until a day where one is given."""

from __future__ import annotations

from datetime import date

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.entry import fit_text
from healing_journal.model.record import Letter
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.web.forms import new_id
from healing_journal.web.typed import keep_typed, typed_of
from healing_journal.web.views import Form, form_of, go, journal_of, show

_DRAFT = "web letter"


class LetterRow(msgspec.Struct, frozen=True):
    """A letter as its list shows it: when it was kept, and until when it is sealed ("" where it is open)."""

    id: str
    kept: str
    sealed: str


async def letters_page(request: Request) -> Response:
    """Show the letters there are, and a page for a new one."""
    return _page(request, typed_of(journal_of(request), _DRAFT))


def _page(request: Request, form: Form, problem: str = "") -> Response:
    journal = journal_of(request)
    rows = tuple(_row(request, letter.letter) for _, letter in reversed(journal.snapshot.letters.values()))
    return show(
        request, "letters.html", 422 if problem else 200,
        rows=rows, text=form.get("text", ""), opens=form.get("opens", ""), today=journal.today().isoformat(),
        problem=problem, draft_name=_DRAFT,
    )  # fmt: skip


def _row(request: Request, key: str) -> LetterRow:
    journal = journal_of(request)
    if key not in journal.snapshot.letters:
        raise Refusal("There is no such letter here.")
    record, letter = journal.snapshot.letters[key]
    today = journal.today()
    sealed = prose.day(letter.opens, today) if letter.opens and letter.opens > today else ""
    return LetterRow(key, prose.day(record.at.astimezone().date(), today), sealed)


async def keep_letter(request: Request) -> Response:
    """Keep a letter."""
    form = await form_of(request)
    try:
        journal_of(request).keep(
            Letter(letter=new_id(), text=fit_text(form.get("text", "")), opens=_opens(form))
        )
    except Refusal as no:
        keep_typed(journal_of(request), _DRAFT, form)
        return _page(request, form, str(no))
    journal_of(request).drop_draft(_DRAFT)
    return go(request, "/letters", "Kept. It is not sent.")


def _opens(form: Form) -> date | None:
    try:
        return date.fromisoformat(form["opens"]) if form.get("opens") else None
    except ValueError:
        raise Refusal("That is not a date. Write it as year-month-day, such as 2027-08-01.") from None


async def letter(request: Request) -> Response:
    """Show a letter, if it is not sealed."""
    return _letter(request, early=False)


async def open_early(request: Request) -> Response:
    """Show a sealed letter before its day: it is the person's own."""
    return _letter(request, early=True)


def _letter(request: Request, *, early: bool) -> Response:
    row = _row(request, request.path_params["id"])
    _, letter = journal_of(request).snapshot.letters[row.id]
    text = letter.text if early or not row.sealed else ""
    return show(request, "letter.html", row=row, text=text)
