"""Commands that bring in and take back: import, unimport."""

from __future__ import annotations

from pathlib import Path

import click

from healing_journal.cli.opening import opened
from healing_journal.exchange import Asked, Doubt, LeftOut, Loaded, Order, WhoError, load


@click.command(name="import")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", default="", metavar="F", help="The format, if it is not told from the file itself."
)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and keep nothing.")
@click.option("--me", default="", metavar="NAME", help="Which person of a chat you are.")
@click.option("--them", default="", metavar="NAME", help="Which person of a chat they are.")
@click.option(
    "--words", is_flag=True, help="Bring in the words of messages too, not only that they took place."
)
@click.option(
    "--order",
    type=click.Choice(["dmy", "mdy", "ymd"]),
    help="How the file writes dates, where that is in doubt.",
)
@click.pass_context
def bring(  # noqa: PLR0913 - a parameter an option
    ctx: click.Context,
    path: Path,
    form: str,
    *,
    dry_run: bool,
    words: bool,
    me: str,
    them: str,
    order: Order | None,
) -> None:
    """Bring in a file or folder of another program. The same again adds nothing."""
    from healing_journal.bringing import bring_in

    with opened(ctx) as journal:
        asked = Asked(today=journal.today(), me=me, them=them, words=words, order=order or "")
        loaded = _loaded(path, asked, form)
        _say_doubts(loaded)
        brought = bring_in(journal, loaded, dry=dry_run, progress=_progress)
    would = "would come in" if dry_run else "came in"
    click.echo(
        f"From {loaded.format}: {brought.entries} entries, {brought.checkins} check-ins and "
        f"{brought.messages} messages {would}; {brought.known} were known already."
    )
    if brought.unfit:
        click.echo(f"{brought.unfit} had no words, or more than an entry holds, and were left out.")
    if not dry_run and brought.entries + brought.messages:
        click.echo(f"To take it all back: healing-journal unimport {brought.batch}")


def _loaded(path: Path, asked: Asked, form: str) -> Loaded:
    try:
        return load(path, asked, form)
    except WhoError as unknown:
        for name in unknown.names:
            click.echo(f"  --{unknown.whom} {name!r}", err=True)
        raise


def _say_doubts(loaded: Loaded) -> None:
    said: tuple[Doubt | LeftOut, ...] = (*loaded.doubts, *loaded.left_out)
    for doubt in said:
        where = f"{doubt.file}, line {doubt.line}" if doubt.line else doubt.file
        click.echo(f"{where}: {doubt.why}", err=True)


def _progress(kept: int, of_all: int) -> None:
    click.echo(f"\r{kept} of {of_all} kept … ", nl=kept == of_all, err=True)


@click.command()
@click.argument("batch")
@click.pass_context
def unimport(ctx: click.Context, batch: str) -> None:
    """Take back everything that one import brought in."""
    from healing_journal.bringing import take_back

    with opened(ctx) as journal:
        click.echo(f"{take_back(journal, batch)} entries are in the bin again.")
