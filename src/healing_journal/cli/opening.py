"""Opening the journal for a command: where it is, and the passphrase asked for or read from a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import click

from healing_journal.dumping import dump_no_core
from healing_journal.journal import Journal
from healing_journal.keychain import secret_in_keyring
from healing_journal.model.refusal import Refusal
from healing_journal.settings import default_journal, load_settings, settings_file
from healing_journal.store import DamagedError, WrongKeyError, way_back


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


@contextmanager
def with_way_back(place: Path) -> Iterator[None]:
    """Name the last backup where the journal turns out to be damaged."""
    try:
        yield
    except DamagedError as damaged:
        raise Refusal(f"{damaged} {way_back(place, backup_folder())}") from None


def backup_folder() -> str:
    """Return the folder that was named for backups, "" for none."""
    return load_settings(settings_file()).backup_folder


@contextmanager
def opened(ctx: click.Context, *, sealed: bool = False, by_keyring: bool = True) -> Iterator[Journal]:
    """Open the journal for as long as a command runs; a sealed one only for a command that shows nothing of it.

    What changes who may open it asks for the passphrase, not the keyring.
    """
    place = place_of_journal(ctx)
    if not place.exists():
        raise Refusal("There is no journal here yet. `healing-journal new` makes one.")
    with with_way_back(place):
        journal = _open(ctx, place, by_keyring=by_keyring)
        try:
            if not sealed:
                _refuse_sealed(journal)
            yield journal
        finally:
            journal.close()


def _open(ctx: click.Context, place: Path, *, by_keyring: bool) -> Journal:
    dump_no_core()
    secret = passphrase_from_file(ctx)
    if secret is None and by_keyring:
        kept = secret_in_keyring(place)
        with suppress(WrongKeyError):  # the keyring's secret is of an earlier state of the journal
            if kept:
                return Journal.open(place, kept)
    if secret is None:
        secret = click.prompt("Passphrase", hide_input=True, err=True, prompt_suffix=": ")
    return Journal.open(place, secret)


def _refuse_sealed(journal: Journal) -> None:
    if not journal.store.choice("sealed_until"):  # a command that keeps a page need not know all choices
        return
    from healing_journal import parting
    from healing_journal.pages import prose

    seal = parting.seal_of(journal)
    if seal is not None:
        until = prose.day(seal.until, date.min)
        raise Refusal(f"The journal is sealed until {until}. `healing-journal unseal` opens it sooner.")
