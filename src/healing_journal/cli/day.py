"""Commands for the day: today, checkin."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from healing_journal.cli.opening import backup_folder, opened
from healing_journal.cli.screen import echo_page, someone_is_here
from healing_journal.journal import Journal
from healing_journal.model.day import parse_days
from healing_journal.model.record import CheckedIn
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose, terminal, today_page
from healing_journal.pages.lastlines import last_lines
from healing_journal.pages.screens import TodayPage
from healing_journal.store import damage_told


@click.command()
@click.pass_context
def today(ctx: click.Context) -> None:
    """Show the day: when you last wrote, what is due, and one thing you told yourself."""
    with opened(ctx) as journal:
        _read_waiting(journal)
        if someone_is_here():
            from healing_journal.cli.caring import offer_care

            offer_care(journal)
        damage = damage_told(journal.store.path)
        if damage:
            click.echo(f"{damage}\n")
        echo_page(terminal.today(_page(journal)))
        _show_this_day(journal)
        _look_at_every_byte(journal)


def _look_at_every_byte(journal: Journal) -> None:
    """Once a day, when all is shown: a journal that is used in the shell alone is looked after too."""
    from healing_journal.store import look, look_is_due

    if look_is_due(journal.store.path, journal.now()):
        folder = backup_folder()
        if look(journal.store, Path(folder) if folder else None, journal.now()).wrong:
            click.echo(f"\n{damage_told(journal.store.path)}")


def _show_this_day(journal: Journal) -> None:
    """Show this day in earlier times, where that was chosen."""
    from healing_journal.lookingback import is_chosen, on_this_day
    from healing_journal.pages import textlook
    from healing_journal.web.caring import hushed

    if is_chosen(journal) and not hushed(journal) and (found := on_this_day(journal)):
        echo_page(f"\n{textlook.earlier(found)}")


def _read_waiting(journal: Journal) -> None:
    for left in journal.read_waiting():
        click.echo(f"\rReading, {left} to go … ", nl=left == 1, err=True)


def _page(journal: Journal) -> TodayPage:
    """Return the page of the day; after grave words it asks and reminds of nothing until tomorrow."""
    from healing_journal.lookingback import kept_back
    from healing_journal.web.caring import asks_nothing

    heads = [head for head in journal.heads() if not head.removed]
    day = journal.today()
    hidden = kept_back(journal)
    page = today_page(journal.story().sparing(hidden), heads, journal.snapshot.checkins.get(day), day)
    if page.last and page.last.id not in hidden and not asks_nothing(journal):
        page = msgspec.structs.replace(page, lines=last_lines(journal.entry(page.last.id).text))
    return (
        msgspec.structs.replace(page, due=(), reminder=None, questions=()) if asks_nothing(journal) else page
    )


@click.command()
@click.option("--date", "day", metavar="D", help="Another day than today, such as 2024-05-12.")
@click.pass_context
def checkin(ctx: click.Context, day: str | None) -> None:
    """Keep the taps of a day. Enter leaves a question out; where all are left out, nothing is kept."""
    from healing_journal.care.fortnight import fortnight
    from healing_journal.cli.caring import about_person
    from healing_journal.cli.taps import ask_all

    with opened(ctx) as journal:
        days = parse_days(day or journal.today().isoformat(), journal.today())
        if not days.exact:
            raise Refusal("A check-in is about one day. Write it as year-month-day, such as 2024-05-12.")
        before = journal.snapshot.checkins.get(days.first) or CheckedIn(day=days.first)
        click.echo(f"{prose.day(days.first, journal.today())}, in a few taps", err=True)
        about, snapshot = about_person(journal), journal.snapshot
        asked = fortnight(snapshot.choices, snapshot.checkins.values(), days.first, about)
        taps = ask_all(before, about, asked)
        if taps == before:
            click.echo("Nothing is kept." if before == CheckedIn(day=days.first) else "Left as it was.")
        else:
            journal.keep(taps)
            click.echo("Kept.")
