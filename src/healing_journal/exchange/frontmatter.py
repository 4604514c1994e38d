"""The head of a Markdown file, in YAML or TOML, and the day it tells; harmless whatever it holds."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import Any

import msgspec
import yaml

from healing_journal.exchange.dates import find_stamp
from healing_journal.exchange.moments import at_iso

_HEAD = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LARGEST = 2 * 2**20
_DEEPEST = 40
_FLAT = re.compile(r"\A(?:\w[\w ]*: [^&*\[{\n]*\n)*\Z")  # a few plain lines cannot be harmful
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DAY_NAMES = (
    "date", "day", "journal date", "created", "created at", "created time", "creation date", "createdat",
    "datetime", "datum", "fecha", "timestamp", "published", "written", "updated", "modified",
)  # fmt: skip


class Head(msgspec.Struct, frozen=True):
    """What the head tells, the text after it, and how many lines it took."""

    fields: dict[str, Any]
    body: str
    lines: int


def split_head(text: str) -> Head:
    """Cut a text into its head and its body; what cannot be read as a head stays in the body."""
    match = _HEAD.match(text)
    if not match:
        return Head({}, text, 0)
    try:
        told = read_yaml(match[2]) if match[1] == "---" else tomllib.loads(match[2])
    except (ValueError, RecursionError):
        return Head({}, text, 0)
    if not isinstance(told, dict):
        return Head({}, text, 0)
    fields = {re.sub(r"[_\-\s]+", " ", str(name)).strip().lower(): value for name, value in told.items()}
    return Head(fields, text[match.end() :], text.count("\n", 0, match.end()))


def read_yaml(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Read YAML of plain values, without references (which can blow up) and not too deep.

    Raises:
        ValueError: where it is not such.
    """
    if len(text) > _LARGEST:
        raise ValueError("too long")
    try:
        if not _FLAT.match(text):
            _check(text)
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, the fast one where it is there
    except (yaml.YAMLError, TypeError, LookupError, OverflowError) as error:
        raise ValueError(str(error)) from None


def _check(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            raise ValueError("references, or too deep")


def day_told(fields: dict[str, Any], *names: str, zone: str = "") -> date | None:
    """Return the first day that one of these fields tells, or those that usually do."""
    for name in (names or _DAY_NAMES) if fields else ():
        if day := as_day(fields.get(name), zone):
            return day
    return None


def as_day(value: object, zone: str = "") -> date | None:
    """Return the day that a value of a head names, or None."""
    if isinstance(value, datetime):
        return value.date() if value.tzinfo is None else at_iso(value.isoformat(), zone).date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return at_iso(value, zone).date()
    except ValueError:
        stamp = find_stamp(value[:100])
        return stamp.day if stamp else None
