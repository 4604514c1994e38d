"""Lines as a page shows them: the number large, and below it how far it can be relied on."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from healing_journal.care.lines import Line, Whom, all_lines, country, lines_for
from healing_journal.care.saying import say, spoken


class LineShown(msgspec.Struct, frozen=True):
    """One line as the page shows it: its number large, and small below it how far it can be relied on."""

    country: str
    name: str
    number: str
    dial: str
    ways: tuple[str, ...]
    hours: str
    bill: str
    source: str
    checked: str


class LineList(msgspec.Struct, frozen=True):
    """Lines under one heading, and what is said where there are none."""

    title: str
    lines: tuple[LineShown, ...]
    empty: str = ""


def line_list(code: str, whom: Whom) -> LineList:
    """Return a country's lines for one kind of need under their heading."""
    titles = {
        "abuse": say("help.abuse_title"),
        "children": say("help.children_title"),
        "suicide": _title(code),
    }
    empties = {"abuse": "abuse.lines_empty", "children": "minors.empty", "suicide": "help.lines_empty"}
    rows = tuple(map(shown, lines_for(code, whom)))
    empty = say(empties[whom]) if country(code).name and not rows else ""
    return LineList(titles[whom], rows, empty)


def other_lines(code: str, whom: Whom) -> LineList:
    """Return the lines of all other countries for one kind of need."""
    rows = tuple(shown(line) for line in all_lines(whom) if line.country != code)
    titles = {"suicide": "help.others_title", "abuse": "help.abuse_title", "children": "help.children_title"}
    return LineList(say(titles[whom]), rows)


def shown(line: Line) -> LineShown:
    """Return a line as the page shows it."""
    return LineShown(
        country=country(line.country).name,
        name=line.name,
        number=line.number,
        dial="".join(sign for sign in line.number if sign.isdigit() or sign == "+"),
        ways=tuple(_ways(line)),
        hours=say("line.always") if line.always else line.hours,
        bill=_bill(line),
        source=_source(line),
        checked=_checked(line),
    )


def _title(code: str) -> str:
    known = country(code).name
    return say("help.lines_title", country=known) if known else say("help.lines_title_unknown")


def _ways(line: Line) -> Iterable[str]:
    yield from line.other_numbers
    if line.text:
        yield say("line.text", number=line.text)
    if line.chat:
        yield say("line.chat", address=line.chat)
    if line.from_abroad == "no":
        yield say("line.not_from_abroad")


def _bill(line: Line) -> str:
    sentences = {"no": "line.hidden_on_bill", "yes": "line.shown_on_bill", "": "line.bill_unknown"}
    return say(sentences[line.on_bill])


def _source(line: Line) -> str:
    if line.source_year:
        return say("line.source", source=line.source, year=line.source_year)
    return say("line.source_undated", source=line.source)


def _checked(line: Line) -> str:
    if line.checked_on is None:
        return say("line.unchecked")
    return say("line.checked", date=spoken(line.checked_on))
