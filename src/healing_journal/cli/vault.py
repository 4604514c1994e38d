"""Commands that look after the file: check, bin, backup, backups, restore, passphrase, keyring."""

from __future__ import annotations

from pathlib import Path

import click

from healing_journal.cli.opening import backup_folder, opened, passphrase_from_file, place_of_journal
from healing_journal.cli.shown import numbered
from healing_journal.journal import right_now
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose


@click.command()
@click.option("--mend", is_flag=True, help="Make anew what is made from your words: the list and the search.")
@click.pass_context
def check(ctx: click.Context, *, mend: bool) -> None:
    """Look at every byte of the journal and say what is whole and what is not."""
    from healing_journal.store import can_be_remade, way_back

    with opened(ctx, sealed=True) as journal:
        wrong = journal.store.check()
        for sentence in wrong:
            click.echo(sentence)
        if mend and can_be_remade(wrong):
            journal.store.remake()
            wrong = journal.store.check()
            click.echo("Made anew.")
        if can_be_remade(wrong):
            raise Refusal("What you wrote is whole. `healing-journal check --mend` makes the rest anew.")
        if wrong:
            raise Refusal(f"The journal is not whole. {way_back(place_of_journal(ctx), backup_folder())}")
        click.echo(f"The journal is whole: {len(journal.heads())} entries, every byte as it was written.")


@click.command(name="bin")
@click.option("--empty", is_flag=True, help="Erase for good what lies in it.")
@click.pass_context
def bin_(ctx: click.Context, *, empty: bool) -> None:
    """List what was put in the bin, or erase it for good."""
    with opened(ctx) as journal:
        removed = [head for head in journal.heads() if head.removed]
        today = journal.today()
        for head in removed:
            click.echo(f"{head.id}  {prose.span(head.days, today)}  {head.length:,} characters")
        if not removed:
            click.echo("The bin is empty.")
        elif empty:
            what = prose.count(len(removed), "entry", "entries")
            click.confirm(f"Erase {what} for good? This cannot be undone", abort=True, err=True)
            journal.store.empty_bin()
            click.echo(
                f"Erased: {what}. Backups, copies and exports made before still hold them; delete those by hand."
            )


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_context
def backups(ctx: click.Context, folder: Path) -> None:
    """List the backups of this journal in a folder, the latest last."""
    from healing_journal.store import backups as found_in

    found = found_in(place_of_journal(ctx), folder)
    for made in found:
        click.echo(f"{made.at.astimezone():%Y-%m-%d %H:%M}  {made.path}")
    if not found:
        click.echo(f"There is no backup of this journal in {folder}. `healing-journal backup DIR` makes one.")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_context
def backup(ctx: click.Context, folder: Path) -> None:
    """Make an encrypted backup in a folder, and prove it by opening it. The last ten and one a month are kept."""
    from healing_journal.store import make_backup

    with opened(ctx, sealed=True) as journal:
        made = make_backup(journal.store, folder, right_now())
        click.echo(f"Backed up and opened once to be sure: {made.path}")


@click.command()
@click.argument("backup_file", metavar="BACKUP", type=click.Path(path_type=Path))
@click.argument("to", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_context
def restore(ctx: click.Context, backup_file: Path, to: Path) -> None:
    """Bring a backup back as a new file. Nothing is written over."""
    from healing_journal.store import restore as bring_back

    if not to.name:
        raise Refusal("Name the file that is to be made, such as my.notes.")
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
    with opened(ctx, sealed=True, by_keyring=False) as journal:
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


@click.command()
@click.argument("wish", metavar="on|off", type=click.Choice(["on", "off"]))
@click.pass_context
def keyring(ctx: click.Context, wish: str) -> None:
    """Let this computer's own keyring open the journal, or no more. Off unless you turn it on."""
    from healing_journal.keychain import MEANING, forget_in_keyring, keep_in_keyring

    if wish == "on":
        click.echo(MEANING, err=True)
    with opened(ctx, sealed=True, by_keyring=False) as journal:
        if wish == "on":
            keep_in_keyring(journal.store)
            click.echo("On. It holds a random secret of this journal, never the passphrase.")
        else:
            forget_in_keyring(journal.store)
            click.echo("Off. The passphrase or the recovery words open the journal.")
