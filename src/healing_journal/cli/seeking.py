"""Search by words and meaning together, in the terminal: what waits to be looked at is looked at first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import click
import msgspec

from healing_journal.cli.screen import echo_page
from healing_journal.cli.shown import found_shown
from healing_journal.journal import Journal
from healing_journal.model.day import parse_days
from healing_journal.model.refusal import Refusal
from healing_journal.pages.asking import Whom
from healing_journal.pages.search import KINDS_SOUGHT, Sought

_SOON = 20  # entries: so few are looked at without a word


class Narrowed(NamedTuple):
    """Which entries alone are looked for, as it was typed; "" for any."""

    kind: str = ""
    by: str = ""
    during: str = ""


def echo_found(journal: Journal, words: str, narrowed: Narrowed, *, meaning: bool) -> None:
    """Print what is found; Ctrl-C while entries are looked at keeps what is done, and searches with that."""
    from healing_journal.searching import search

    sought = msgspec.structs.replace(_sought(words, narrowed, journal.today()), meaning=meaning)
    if meaning:
        _look_at_waiting(journal)
    echo_page(found_shown(sought, search(journal, sought), journal.today()))


def _sought(words: str, narrowed: Narrowed, today: date) -> Sought:
    kind = next((kind for kind in KINDS_SOUGHT if kind == narrowed.kind), None)
    if narrowed.kind and kind is None:
        raise Refusal(f"There is no such kind of note. There are: {', '.join(KINDS_SOUGHT)}.")
    by: Whom = "me" if narrowed.by == "me" else "them" if narrowed.by == "them" else ""
    days = parse_days(narrowed.during, today) if narrowed.during else None
    return Sought(words, kind, by, days.first if days else None, days.last if days else None)


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
