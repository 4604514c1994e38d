"""The command that shows a week as a letter: lookback."""

from __future__ import annotations

from datetime import timedelta

import click
import msgspec

from healing_journal.cli.tell import told_story
from healing_journal.model.day import Days
from healing_journal.pages import letter_page, terminal
from healing_journal.pages.letter import LetterPage
from healing_journal.story import Story


@click.command()
@click.option(
    "--weeks-ago", type=click.IntRange(0, 5000), default=0, metavar="N", help="An earlier week instead."
)
@click.option("--json", "for_a_program", is_flag=True, help="One JSON object instead of text.")
@click.pass_context
def lookback(ctx: click.Context, weeks_ago: int, *, for_a_program: bool) -> None:
    """Read the last seven days as a letter, made of your own sentences."""
    page = _letter(told_story(ctx), weeks_ago)
    click.echo(msgspec.json.encode(_for_program(page)) if for_a_program else terminal.letter(page))


def _letter(story: Story, weeks_ago: int) -> LetterPage:
    last = story.today - timedelta(weeks=weeks_ago)
    page = letter_page(story, str, Days(last - timedelta(days=6), last))
    if weeks_ago:  # then and now are chosen from the last week alone, and the question is about it
        return msgspec.structs.replace(page, then_and_now=(), question="")
    return page


def _for_program(page: LetterPage) -> dict[str, object]:
    """Return the letter as plain values, its drawing as the table beside it."""
    shown = msgspec.structs.asdict(page)
    return shown | {"strip": [list(row) for row in page.strip.rows]}
