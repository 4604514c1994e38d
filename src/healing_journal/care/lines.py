"""Help lines and emergency numbers: each row with its source, and how old it is."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import msgspec

Whom: TypeAlias = Literal["suicide", "abuse", "children"]
Age: TypeAlias = Literal["fresh", "old", "very_old"]

CHECK_EVERY = timedelta(days=180)  # a line is asked again twice a year, and before each release
VERY_OLD = timedelta(days=365)


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One help line, as its source gives it; lines.toml says what each field means."""

    country: str
    name: str
    number: str
    whom: Whom
    source: str
    source_year: int
    languages: tuple[str, ...]
    other_numbers: tuple[str, ...] = ()
    text: str = ""
    chat: str = ""
    hours: str = ""
    cost: str = ""
    on_bill: Literal["yes", "no", ""] = ""
    from_abroad: Literal["yes", "no", ""] = ""
    checked_on: date | None = None
    by: str = ""

    @property
    def always(self) -> bool:
        """Whether the source says that it answers day and night."""
        return self.hours == "always"


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country, and the number to dial there when there is danger now ("" where we are not sure of it)."""

    code: str
    name: str
    emergency: str = ""


class _Directory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    made_on: date
    country: tuple[Country, ...]
    line: tuple[Line, ...]


@cache
def _directory() -> _Directory:
    content = (files(__package__) / "lines.toml").read_bytes()
    return msgspec.toml.decode(content, type=_Directory)


def all_lines(whom: Whom = "suicide") -> tuple[Line, ...]:
    """Return the lines of every country for one kind of need, by the country's name."""
    rows = [line for line in _directory().line if line.whom == whom]
    return tuple(sorted(rows, key=lambda line: country(line.country).name))


def lines_for(code: str, whom: Whom = "suicide") -> tuple[Line, ...]:
    """Return a country's lines for one kind of need."""
    return tuple(line for line in all_lines(whom) if line.country == code)


def countries() -> tuple[Country, ...]:
    """Return the countries one can choose, by name."""
    return tuple(sorted(_directory().country, key=lambda one: one.name))


def country(code: str) -> Country:
    """Return a country by its two-letter code; one that we do not know has neither name nor number."""
    known = {one.code: one for one in _directory().country}
    return known.get(code, Country(code, ""))


def made_on() -> date:
    """Return the day on which the list was put together."""
    return _directory().made_on


def age(today: date) -> Age:
    """Say how old the list is, so that the page can say it too."""
    old = today - made_on()
    return "very_old" if old > VERY_OLD else "old" if old > CHECK_EVERY else "fresh"


def is_old(today: date) -> bool:
    """Whether the list is past the day by which it was to be checked again."""
    return age(today) != "fresh"


def release_problems(today: date) -> list[str]:
    """Return one sentence for each row that nobody asked the service about in the last 180 days."""
    return [_problem(line) for line in _directory().line if not _checked_lately(line, today)]


def _checked_lately(line: Line, today: date) -> bool:
    return line.checked_on is not None and line.by != "" and today - line.checked_on <= CHECK_EVERY


def _problem(line: Line) -> str:
    when = (
        f"was last checked on {line.checked_on}" if line.checked_on else "was never checked with the service"
    )
    return f"{line.country}: {line.name}, {line.number}, {when}. Ask the service, then set checked_on and by."
