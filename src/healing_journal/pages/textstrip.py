"""The strip of days in letters: one line a month, a place a day."""

from __future__ import annotations

from datetime import date

from healing_journal.model.day import Days
from healing_journal.pages import prose
from healing_journal.pages.calendar import Gap, months_with
from healing_journal.story import Event, Story

_SIGNS = {"them": "v", "me": "^", "both": "=", "chance": "o", "unclear": "?"}
_MANY, _QUIET, _WRITTEN, _BLANK = "*", "-", ".", " "
KEY = ("v begun by them", "^ by you", "= by both", "o by chance", "* several", "- silence", ". an entry")
NAME = 16  # columns for the month's name


def text_strip(story: Story) -> list[str]:
    """Return a line for each month with contact, silence or entries in it, and a key; dated contacts only."""
    events = [event for event in story.contacts if event.sure and event.days and event.days.exact]
    if not events:
        return []
    signs = _signs(events)
    quiet = [one.days for one in story.silences if one.sure and one.placed and one.days]
    pages = set(story.pages)
    months, _ = months_with([*quiet, *(Days.on(day) for day in (*signs, *pages))])
    lines = [f"{'':<{NAME}}1      8      15     22     29"]
    for month in months:
        if isinstance(month, Gap):
            lines.append(f"{'…':<{NAME}}")
            continue
        days = [month.first.replace(day=number) for number in range(1, month.length + 1)]
        row = "".join(signs.get(day) or _still(day, quiet, pages) for day in days)
        lines.append(f"{prose.month_name(month.first.month)[:9] + ' ' + str(month.first.year):<{NAME}}{row}")
    return [*lines, "", "   ".join(KEY[:5]), "   ".join(KEY[5:])]


def _signs(events: list[Event]) -> dict[date, str]:
    signs: dict[date, str] = {}
    for event in events:
        assert event.days is not None
        day, sign = event.days.first, _SIGNS[event.by]
        signs[day] = sign if signs.get(day, sign) == sign else _MANY
    return signs


def _still(day: date, quiet: list[Days], pages: set[date]) -> str:
    if any(day in days for days in quiet):
        return _QUIET
    return _WRITTEN if day in pages else _BLANK
