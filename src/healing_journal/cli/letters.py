"""Letters that are not sent: letter."""

from __future__ import annotations

import sys
from datetime import date

import click

from healing_journal.cli.drafting import Begun, Draft
from healing_journal.cli.opening import opened
from healing_journal.cli.screen import echo_page, someone_is_here
from healing_journal.journal import Journal, new_id
from healing_journal.model.day import Days
from healing_journal.model.entry import fit_text
from healing_journal.model.record import Letter, Record
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose

DRAFT = "terminal letter"
_HINT = "To them, to yourself, to whom you like. It stays here."


@click.command()
@click.option("--open", "opens", metavar="D", help="Seal it until this day, such as 2027-08-01.")
@click.option("--list", "listed", is_flag=True, help="List the letters there are.")
@click.option("--show", "shown", metavar="ID", help="Show a letter. The first letters of its id will do.")
@click.option("--early", is_flag=True, help="With --show: open it before its day.")
@click.pass_context
def letter(ctx: click.Context, opens: str | None, shown: str | None, *, listed: bool, early: bool) -> None:
    """Write a letter that is not sent, from standard input or in the journal's own editor."""
    if sum((opens is not None, listed, shown is not None)) > 1 or (early and shown is None):
        raise click.UsageError("Give one of --open, --list and --show; --early goes with --show.")
    with opened(ctx) as journal:
        if listed:
            _list(journal)
        elif shown is not None:
            _show(journal, shown, early=early)
        else:
            _write(journal, _day(opens, journal.today()) if opens is not None else None)


def _list(journal: Journal) -> None:
    """List the letters, the latest first."""
    for record, one in reversed(journal.snapshot.letters.values()):
        sealed = _sealed(one, journal.today())
        click.echo(
            f"{one.letter}  Kept {_kept(record, journal)}{f' · sealed until {sealed}' if sealed else ''}"
        )


def _show(journal: Journal, key: str, *, early: bool) -> None:
    record, one = _named(journal, key)
    sealed = _sealed(one, journal.today())
    if sealed and not early:
        raise Refusal(f"This letter is sealed until {sealed}. It is yours: --early opens it now.")
    echo_page(f"Kept {_kept(record, journal)}\n\n{one.text}")


def _write(journal: Journal, opens: date | None) -> None:
    """Keep a letter from a pipe, or as it is written here."""
    if not someone_is_here():
        _keep(journal, _piped(), opens)
        return
    draft = Draft(journal, DRAFT)
    begun = _begun(draft, opens, journal.today())
    text = draft.write(_heading(begun, journal.today()), _HINT, begun)
    if text is not None:
        _keep(journal, text, begun.days.first if begun.days else None)
        draft.forget()
    elif draft.left().text:
        click.echo("Put away. `healing-journal letter` brings it back.")
    else:
        click.echo("Nothing is kept.")


def _begun(draft: Draft, opens: date | None, today: date) -> Begun:
    """Return what was left, sealed until the day asked for now, else then, if that is still to come."""
    left = draft.left()
    if opens:
        return Begun(left.text, Days.on(opens))
    return left if left.days and left.days.first > today else Begun(left.text)


def _heading(begun: Begun, today: date) -> str:
    sealed = f", sealed until {prose.day(begun.days.first, today)}" if begun.days else ""
    return f"A letter that is not sent{sealed}"


def _keep(journal: Journal, text: str, opens: date | None) -> None:
    kept = Letter(letter=new_id(), text=fit_text(text), opens=opens)
    journal.keep(kept)
    until = f" It is sealed until {prose.day(opens, journal.today())}." if opens else ""
    click.echo(f"Kept. It is not sent.{until} · {kept.letter}")


def _piped() -> str:
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def _day(words: str, today: date) -> date:
    """Read the day until which a letter is sealed."""
    try:
        day = date.fromisoformat(words.strip())
    except ValueError:
        raise Refusal("That is not a date. Write it as year-month-day, such as 2027-08-01.") from None
    if day <= today:
        raise Refusal("A letter is sealed until a day to come. Give a later date, or leave --open out.")
    return day


def _named(journal: Journal, key: str) -> tuple[Record, Letter]:
    """Return the letter of this id, or the only one whose id begins so."""
    letters = journal.snapshot.letters
    alike = [key] if key in letters else [one for one in letters if key and one.startswith(key)]
    if len(alike) != 1:
        raise Refusal("There is no letter with that id. `healing-journal letter --list` shows all ids.")
    return letters[alike[0]]


def _sealed(one: Letter, today: date) -> str:
    """Return the day until which the letter is sealed, or "" where it is open."""
    return prose.day(one.opens, today) if one.opens and one.opens > today else ""


def _kept(record: Record, journal: Journal) -> str:
    return prose.day(record.at.astimezone().date(), journal.today())
