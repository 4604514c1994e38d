"""What a terminal shows: a page with its headings marked where a person looks, plain where a program reads."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

import click

from healing_journal.model.refusal import Refusal

_LINE = re.compile(r"=+|-+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def echo_page(page: str) -> None:
    """Print a page; on a terminal its headings stand out, in a pipe and with NO_COLOR it is nothing but text."""
    page = printable(page)
    click.echo("\n".join(_marked(page)) if _may_mark() else page)


def printable(text: str) -> str:
    """Return text without the characters that command a terminal: they could hide words or reach its clipboard."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def someone_is_here() -> bool:
    """Whether a person sits at the other end, who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def need_a_terminal(otherwise: str) -> None:
    """Refuse to go on without a terminal; `otherwise` says what serves instead."""
    if not someone_is_here():
        raise Refusal(f"This needs a terminal to type in. {otherwise}")


def _may_mark() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _marked(page: str) -> Iterator[str]:
    """Give each line, a heading in bold and the line under it dim."""
    lines = page.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line and _LINE.fullmatch(below) and len(below) == len(line):
            yield click.style(line, bold=True)
        elif _LINE.fullmatch(line):
            yield click.style(line, dim=True)
        else:
            yield line
