"""The command `help`: whom to call, without a passphrase, and the same whatever was written."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime

import click
import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.help import HelpPage, help_page
from healing_journal.care.lines import countries
from healing_journal.care.listing import LineList
from healing_journal.care.measured import measured
from healing_journal.cli.screen import echo_page
from healing_journal.model.refusal import Refusal
from healing_journal.settings import load_settings, save_settings, settings_file

_WIDE = 80


@click.command("help")
@click.option("--country", metavar="CODE", help="Whose lines to show first, such as DE; it is remembered.")
@click.option("--all", "everywhere", is_flag=True, help="The lines of all other countries too.")
def help_(country: str | None, *, everywhere: bool) -> None:
    """Show whom to call. It needs no passphrase. This program does not watch over you and cannot call anyone."""
    settings = load_settings(settings_file())
    if country is not None:
        settings = msgspec.structs.replace(settings, country=_code(country))
        save_settings(settings, settings_file())
    today = datetime.now(UTC).astimezone().date()
    page = help_page(Circumstances(country=settings.country), None, today, measured())
    echo_page("\n".join(_told(page, everywhere=everywhere)))


def _code(given: str) -> str:
    known = {one.code for one in countries()}
    if given.upper() not in known:
        raise Refusal(f"No such country is on the list. Give one of these: {', '.join(sorted(known))}.")
    return given.upper()


def _told(page: HelpPage, *, everywhere: bool) -> Iterator[str]:
    """Give the page line by line, in the order in which it stands in the browser."""
    yield from _headed(page.title, page.opening, page.not_watching)
    yield from _headed(page.people.title, page.people.empty)
    yield from _headed(page.emergency.title, page.emergency.call, page.emergency.say)
    yield from filter(None, [page.old])
    for one in (page.lines, page.abuse, page.children):
        yield from _lines(one)
    if not page.lines.lines:
        yield from _filled(
            "`healing-journal help --country CODE` shows the lines of a country first; --all shows all."
        )
        yield ""
    yield from _headed(page.cannot_title, *page.cannot)
    if everywhere:
        for one in page.others:
            yield from _lines(one, named=True)


def _lines(listed: LineList, *, named: bool = False) -> Iterator[str]:
    if not (listed.lines or listed.empty):
        return
    yield from _headed(listed.title, *filter(None, [listed.empty]))
    for line in listed.lines:
        country = f"{line.country}: " if named else ""
        hours = f", {line.hours}" if line.hours else ""
        yield from _filled(f"{line.number}  {country}{line.name}{hours}")
        for words in (*line.ways, " ".join(filter(None, [line.bill, line.source, line.checked]))):
            yield from _filled(words, indent="    ")
        yield ""


def _headed(title: str, *sentences: str) -> Iterator[str]:
    yield from (title, "-" * len(title))
    for words in sentences:
        yield from _filled(words)
    yield ""


def _filled(words: str, indent: str = "") -> Iterator[str]:
    yield from textwrap.wrap(words, _WIDE, initial_indent=indent, subsequent_indent=indent)
