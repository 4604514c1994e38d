"""When the writer is the one who follows: one kind sentence, never an accusation, and no tool that helps to watch."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec

from healing_journal.care.saying import say

Kind: TypeAlias = Literal["place", "following", "whereabouts", "checking"]

TIMES = 3  # days on which it is told
WITHIN = timedelta(days=30)

_THEM = r"(?:his|her|their)"
_THEM_ALONE = r"(?:him|her|them)"
_CLAUSE = re.compile(r"[^.!?;:\n]+")
_UNDONE = re.compile(
    r"\b(?:not|never|no longer|without|stopped|stop|almost|nearly|instead of|would|could|should|might|want\w*"
    r"|wish\w*|dream\w*|if|tempted|urge|used to|thought about|avoid\w*|resist\w*)\b|n[’']t\b"
)
_BY_ME = r"\b(?:i|i[’']ve|i[’']m|i[’']d|myself|me)\b"


class Rule(msgspec.Struct, frozen=True):
    """One way in which it is told, with sentences it must and must not match."""

    kind: Kind
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Page(msgspec.Struct, frozen=True):
    """An entry as this rule sees it: the day it was written for, and its words."""

    written: date
    text: str


class Remark(msgspec.Struct, frozen=True):
    """The one kind sentence, and what can be done with it: close it, or see who to call."""

    kind: Kind
    words: str
    close: str
    help: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules of the packaged file."""
    content = tomllib.loads((files(__package__) / "watching.toml").read_text(encoding="utf-8"))
    return msgspec.convert(content["rule"], tuple[Rule, ...])


def told(text: str) -> frozenset[Kind]:
    """Return which kinds of watching a text tells of as done by the writer."""
    clauses = [clause.lower() for clause in _CLAUSE.findall(text)]
    return frozenset(
        rule.kind for rule in rules() for clause in clauses if _did(_compiled(rule.pattern), clause)
    )


def remark(pages: Sequence[Page], last: Page) -> Remark | None:
    """Return the sentence where the page `last` makes it about the third day within a month; once a month.

    `pages` are those written before it; two months of them are enough.
    """
    for kind in sorted(told(last.text)):
        before = _days(kind, pages)
        if last.written in before or any(_reaches(before, day) for day in _month_before(before, last)):
            continue
        if _reaches({*before, last.written}, last.written):
            return Remark(kind, say(f"watching.{kind}"), say("watching.close"), say("watching.help"))
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern.replace("{them}", _THEM).replace("{them_alone}", _THEM_ALONE)
    return re.compile(_BY_ME + r"(?P<between>(?:[\s,]+[\w’'-]+){0,7}?)[\s,]+" + whole)


def _did(pattern: re.Pattern[str], clause: str) -> bool:
    """Whether the clause tells it as done by the writer: nothing undoes it, no one else comes between."""
    match = pattern.search(clause)
    if match is None or _UNDONE.search(clause[: match.end()]):
        return False
    return not re.search(r"\b(?:he|she|they|who)\b", match["between"])


def _days(kind: Kind, pages: Iterable[Page]) -> frozenset[date]:
    return frozenset(page.written for page in pages if kind in told(page.text))


def _reaches(days: Iterable[date], on: date) -> bool:
    return sum(1 for day in days if timedelta(0) <= on - day < WITHIN) >= TIMES


def _month_before(days: Iterable[date], last: Page) -> list[date]:
    return [day for day in days if timedelta(0) < last.written - day < WITHIN]
