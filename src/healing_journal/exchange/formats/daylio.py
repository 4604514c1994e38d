"""Daylio: its CSV and its backup. Moods and activities become check-ins, notes become entries."""

from __future__ import annotations

import base64
import binascii
import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

import msgspec

from healing_journal.exchange.frontmatter import as_day
from healing_journal.exchange.jsonish import as_json, each
from healing_journal.exchange.keys import text_key
from healing_journal.exchange.markup import text_of
from healing_journal.exchange.notes import photos_at, titled
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, ExchangeError, Item, LeftOut, Photo
from healing_journal.model.day import Days
from healing_journal.model.record import CheckedIn

NAME = "daylio"
_BACKUP = "backup.daylio"
_LONGEST_FIELD = 4 * 2**20


class _Told(msgspec.Struct):
    """One row of Daylio, wherever it came from."""

    day: date
    line: int
    mood: str = ""
    activities: tuple[str, ...] = ()
    title: str = ""
    note: str = ""
    photos: tuple[Photo, ...] = ()


class _Row(msgspec.Struct):
    day: int
    month: int
    year: int
    mood: int = 0
    tags: list[int] = []
    note: str | None = None
    note_title: str | None = None
    assets: list[int] = []


class _Mood(msgspec.Struct):
    id: int
    custom_name: str | None = None
    mood_group_id: int = 0


class _Tag(msgspec.Struct):
    id: int
    name: str | None = None


class _Asset(msgspec.Struct):
    id: int
    checksum: str = ""


class _Backup(msgspec.Struct, rename="camel"):
    day_entries: list[msgspec.Raw]
    assets: list[_Asset] = []
    custom_moods: list[_Mood] = []
    tags: list[_Tag] = []


_MOODS = {1: "great", 2: "good", 3: "meh", 4: "bad", 5: "awful"}


def sniff(tree: Tree) -> bool:
    """Whether this is Daylio's backup, or a table with its columns."""
    return _BACKUP in tree.names or bool(_tables(tree))


def _tables(tree: Tree) -> list[str]:
    heads = {name: tree.start(name).partition(b"\n")[0].lower() for name in tree.named(".csv")[:20]}
    return [name for name, head in heads.items() if b"mood" in head and b"activities" in head]


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read the backup or the table."""
    del asked
    if _BACKUP in tree.names:
        yield from _items(_from_backup(tree), _BACKUP)
    for name in _tables(tree):
        yield from _items(_from_table(tree.text(name), name), name)


def _items(rows: Iterable[_Told | LeftOut], name: str) -> Iterator[Item]:
    """Tell each note as an entry, and each day's moods and activities as one check-in."""
    days: dict[date, tuple[dict[str, None], dict[str, None]]] = {}
    for row in rows:
        if isinstance(row, LeftOut):
            yield row
            continue
        moods, activities = days.setdefault(row.day, ({}, {}))
        moods.update(dict.fromkeys([row.mood] if row.mood else []))
        activities.update(dict.fromkeys(row.activities))
        note = row.note.replace("\\n", "\n")
        text = titled(row.title, text_of(note.replace("\n", "<br>"), name) if "<" in note else note)
        if text.strip():
            yield Draft(days=Days.on(row.day), text=text, key=text_key(text, row.day), photos=row.photos)
        elif row.photos:
            yield LeftOut("its pictures: there are no words beside them", name, row.line)
    for day in sorted(days):
        moods, activities = days[day]
        yield CheckedIn(day=day, word=", ".join(moods), done=", ".join(activities))


def _from_table(text: str, name: str) -> Iterator[_Told | LeftOut]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.DictReader(StringIO(text), strict=True)
    try:
        for row in reader:
            told = {(column or "").strip().lower(): value or "" for column, value in row.items() if column}
            day = as_day(told.get("full_date") or f"{told.get('date', '')} {told.get('year', '')}")
            if day is None:
                yield LeftOut("its date is not understood", name, reader.line_num)
                continue
            activities = tuple(part.strip() for part in told.get("activities", "").split("|") if part.strip())
            yield _Told(
                day,
                reader.line_num,
                told.get("mood", ""),
                activities,
                told.get("note_title", ""),
                told.get("note", ""),
            )
    except csv.Error:
        raise ExchangeError("the table is damaged here; export it again.", name, reader.line_num) from None


def _from_backup(tree: Tree) -> Iterator[_Told | LeftOut]:
    try:
        content = base64.b64decode(tree.read(_BACKUP), validate=False)
    except (binascii.Error, ValueError):
        raise ExchangeError("this backup is damaged; make it again.", _BACKUP) from None
    backup = as_json(content, _Backup, _BACKUP)
    moods = {mood.id: mood.custom_name or _MOODS.get(mood.mood_group_id, "") for mood in backup.custom_moods}
    tags = {tag.id: tag.name or "" for tag in backup.tags}
    assets = {asset.id: asset.checksum for asset in backup.assets if asset.checksum}
    for line, row in each(content, backup.day_entries, _Row, _BACKUP):
        if isinstance(row, LeftOut):
            yield row
            continue
        try:
            day = date(row.year, row.month + 1, row.day)  # Daylio counts months from nought
        except (ValueError, OverflowError):
            yield LeftOut("its date is none", _BACKUP, line)
            continue
        photos, missing = photos_at(tree, [assets.get(one, "") for one in row.assets], _BACKUP)
        yield from missing
        names = tuple(tags[number] for number in row.tags if tags.get(number))
        mood = moods.get(row.mood, _MOODS.get(row.mood, ""))
        yield _Told(day, line, mood, names, row.note_title or "", row.note or "", photos)
