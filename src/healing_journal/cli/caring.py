"""What care offers at a terminal: once, after words that may tell of danger, and what the person answers."""

from __future__ import annotations

import textwrap

import click

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.offered import Choice, PageText, card_text, page_text
from healing_journal.care.risk import CalmPage, Card, open_page
from healing_journal.cli.screen import printable
from healing_journal.journal import Journal
from healing_journal.model.finding import Mark
from healing_journal.model.record import Answer, Answered
from healing_journal.settings import load_settings, settings_file

_KEYS = {"yes": "y", "no": "n"}
_MEANT: dict[str, Answer] = {"y": "yes", "n": "no"}


def about_person(journal: Journal) -> Circumstances:
    """Return what the person told of themselves."""
    choices = {"country": load_settings(settings_file()).country, **journal.snapshot.choices}
    return Circumstances.of(choices, journal.snapshot.named)


def read_and_offer(journal: Journal, entry: str) -> None:
    """Read a page that was kept now, and offer once what care has to offer for it."""
    click.echo("Reading … ", nl=False, err=True)
    journal.read(entry)
    click.echo("\r" + " " * 12 + "\r", nl=False, err=True)
    offer_care(journal)


def offer_care(journal: Journal) -> None:
    """Offer the one thing there is to offer now; mostly there is none."""
    from healing_journal.web.caring import offered_now

    match offered_now(journal):
        case Card() as card:
            _ask_quietly(journal, card)
        case CalmPage() as page:
            _show_calm(journal, page)
        case None:
            return


def _ask_quietly(journal: Journal, card: Card) -> None:
    """Show the quiet card; "yes" leads on to the calm page."""
    from healing_journal.web.caring import signs_in

    text = card_text(card)
    _say("", text.quote, text.matters, "", text.question)
    if _answer(journal, card.entry, card.mark, text.choices) == "yes":
        signs = [sign for sign in signs_in(journal, card.entry) if sign.mark == card.mark]
        _say(*_calm(_text(journal, open_page(signs[-1]), ask=False)))


def _show_calm(journal: Journal, page: CalmPage) -> None:
    text = _text(journal, page, ask=True)
    _say(*_calm(text), "", text.question)
    _answer(journal, page.entry, page.mark, text.choices)


def _text(journal: Journal, page: CalmPage, *, ask: bool) -> PageText:
    people = journal.snapshot.notes.get("people", {}).values()
    return page_text(page, about_person(journal), people, ask=ask)


def _answer(journal: Journal, entry: str, mark: Mark, choices: tuple[Choice, ...]) -> Answer:
    """Ask once, Enter being the answer that says nothing, and keep what was said."""
    labels = [f"{_KEYS.get(choice.value, 'Enter')}: {choice.label}" for choice in choices]
    said = click.prompt(" · ".join(labels), default="", show_default=False, err=True).strip().lower()[:1]
    answer = _MEANT.get(said, "rather_not")
    journal.keep(Answered(entry=entry, mark=mark, answer=answer))
    return answer


def _calm(text: PageText) -> tuple[str, ...]:
    """Return the calm page in the order in which it is read."""
    people = ("", text.people_title, *(f"  {person}" for person in text.people)) if text.people else ()
    minutes = (f"  {number}. {step}" for number, step in enumerate(text.minutes, 1))
    lines = (f"  {line.number}  {line.name}" for line in text.lines)
    return (
        "", text.title, "", text.saved, text.wound, text.near, *people, "", text.minutes_title, *minutes, "",
        text.emergency, text.line_says, text.company, *lines, "", text.hushed,
    )  # fmt: skip


def _say(*words: str) -> None:
    """Print paragraphs at eighty columns; an empty one is an empty line."""
    told = [
        textwrap.fill(printable(one), 80, subsequent_indent="     " if one[:1] == " " else "")
        for one in words
    ]
    click.echo("\n".join(told))
