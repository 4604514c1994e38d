"""Writing in the terminal, in an editor of the journal's own: write."""

from __future__ import annotations

import click

from healing_journal.care.prompts import prompt_of
from healing_journal.cli.drafting import Begun, Draft
from healing_journal.cli.opening import opened
from healing_journal.cli.screen import need_a_terminal
from healing_journal.journal import Journal
from healing_journal.model.day import Days
from healing_journal.pages import days_told, prose

DRAFT = "terminal page"
_HERE = "What you wrote before is here."


@click.command()
@click.option("--date", "day", metavar="D", help="The day it is about: 2024-05-12, May 2024, last summer.")
@click.pass_context
def write(ctx: click.Context, day: str | None) -> None:
    """Write an entry in an editor of the journal's own. Every pause is kept, encrypted, and waits for you."""
    need_a_terminal("`healing-journal add` keeps what comes from a pipe.")
    from healing_journal.cli.caring import read_and_offer

    with opened(ctx) as journal:
        draft = Draft(journal, DRAFT)
        begun = _begun(journal, draft, day)
        days = begun.days or Days.on(journal.today())
        text = draft.write(prose.span(days, journal.today()), _hint(journal, begun), Begun(begun.text, days))
        if text is None:
            click.echo(_put_away(draft))
            return
        entry = journal.write(text, days)
        draft.forget()
        click.echo(f"Kept. {prose.span(entry.days, journal.today())} · {entry.id}")
        read_and_offer(journal, entry.id)


def _begun(journal: Journal, draft: Draft, day: str | None) -> Begun:
    """Return what was left, about the day that is asked for now, if one is."""
    left = draft.left()
    return Begun(left.text, days_told(day, journal.today())) if day else left


def _hint(journal: Journal, begun: Begun) -> str:
    """Return the one question of the day, which may be passed over, on a page that is still empty."""
    from healing_journal.web.caring import asks_nothing

    if begun.text:
        return _HERE
    prompt = prompt_of(journal.today(), hushed=asks_nothing(journal))
    return f"If you like: {prompt.text}" if prompt else ""


def _put_away(draft: Draft) -> str:
    left = draft.left().text
    return "Put away. `healing-journal write` brings it back." if left else "Nothing is kept."
