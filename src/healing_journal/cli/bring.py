"""Commands that bring in and take back: import, unimport."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healing_journal.cli.far import Far
from healing_journal.cli.opening import opened

if TYPE_CHECKING:
    from healing_journal.bringing import Brought
    from healing_journal.exchange import Asked, Doubt, LeftOut, Loaded, Order
    from healing_journal.journal import Journal

_SHOWN = 12
_NAMED = 60


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
    """Bring in a file or folder of another program. The same again adds nothing.

    It can be stopped at any point: the same command goes on from there.
    """
    from healing_journal.exchange import Asked

    with opened(ctx) as journal:
        asked = Asked(today=journal.today(), me=me, them=them, words=words, order=order or "")
        loaded = _loaded(path, asked, form)
        brought = _brought(journal, loaded, dry=dry_run)
        for line in _shown(loaded, brought, journal.today()) if dry_run else ():
            click.echo(line)
    _say(loaded, brought, dry=dry_run)


def _loaded(path: Path, asked: Asked, form: str) -> Loaded:
    from healing_journal.exchange import WhoError, load

    reading = Far("Reading")
    try:
        return load(path, asked, form, reading)
    except WhoError as unknown:
        for name in unknown.names:
            click.echo(f"  --{unknown.whom} {name!r}", err=True)
        raise
    finally:
        reading.end()


def _brought(journal: Journal, loaded: Loaded, *, dry: bool) -> Brought:
    from healing_journal.bringing import bring_in

    keeping = Far("Keeping")
    try:
        return bring_in(journal, loaded, dry=dry, progress=keeping)
    except KeyboardInterrupt:
        click.echo("\nStopped. What was kept stands; the same command goes on from there.", err=True)
        raise
    finally:
        keeping.end()


def _shown(loaded: Loaded, would: Brought, today: date) -> Iterator[str]:
    """Give what would come, as one looks at it before: the days and first words of the first entries."""
    from healing_journal.pages import prose

    for draft in loaded.drafts[:_SHOWN]:
        yield f"{prose.span(draft.days, today)}: {prose.shortened(' '.join(draft.text.split()), 70)}"
    if len(loaded.drafts) > _SHOWN:
        yield f"And {len(loaded.drafts) - _SHOWN} more."
    if loaded.messages:
        days = sorted(message.day for message in loaded.messages)
        yield f"Messages and calls of {len(set(days))} days, from {days[0]} to {days[-1]}."
    if loaded.drafts or would.messages:
        yield ""


def _say(loaded: Loaded, brought: Brought, *, dry: bool) -> None:
    _say_each("Look at these. They come in, and may not be right:", loaded.doubts)
    _say_each("Left out:", loaded.left_out)
    for why in brought.wrong[:_NAMED]:
        click.echo(why, err=True)
    from healing_journal.pages import prose

    would = "would come in" if dry else "came in"
    parts = [
        prose.count(brought.entries, "entry", "entries"),
        prose.count(brought.photos, "photo") if brought.photos else "",
        prose.count(brought.checkins, "check-in"),
        _messages(loaded, brought),
    ]
    came = prose.listed([part for part in parts if part])
    click.echo(f"From {loaded.format}: {came} {would}; {brought.known} were known already.")
    if brought.unfit:
        click.echo(f"{brought.unfit} had no words, or more than an entry holds, and were left out.")
    if not dry and brought.entries + brought.messages + brought.checkins:
        click.echo(f"To take it all back: healing-journal unimport {brought.batch}")


def _messages(loaded: Loaded, brought: Brought) -> str:
    from healing_journal.pages import prose

    days = len({message.day for message in loaded.messages})
    return f"messages and calls of {prose.count(days, 'day')}" if brought.messages else "no messages"


def _say_each(heading: str, told: tuple[Doubt, ...] | tuple[LeftOut, ...]) -> None:
    """Say where and why, and of very many the first and how many more there are."""
    if told:
        click.echo(heading, err=True)
    for one in told[:_NAMED]:
        where = f"{one.file}, line {one.line}" if one.line else one.file
        click.echo(f"  {where}: {one.why}", err=True)
    if len(told) > _NAMED:
        click.echo(f"  And {len(told) - _NAMED} more of this kind.", err=True)


@click.command()
@click.argument("batch")
@click.pass_context
def unimport(ctx: click.Context, batch: str) -> None:
    """Take back everything that one import brought in."""
    from healing_journal.bringing import take_back

    with opened(ctx) as journal:
        count = take_back(journal, batch)
    what = "1 entry is" if count == 1 else f"{count} entries are"
    click.echo(f"{what} in the bin, and nothing else of it counts any more.")
