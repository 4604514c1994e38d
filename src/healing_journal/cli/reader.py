"""The reader by itself: JSON lines in, findings out. Needs no journal and keeps nothing."""

from __future__ import annotations

import sys
from datetime import date

import click
import msgspec

from healing_journal.model.finding import Finding


class _Line(msgspec.Struct, frozen=True):
    """One text to read, and the day it was written."""

    id: str
    written: date
    text: str


@click.command()
@click.option(
    "--jsonl", is_flag=True, help='Read lines of {"id", "written", "text"} and answer each with a line.'
)
@click.option("--times", is_flag=True, help="Add every time expression found, as days.")
@click.option("--explain", is_flag=True, help="Say what led to each finding.")
def read(*, jsonl: bool, times: bool, explain: bool) -> None:
    """Read entries given on standard input and print what was found in them."""
    if not jsonl and not explain:
        raise click.UsageError('Give --jsonl, and lines of {"id", "written", "text"} on standard input.')
    unread = 0
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if not raw.strip():
            continue
        try:
            line = msgspec.json.decode(raw, type=_Line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            unread += 1
            click.echo(
                f'Line {number} was left out: it is no JSON object with "id", "written" (a date) and "text".',
                err=True,
            )
            continue
        if explain:
            _explain(line)
        else:
            click.echo(msgspec.json.encode(_answer(line, with_times=times)))
    sys.exit(1 if unread else 0)


def _answer(line: _Line, *, with_times: bool) -> dict[str, object]:
    """Return the findings of one text, and its time expressions where asked for."""
    from healing_journal.reading import find_times, read

    findings: tuple[Finding, ...] = read(line.text, line.written)
    answer: dict[str, object] = {"id": line.id, "findings": findings}
    if with_times:
        answer["times"] = [
            {"quote": time.quote, "start": time.start, "first": time.first, "last": time.last}
            for time in find_times(line.text, line.written)
        ]
    return answer


def _explain(line: _Line) -> None:
    """Print, for each finding of one text, what led to it."""
    from healing_journal.reading import explain

    for reason in explain(line.text, line.written):
        click.echo(reason)
