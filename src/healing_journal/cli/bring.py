"""Commands that bring in and take back: import, unimport."""

from __future__ import annotations

import re
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
    from healing_journal.model.day import Days

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
@click.option(
    "--posts",
    is_flag=True,
    help="Say where each post of one long text begins, and about when it was written.",
)
@click.pass_context
def bring(  # noqa: PLR0913 - a parameter an option
    ctx: click.Context,
    path: Path,
    form: str,
    *,
    dry_run: bool,
    posts: bool,
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
        loaded = _cut(loaded, journal.today()) if posts else loaded
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


def _cut(loaded: Loaded, today: date) -> Loaded:
    """Ask where each post of the one text begins, and about when each was written."""
    import msgspec

    from healing_journal.exchange import apart, paragraphs
    from healing_journal.model.refusal import Refusal
    from healing_journal.pages import prose

    if len(loaded.drafts) != 1:
        raise Refusal(
            f"There are {len(loaded.drafts)} entries in it already, each by itself. Leave out --posts."
        )
    found = paragraphs(loaded.drafts[0].text)
    for number, one in enumerate(found, 1):
        click.echo(f"{number:>4}  {prose.shortened(one.words, 70)}", err=True)
    likely = " ".join(str(number) for number, one in enumerate(found, 1) if one.likely)
    chosen = click.prompt("Numbers at which a post begins", default=likely, err=True)
    numbers = [int(word) for word in re.findall(r"\d+", chosen) if 0 < int(word) <= len(found)]
    begins = {found[number - 1].line: _when(number, today) for number in sorted({1, *numbers})}
    return msgspec.structs.replace(loaded, drafts=apart(loaded.drafts[0], begins), doubts=())


def _when(number: int, today: date) -> Days | None:
    from healing_journal.model.day import NotADateError
    from healing_journal.pages import days_told

    while words := click.prompt(
        f"{number}: about when, if you know", default="", show_default=False, err=True
    ):
        try:
            return days_told(words, today)
        except NotADateError as no:
            click.echo(str(no), err=True)
    return None


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
