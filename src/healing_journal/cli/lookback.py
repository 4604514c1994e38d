"""The command that looks back: a week as a letter, two times side by side, this day, language by month: lookback."""

from __future__ import annotations

from datetime import timedelta

import click
import msgspec

from healing_journal.cli.opening import opened
from healing_journal.cli.screen import echo_page
from healing_journal.journal import Journal
from healing_journal.model.day import Days, parse_days
from healing_journal.model.record import Chose, Spared
from healing_journal.model.refusal import Refusal
from healing_journal.pages import letter_page, terminal
from healing_journal.pages.letter import LetterPage

_AWAY = "Looking back is put away until tomorrow."
_NOTHING = "Nothing was written on this day one, three or six months ago, or a full year ago."


@click.command()
@click.option(
    "--weeks-ago", type=click.IntRange(0, 5000), default=0, metavar="N", help="An earlier week instead."
)
@click.option(
    "--between", metavar="D", help="With --and: two times side by side, such as 2024-05 and 2024-08."
)
@click.option("--and", "other", metavar="D", help="The other time; also as 2024-05-12..2024-06-03.")
@click.option("--this-day", is_flag=True, help="What you wrote on this day some months or years ago.")
@click.option(
    "--on-today", type=click.Choice(["on", "off"]), help="Whether `today` shows it too; off until chosen."
)
@click.option("--spare", metavar="ID", help="Never show this entry unasked again.")
@click.option("--language", is_flag=True, help="How many words of some sorts each month holds.")
@click.option("--patterns", is_flag=True, help="What your evenings say to three fixed questions.")
@click.option("--json", "for_a_program", is_flag=True, help="The letter as one JSON object instead of text.")
@click.pass_context
def lookback(ctx: click.Context, /, **asked: object) -> None:
    """Read the last seven days as a letter, made of your own sentences; or look at other times."""
    wanted = msgspec.convert(asked, _Asked)
    with opened(ctx) as journal:
        if wanted.on_today or wanted.spare:
            click.echo(_kept(journal, wanted))
            return
        for left in journal.read_waiting():
            click.echo(f"\rReading, {left} to go … ", nl=left == 1, err=True)
        echo_page(_shown(journal, wanted))


class _Asked(msgspec.Struct, frozen=True):
    """What was asked for on the command line."""

    weeks_ago: int = 0
    between: str | None = None
    other: str | None = None
    this_day: bool = False
    on_today: str | None = None
    spare: str | None = None
    language: bool = False
    patterns: bool = False
    for_a_program: bool = False


def _kept(journal: Journal, asked: _Asked) -> str:
    """Keep what was chosen about this day in earlier times."""
    from healing_journal.lookingback import ON_THIS_DAY

    if asked.on_today:
        journal.keep(Chose(setting=ON_THIS_DAY, value=asked.on_today))
    if asked.spare:
        journal.keep(Spared(entry=journal.entry(asked.spare).id))
    return "Kept."


def _shown(journal: Journal, asked: _Asked) -> str:
    if asked.between or asked.other:
        return _beside(journal, asked)
    if asked.this_day or asked.language:
        return _of_this_day(journal) if asked.this_day else _language(journal)
    if asked.patterns:
        return _patterns(journal)
    page = _letter(journal, asked.weeks_ago)
    if asked.for_a_program:
        return msgspec.json.encode(_for_program(page)).decode()
    return terminal.letter(page)


def _beside(journal: Journal, asked: _Asked) -> str:
    from healing_journal import lookingback
    from healing_journal.pages import textlook

    if not (asked.between and asked.other):
        raise Refusal("Two times are needed: --between 2024-05 --and 2024-08.")
    today = journal.today()
    stretches = parse_days(asked.between, today), parse_days(asked.other, today)
    return _AWAY if _hushed(journal) else textlook.beside(lookingback.beside(journal, stretches))


def _of_this_day(journal: Journal) -> str:
    from healing_journal import lookingback
    from healing_journal.pages import textlook

    return _AWAY if _hushed(journal) else textlook.earlier(lookingback.on_this_day(journal)) or _NOTHING


def _language(journal: Journal) -> str:
    from healing_journal import lookingback
    from healing_journal.pages import textlook

    return _AWAY if _hushed(journal) else textlook.language(lookingback.language(journal))


def _patterns(journal: Journal) -> str:
    from healing_journal.cli.caring import about_person
    from healing_journal.lookingback import patterns_of
    from healing_journal.pages.patterns import NOT_ASKED, as_text, asked_of

    asked = asked_of(about_person(journal))
    if _hushed(journal):
        return _AWAY
    return as_text(patterns_of(journal, asked, lambda _: "")) if asked else click.wrap_text(NOT_ASKED, 80)


def _hushed(journal: Journal) -> bool:
    from healing_journal.web.caring import hushed

    return hushed(journal)


def _letter(journal: Journal, weeks_ago: int) -> LetterPage:
    from healing_journal.lookingback import kept_back, then_and_now

    story = journal.story().sparing(kept_back(journal))
    last = story.today - timedelta(weeks=weeks_ago)
    pair = () if weeks_ago or _hushed(journal) else then_and_now(journal)
    page = letter_page(story, str, Days(last - timedelta(days=6), last), pair)
    return (
        msgspec.structs.replace(page, question="") if weeks_ago else page
    )  # it is asked of the last week alone


def _for_program(page: LetterPage) -> dict[str, object]:
    """Return the letter as plain values, its drawing as the table beside it."""
    shown = msgspec.structs.asdict(page)
    return shown | {"strip": [list(row) for row in page.strip.rows]}
