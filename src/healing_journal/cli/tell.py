"""Commands that show what the entries add up to: contact, words, promises, story."""

from __future__ import annotations

from collections.abc import Callable

import click
import msgspec

from healing_journal.cli.opening import opened
from healing_journal.cli.screen import echo_page
from healing_journal.pages import json as as_json
from healing_journal.pages import terminal
from healing_journal.story import Story


def _command(
    name: str, words: str, for_person: Callable[[Story], str], for_program: Callable[[Story], object]
) -> click.Command:
    """Make a command that prints one page of the story, or the same as a JSON object."""

    @click.command(name=name, help=words)
    @click.option("--json", "for_a_program", is_flag=True, help="One JSON object instead of text.")
    @click.pass_context
    def command(ctx: click.Context, *, for_a_program: bool) -> None:
        story = told_story(ctx)
        if for_a_program:
            click.echo(msgspec.json.encode(for_program(story)))
        else:
            echo_page(for_person(story))

    return command


def told_story(ctx: click.Context) -> Story:
    """Read what waits to be read, saying so, and tell the story."""
    with opened(ctx) as journal:
        for left in journal.read_waiting():
            click.echo(f"\rReading, {left} to go … ", nl=False, err=True)
        click.echo("\r" + " " * 30 + "\r", nl=False, err=True)
        return journal.story()


contact = _command("contact", "Contacts and silences, in order.", terminal.contact, as_json.contact)
words = _command("words", "What they said, in order.", terminal.words, as_json.words)
promises = _command(
    "promises", "Promises, limits and plans, with their dates.", terminal.promises, as_json.promises
)
story = _command("story", "What happened when, and what helps.", terminal.story, as_json.story)
