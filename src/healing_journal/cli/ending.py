"""Commands for an ending or a rest: book, seal, unseal, delete."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from healing_journal.cli.opening import opened, place_of_journal
from healing_journal.model.refusal import Refusal


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="Journal", help="The title of the book.")
@click.option("--cover", is_flag=True, help="Names that the journal knows as initials.")
@click.option("--notes", is_flag=True, help="What was noted, below each entry.")
@click.pass_context
def book(ctx: click.Context, folder: Path, title: str, *, cover: bool, notes: bool) -> None:
    """Make a book, as PDF and EPUB, in a new folder. It is not encrypted; entries that may tell of danger stay out."""
    from healing_journal import parting
    from healing_journal.pages import prose
    from healing_journal.pages.book import Wishes

    with opened(ctx) as journal:
        names = journal.snapshot.named.names if cover else ()
        count = parting.make_book(journal, folder, Wishes(title=title, names=names, notes=notes))
        click.echo(f"{prose.sentence(prose.count(count, 'entry', 'entries'))} The book is not locked.")


@click.command()
@click.option("--until", metavar="D", required=True, help="The day from which it is open again: 2027-05-01.")
@click.pass_context
def seal(ctx: click.Context, until: str) -> None:
    """Shut the journal until a day. It is a door, not a lock: the passphrase still opens the file."""
    from healing_journal import parting

    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise Refusal("A seal needs a day, such as 2027-05-01.") from None
    with opened(ctx) as journal:
        parting.seal(journal, day)
    click.echo("It is sealed. `healing-journal unseal` opens it sooner, after a pause.")


@click.command()
@click.pass_context
def unseal(ctx: click.Context) -> None:
    """Open a sealed journal before its day: asked for once, it opens ten minutes later."""
    from healing_journal import parting

    with opened(ctx, sealed=True) as journal:
        before = parting.seal_of(journal)
        if before is None:
            click.echo("It is not sealed.")
        elif parting.open_seal(journal):
            click.echo("It is open.")
        else:
            begun = before.opening or parting.ask_to_open(journal)
            click.echo(f"Give this command again after {begun.astimezone():%H:%M}.")


@click.command()
@click.pass_context
def delete(ctx: click.Context) -> None:
    """Delete the journal and its keys, once the first word of the first entry was typed. Backups stay as they are."""
    from healing_journal import parting
    from healing_journal.store import erase

    place = place_of_journal(ctx)
    with opened(ctx) as journal:
        word = parting.word_to_delete(journal)
        asked = "Type “delete”" if word == "delete" else "Type the first word of the first entry you wrote"
        click.echo(
            "It is gone then, and nobody can bring it back. Backups and traces on the disk may remain.",
            err=True,
        )
        typed = click.prompt(asked, err=True, prompt_suffix=": ")
        if typed.strip().casefold() != word.casefold():
            raise Refusal("That is not the word. Nothing was deleted.")
    erase(place)
    click.echo("It is deleted.")
