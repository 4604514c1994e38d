"""Opening the journal for a command: where it is, and the passphrase asked for or read from a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from healing_journal.journal import Journal
from healing_journal.model.refusal import Refusal
from healing_journal.settings import default_journal


def place_of_journal(ctx: click.Context) -> Path:
    """Return where the journal is: as given by --journal, else its usual place."""
    return ctx.obj[0] or default_journal()


def passphrase_from_file(ctx: click.Context) -> str | None:
    """Return the first line of the file given by --passphrase-file, or None where none was given."""
    path: Path | None = ctx.obj[1]
    if path is None:
        return None
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refusal(
            "The passphrase file cannot be read. Give a text file whose first line is the passphrase."
        ) from None
    if not lines or not lines[0]:
        raise Refusal("The passphrase file is empty. Put the passphrase on its first line.")
    return lines[0]


@contextmanager
def opened(ctx: click.Context) -> Iterator[Journal]:
    """Open the journal for as long as a command runs."""
    place = place_of_journal(ctx)
    if not place.exists():
        raise Refusal("There is no journal here yet. `healing-journal new` makes one.")
    secret = passphrase_from_file(ctx)
    if secret is None:
        secret = click.prompt("Passphrase", hide_input=True, err=True, prompt_suffix=": ")
    journal = Journal.open(place, secret)
    try:
        yield journal
    finally:
        journal.close()
