"""Commands that keep and look up: new, add, list, show, find, export."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

import click

from healing_journal.album import Picked
from healing_journal.cli.opening import opened, passphrase_from_file, place_of_journal
from healing_journal.cli.screen import echo_page, someone_is_here
from healing_journal.journal import Journal
from healing_journal.pages import days_told, prose


@click.command()
@click.pass_context
def new(ctx: click.Context) -> None:
    """Make a journal and show its recovery words, once."""
    place = place_of_journal(ctx)
    given = passphrase_from_file(ctx)
    passphrase = given or click.prompt(
        "Choose a passphrase. Four or more words are good",
        hide_input=True,
        confirmation_prompt="Once more",
        err=True,
    )
    from healing_journal.cli.shown import numbered

    journal, words = Journal.new(place, passphrase)
    journal.close()
    click.echo("Your recovery words. They open the journal if the passphrase is lost. Write them on paper:\n")
    click.echo(numbered(words))
    click.echo("\nIf both are lost, no one can open it, we included.")
    if given is None:
        _check_two(words)


def _check_two(words: tuple[str, ...]) -> None:
    """Ask for two of the words, so that the paper is known to be right before it is needed."""
    for place in sorted(secrets.SystemRandom().sample(range(len(words)), 2)):
        while click.prompt(f"To check the paper: word {place + 1}", err=True).strip().lower() != words[place]:
            click.echo("That is not the word shown above. Look once more.", err=True)
    click.echo("Both are right. The journal is ready.", err=True)


@click.command()
@click.option("--date", "day", metavar="D", help="The day it is about: 2024-05-12, May 2024, last summer.")
@click.option(
    "--photo", "photos", multiple=True, metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A photo to keep with it; may be given several times.",
)  # fmt: skip
@click.pass_context
def add(ctx: click.Context, day: str | None, photos: tuple[Path, ...]) -> None:
    """Write an entry. The text is read from standard input, or typed at a prompt; never given as an argument."""
    with opened(ctx, sealed=True) as journal:
        days = days_told(day, journal.today()) if day else None
        entry = journal.write(_text(), days)
        wrong = journal.album.add(entry.id, [Picked(path.name, path.read_bytes()) for path in photos])
        for why in wrong:
            click.echo(why, err=True)
        click.echo(f"Kept. {prose.span(entry.days, journal.today())} · {entry.id}")
        if someone_is_here():
            from healing_journal.cli.caring import read_and_offer

            read_and_offer(journal, entry.id)


def _text() -> str:
    """Read the text from a pipe, or line by line from the person until the end of the file is typed."""
    if sys.stdin.isatty():
        click.echo(
            "Write. When you are done, press Ctrl-D (Ctrl-Z and Enter on Windows) on an empty line.", err=True
        )
    return sys.stdin.buffer.read().decode("utf-8", "replace")


@click.command(name="list")
@click.pass_context
def list_entries(ctx: click.Context) -> None:
    """List the entries, in the order of their days."""
    with opened(ctx) as journal:
        today = journal.today()
        for head in journal.heads():
            if not head.removed:
                click.echo(f"{head.id}  {prose.span(head.days, today)}  {head.length:,} characters")


@click.command()
@click.argument("entry", metavar="ID")
@click.pass_context
def show(ctx: click.Context, entry: str) -> None:
    """Show one entry and what was noted in it. The first letters of its id will do."""
    from healing_journal.cli.shown import entry_shown

    with opened(ctx) as journal:
        page = journal.entry(
            entry.encode("utf-8", "replace").decode()
        )  # an argument may hold bytes that are no text
        if page.id in journal.unread():
            journal.read(page.id)
        echo_page(entry_shown(journal, page))


@click.command()
@click.option(
    "--meaning", is_flag=True, help="By words and meaning together; it takes a second or two to begin."
)
@click.option("--kind", metavar="K", help="Only entries with such a note: said, contact, promise or another.")
@click.option(
    "--by", type=click.Choice(["me", "them"]), help="Only entries with a note of what this person did."
)
@click.option(
    "--during", metavar="D", help="Only entries of this time: 2024, 2024-05, or two with two dots between."
)
@click.pass_context
def find(ctx: click.Context, /, *, meaning: bool, **narrowed: str | None) -> None:
    """Find entries. The words come from standard input or a prompt, so that no shell history keeps them."""
    from healing_journal.cli.shown import hits_shown

    with opened(ctx) as journal:
        words = (
            click.prompt("Words", err=True, default="", show_default=False) if sys.stdin.isatty() else _text()
        )
        if meaning or any(narrowed.values()):
            from healing_journal.cli.seeking import Narrowed, echo_found

            only = Narrowed(**{name: value or "" for name, value in narrowed.items()})
            echo_found(journal, words.strip(), only, meaning=meaning)
        else:
            echo_page(hits_shown(words, journal.find(words), journal.today()))


@click.command()
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", default="folder", metavar="F",
    help="folder (everything), archive, day-one, jrnl, jrnl-json, epub, ledger, check-ins or calendar.",
)  # fmt: skip
@click.pass_context
def export(ctx: click.Context, path: Path, form: str) -> None:
    """Write everything into a folder, as Markdown and JSON that any program can read, or one side of it. It is not encrypted."""
    from healing_journal.takingout import form_of, take_out

    with opened(ctx) as journal:
        chosen = form_of(form)
        count = prose.count(take_out(journal, path, chosen.name), *chosen.counted)
    click.echo(f"{prose.sentence(count)} Written to {path}, readable by anyone who can open it.")
