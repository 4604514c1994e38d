"""What can be drawn, half a year at a time: never where one writes, and put away on a hushed day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.day import Days
from healing_journal.pages import evenings, guesses, halfyear, hours_of_writing, promises_by_state, prose
from healing_journal.pages.hours import Moment
from healing_journal.pages.pieces import Chart
from healing_journal.pages.places import DayLink, Link
from healing_journal.pages.plots import feelings_by_week
from healing_journal.pages.ratings import evenings_span, more_evenings
from healing_journal.pages.sequence import words_over_time
from healing_journal.pages.tears import cried_days
from healing_journal.pages.vague import vague_among
from healing_journal.story import Story
from healing_journal.web.caring import hushed
from healing_journal.web.handlers.calm import led_to_calm
from healing_journal.web.views import house_of, journal_of, show

_FARTHEST = 200  # half years, or stretches of evenings: more than anyone lives


class _Sheet(NamedTuple):
    """One page of drawings: from when to when, whether there are earlier ones, and how to draw them."""

    days: Days
    more: bool
    charts: tuple[Chart, ...]


async def drawn(request: Request) -> Response:
    """Show what can be drawn of what was written."""
    return _show(request, "drawn", _written)


async def evenings_drawn(request: Request) -> Response:
    """Show the taps of the evenings; a page of their own, for they are many."""
    return _show(request, "evenings", _tapped)


def _show(request: Request, place: str, sheet: Callable[[Request, int], _Sheet]) -> Response:
    journal, back = journal_of(request), min(request.path_params.get("number", 0), _FARTHEST)
    hush = hushed(journal)
    found = journal.page(f"{place} {back}", lambda _: sheet(request, back))
    charts = () if hush else found.charts
    when = prose.stretch(found.days, journal.today())
    return led_to_calm(request) or show(
        request, "drawn.html", charts=charts, hushed=hush, place=place, back=back, more=found.more, when=when
    )


def _tapped(request: Request, back: int) -> _Sheet:
    journal = journal_of(request)
    checkins, today = journal.snapshot.checkins, journal.today()
    days = evenings_span(checkins, today, back)
    return _Sheet(
        days, more_evenings(checkins, days), _drawn([evenings(checkins, today, opens_day(request), back)])
    )


def _written(request: Request, back: int) -> _Sheet:
    journal = journal_of(request)
    told = journal.story()
    charts = _drawn(_charts(request, told, back))
    return _Sheet(halfyear.shown(told, back), halfyear.earlier(told, back), charts)


def _drawn(charts: Iterable[Chart]) -> tuple[Chart, ...]:
    """Leave out what there was nothing to draw of."""
    return tuple(chart for chart in charts if chart.svg)


def _link(request: Request) -> Link:
    path = house_of(request).door.path
    return lambda entry: f"{path}/entry/{entry}" if entry else f"{path}/contact"  # a chat has no page


def opens_day(request: Request) -> DayLink:
    """Return where the words of a day are, of several pages the last."""
    heads, link = journal_of(request).heads(), _link(request)
    written = {head.days.first: head.id for head in heads if head.days.exact and not head.removed}
    return lambda day: link(written[day]) if day in written else ""


def _charts(request: Request, told: Story, back: int) -> Iterator[Chart]:
    """Draw the half year; what is not drawn over time stands beside the latest alone."""
    link, vague = _link(request), vague_among(journal_of(request).heads())
    yield feelings_by_week(told, link, back, vague)
    yield cried_days(told, link, back, vague)
    yield words_over_time(_said_in(told, halfyear.half_year(told, back)), link)
    if back:
        return
    yield promises_by_state(told, link)
    yield guesses(told, link)
    yield hours_of_writing(_saved(request), _kept_back(request))


def _said_in(told: Story, days: Days) -> Story:
    """Return the story with what they said in these days alone."""
    held = (one for one in told.words if (one.days or Days.on(one.told.written)).middle in days)
    return msgspec.structs.replace(told, words=tuple(held))


def _saved(request: Request) -> Iterator[Moment]:
    """Give the moments at which entries were saved."""
    link = _link(request)
    for head in journal_of(request).heads():
        if not head.removed:
            yield Moment(head.written_at.astimezone(), link(head.id))


def _kept_back(request: Request) -> Iterator[Moment]:
    """Give the moments at which something was written to them and not sent; a letter sealed for a day is no urge."""
    path = house_of(request).door.path
    for key, (record, letter) in journal_of(request).snapshot.letters.items():
        if letter.opens is None:
            yield Moment(record.at.astimezone(), f"{path}/letter/{key}")
