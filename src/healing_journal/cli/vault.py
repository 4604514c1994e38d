"""Commands that look after the file: check, backup, restore, passphrase."""

from __future__ import annotations

from pathlib import Path

import click

from healing_journal.cli.opening import opened, passphrase_from_file, place_of_journal
from healing_journal.cli.shown import numbered
from healing_journal.journal import right_now
from healing_journal.model.refusal import Refusal


@click.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Look at every byte of the journal and say what is whole and what is not."""
    with opened(ctx) as journal:
        wrong = journal.store.check()
        for sentence in wrong:
            click.echo(sentence)
        if wrong:
            raise Refusal(
                "The journal is not whole. `healing-journal restore` brings back the last good backup."
            )
        click.echo(f"The journal is whole: {len(journal.heads())} entries, every byte as it was written.")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_context
def backup(ctx: click.Context, folder: Path) -> None:
    """Make an encrypted backup in a folder, and prove it by opening it. The last ten and one a month are kept."""
    from healing_journal.store import make_backup

    with opened(ctx) as journal:
        made = make_backup(journal.store, folder, right_now())
        click.echo(f"Backed up and opened once to be sure: {made.path}")


@click.command()
@click.argument("backup_file", metavar="BACKUP", type=click.Path(path_type=Path))
@click.argument("to", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_context
def restore(ctx: click.Context, backup_file: Path, to: Path) -> None:
    """Bring a backup back as a new file. Nothing is written over."""
    from healing_journal.store import restore as bring_back

    secret = passphrase_from_file(ctx) or click.prompt("Passphrase of that time", hide_input=True, err=True)
    store = bring_back(backup_file, to, secret)
    count = len(store.heads())
    store.close()
    click.echo(f"{count} entries are back in {to}. Open it with `healing-journal --journal {to} web`.")


@click.command()
@click.option(
    "--words", "with_words", is_flag=True, help="Make new recovery words too; the old ones no longer open it."
)
@click.pass_context
def passphrase(ctx: click.Context, *, with_words: bool) -> None:
    """Change the passphrase. The journal itself is not rewritten."""
    with opened(ctx) as journal:
        journal.store.change_passphrase(
            click.prompt("New passphrase", hide_input=True, confirmation_prompt="Once more", err=True)
        )
        click.echo(
            f"The passphrase of {place_of_journal(ctx)} is changed. Older backups open with the old one."
        )
        if with_words:
            words = journal.store.new_recovery_words()
            click.echo("Your new recovery words. Write them on paper:\n")
            click.echo(numbered(words))
