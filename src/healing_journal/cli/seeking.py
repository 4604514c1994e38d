"""Search by words and meaning together, in the terminal: what waits to be looked at is looked at first."""

from __future__ import annotations

import click

from healing_journal.cli.screen import echo_page
from healing_journal.cli.shown import found_shown
from healing_journal.journal import Journal
from healing_journal.pages.search import Sought

_SOON = 20  # entries: so few are looked at without a word


def echo_found(journal: Journal, words: str) -> None:
    """Print what is found; Ctrl-C while entries are looked at keeps what is done, and searches with that."""
    from healing_journal.searching import search

    _look_at_waiting(journal)
    sought = Sought(words)
    echo_page(found_shown(sought, search(journal, sought), journal.today()))


def _look_at_waiting(journal: Journal) -> None:
    waiting = len(journal.memory.senses.waiting())
    told = waiting > _SOON
    if told:
        click.echo(
            f"{waiting:,} entries are looked at for their meaning first, once. Ctrl-C searches without the rest.",
            err=True,
        )
    try:
        for left in journal.memory.senses.take_waiting():
            if told and left % _SOON == 0:
                click.echo(f"\r{left:,} to go ", nl=False, err=True)
    except KeyboardInterrupt:
        pass
    if told:
        click.echo("\r" + " " * 20 + "\r", nl=False, err=True)
