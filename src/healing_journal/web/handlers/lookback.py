"""Looking back: the letter of a week, made of the person's own sentences."""

from __future__ import annotations

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.journal import Journal
from healing_journal.lookingback import kept_back, then_and_now
from healing_journal.model.day import Days
from healing_journal.model.record import Noted
from healing_journal.model.refusal import Refusal
from healing_journal.pages import Link, letter_page
from healing_journal.web.caring import hushed
from healing_journal.web.forms import new_id
from healing_journal.web.handlers.calm import led_to_calm
from healing_journal.web.views import form_of, go, house_of, journal_of, show

REMEMBERED = "remember"  # the list that holds what was to be remembered of a week, by its day
_LONGEST = 500
_MOST_WEEKS = 5200


async def look_back(request: Request) -> Response:
    """Show the letter of these seven days, or of seven days so many weeks ago."""
    journal, weeks = journal_of(request), min(request.path_params.get("weeks", 0), _MOST_WEEKS)
    week = week_of(journal.today(), weeks)
    story, hush, hidden = journal.story(), hushed(journal), kept_back(journal)
    page = journal.page(
        f"letter {weeks}", lambda told: letter_page(told.sparing(hidden), _link(request), week)
    )
    before = bool(story.pages) and story.pages[0] < week.first
    return led_to_calm(request) or show(
        request, "lookback.html",
        page=page, weeks=weeks, before=before, remembered=_remembered(journal, week), hushed=hush,
        then_and_now=() if weeks or hush or page.blank else then_and_now(journal),  # it is chosen from the last week alone
    )  # fmt: skip


def week_of(today: date, weeks: int) -> Days:
    """Return the seven days that ended so many weeks ago."""
    last = max(today - timedelta(weeks=weeks), date.min + timedelta(days=6))
    return Days(last - timedelta(days=6), last)


def _link(request: Request) -> Link:
    path = house_of(request).door.path
    return lambda entry: f"{path}/entry/{entry}" if entry else f"{path}/contact"  # a chat has no page


def _remembered(journal: Journal, week: Days) -> tuple[tuple[str, str], ...]:
    """Return what was to be remembered of these days, each line with its id, which begins with its day."""
    lines = journal.snapshot.notes.get(REMEMBERED, {})
    return tuple((key, text) for key, text in lines.items() if date.fromisoformat(key[:10]) in week)


async def remember(request: Request) -> Response:
    """Keep a line about the week, or take one off again."""
    form = await form_of(request)
    journal, text, key = journal_of(request), form.get("text", "").strip(), form.get("id", "")
    if len(text) > _LONGEST:
        raise Refusal(f"One line holds {_LONGEST} characters. A longer text can be an entry.")
    known = journal.snapshot.notes.get(REMEMBERED, {})
    if key in known:
        journal.keep(Noted(list=REMEMBERED, id=key, text=""))
        return go(request, "/lookback", "It is off the list.")
    if text:
        journal.keep(Noted(list=REMEMBERED, id=f"{journal.today()} {new_id()}", text=text))
    return go(request, "/lookback", "Kept." if text else "")
