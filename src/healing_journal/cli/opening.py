"""Opening the journal for a command: where it is, and the passphrase asked for or read from a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from healing_journal.journal import Journal
from healing_journal.model.refusal import Refusal
from healing_journal.settings import default_journal, load_settings, settings_file
from healing_journal.store import DamagedError, backups


def place_of_journal(ctx: click.Context) -> Path:
    """Return where the journal is: as given by --journal, else its usual place."""
    given: Path | None = ctx.obj[0]
    if given is not None and not given.name:
        raise Refusal("Name the file of the journal after --journal, such as my.notes.")
    return given or default_journal()


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


def way_back(place: Path) -> str:
    """Say which backup to go back to, by its path where a folder for backups is set."""
    folder = load_settings(settings_file()).backup_folder
    found = backups(place, Path(folder)) if folder else []
    if not found:
        return "`healing-journal restore BACKUP FILE` brings a backup back as a new file."
    return f"The last backup is {found[-1].path}: `healing-journal restore` brings it back as a new file."


@contextmanager
def opened(ctx: click.Context, *, sealed: bool = False) -> Iterator[Journal]:
    """Open the journal for as long as a command runs; a sealed one only for a command that shows nothing of it."""
    place = place_of_journal(ctx)
    if not place.exists():
        raise Refusal("There is no journal here yet. `healing-journal new` makes one.")
    secret = passphrase_from_file(ctx)
    if secret is None:
        secret = click.prompt("Passphrase", hide_input=True, err=True, prompt_suffix=": ")
    try:
        journal = Journal.open(place, secret)
    except DamagedError as damaged:
        raise Refusal(f"{damaged} {way_back(place)}") from None
    try:
        if not sealed:
            _refuse_sealed(journal)
        yield journal
    except DamagedError as damaged:
        raise Refusal(f"{damaged} {way_back(place)}") from None
    finally:
        journal.close()


def _refuse_sealed(journal: Journal) -> None:
    if not journal.snapshot.choices.get("sealed_until"):
        return
    from healing_journal import parting
    from healing_journal.pages import prose

    seal = parting.seal_of(journal)
    if seal is not None:
        until = prose.day(seal.until, date.min)
        raise Refusal(f"The journal is sealed until {until}. `healing-journal unseal` opens it sooner.")
