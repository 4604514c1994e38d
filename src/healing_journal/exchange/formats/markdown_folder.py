"""The journal as a folder of Markdown files, to be read with any program, now or in forty years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec
import yaml

from healing_journal.exchange.outward import new_file, new_folder, write_file
from healing_journal.exchange.values import Page
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.finding import Finding, kind_of
from healing_journal.model.photo import Photo, PhotoType
from healing_journal.model.record import CheckedIn, Incident, Letter, Record
from healing_journal.model.snapshot import Snapshot

NAME = "markdown_folder"
_Content: TypeAlias = Iterable[str] | bytes
_ENDINGS: dict[PhotoType, str] = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif",
}  # fmt: skip
_ALT = re.compile(r"[\[\]\n]")
_ABOUT = """\
# A journal

This folder was taken out of Healing Journal. Everything in it is plain text.

- `entries/`: one file an entry, named after the day it is about; at its top the day or days, then the words as written,
  last its photos, which lie in `entries/photos/`.
- `found.md`: what was found in each entry, after your corrections, with the words it stands on.
- `check-ins.md`, `letters/`, `lists.md`, `incidents.md`: what else you kept, where there is any.
- `journal.json`, where it is here: the whole journal in one file, from which it can be made again.

These files are not encrypted: whoever has them can read them.
"""


def dump(folder: Path, pages: Iterable[Page], kept: Snapshot) -> None:
    """Write the journal into a new or empty folder; what is in the bin stays out.

    Raises:
        ExchangeError: where the folder is not empty, or the disk refuses; then no file of it stays behind.
    """
    new_folder(folder)
    made: list[Path] = []
    try:
        for path, pieces in _files(folder, pages, kept):
            if not path.parent.exists():
                new_folder(path.parent)
            _write(path, pieces)
            made.append(path)
    except BaseException:  # whatever stopped it, half an export is not left lying about
        _take_away(folder, made)
        raise


def _write(path: Path, content: _Content) -> None:
    if isinstance(content, bytes):
        with new_file(path, sync=False) as out:
            out.write(content)
    else:
        write_file(path, content, sync=False)


def _take_away(folder: Path, made: list[Path]) -> None:
    for path in made:
        path.unlink(missing_ok=True)
    inner = {path.parent for path in made} - {folder}
    for emptied in sorted(inner, key=lambda path: len(path.parts), reverse=True):
        emptied.rmdir()


def _files(folder: Path, pages: Iterable[Page], kept: Snapshot) -> Iterator[tuple[Path, _Content]]:
    yield folder / "README.md", [_ABOUT]
    found: list[str] = ["# What was found\n"]
    taken: Counter[str] = Counter()
    for page in pages:
        if page.entry.removed:
            continue
        name = _name(page.entry.days, taken)
        found.extend(_found(name, page))
        photos = [(_photo_name(name, number, photo), photo) for number, photo in enumerate(page.photos, 1)]
        yield folder / "entries" / name, entry_text(page.entry, photos)
        for place, photo in photos:
            yield folder / "entries" / place, photo.content
    yield folder / "found.md", found
    if kept.checkins:
        yield folder / "check-ins.md", _checkins(kept.checkins[day] for day in sorted(kept.checkins))
    for number, (record, letter) in enumerate(kept.letters.values(), 1):
        yield folder / "letters" / f"{number:03}.md", _letter(record, letter)
    if any(kept.notes.values()):
        yield folder / "lists.md", _lists(kept)
    if kept.incidents:
        yield folder / "incidents.md", (_incident(record, told) for record, told in kept.incidents)


def _name(days: Days, taken: Counter[str]) -> str:
    stem = days.first.isoformat() if days.exact else f"{days.first}_{days.last}"
    taken[stem] += 1
    return f"{stem}.md" if taken[stem] == 1 else f"{stem}-{taken[stem]}.md"


def _photo_name(entry: str, number: int, photo: Photo) -> str:
    return f"photos/{entry.removesuffix('.md')}-{number}.{_ENDINGS[photo.type]}"


def entry_text(entry: Entry, photos: Sequence[tuple[str, Photo]] = ()) -> Iterator[str]:
    """Give an entry's file: a head of YAML, its words as they are, and last a line for each photo."""
    days = f"date: {entry.days.last}\n"
    if not entry.days.exact:
        days = f"from: {entry.days.first}\n" + days
    shown = f"photos: {len(photos)}\n" if photos else ""
    name = yaml.safe_dump(entry.id).splitlines()[0]
    yield f"---\n{days}written: {entry.written_at.isoformat()}\nid: {name}\n{shown}---\n\n"
    yield entry.text + "\n"
    for place, photo in photos:
        yield f"![{_ALT.sub(' ', photo.description)}]({place})\n"


def _found(name: str, page: Page) -> Iterator[str]:
    if page.findings:
        yield f"\n## [{name.removesuffix('.md').replace('_', ' to ')}](entries/{name})\n\n"
        for finding in page.findings:
            yield _finding(finding)


def _finding(finding: Finding) -> str:
    told = msgspec.to_builtins(finding)
    passed_over = ("kind", "quote", "start", "confidence")
    fields = ", ".join(
        f"{name} {_spoken(value)}"
        for name, value in told.items()
        if name not in passed_over and value not in (None, False, "unclear")
    )
    quote = " ".join(finding.quote.split())
    return f"- **{kind_of(finding)}**{f' ({fields})' if fields else ''}: “{quote}”\n"


def _spoken(value: object) -> str:
    if isinstance(value, list):
        first, last = value
        return str(first) if first == last else f"{first} to {last}"
    return "yes" if value is True else str(value).replace("_", " ")


def _checkins(checkins: Iterable[CheckedIn]) -> Iterator[str]:
    yield "# Check-ins\n"
    for checkin in checkins:
        yield f"\n## {checkin.day}\n\n"
        for name, value in msgspec.to_builtins(checkin).items():
            if name not in ("kind", "day", "batch"):
                yield f"- {name}: {_spoken(value)}\n"


def _letter(record: Record, letter: Letter) -> Iterator[str]:
    sealed = f"sealed until: {letter.opens}\n" if letter.opens else ""
    yield f"---\nwritten: {record.at.isoformat()}\n{sealed}---\n\n{letter.text}\n"


def _lists(kept: Snapshot) -> Iterator[str]:
    yield "# Lists\n"
    for name, lines in kept.notes.items():
        if lines:
            yield f"\n## {name.replace('_', ' ')}\n\n"
            yield from (f"- {line}\n" for line in lines.values())


def _incident(record: Record, told: Incident) -> str:
    rest = {"happened": told.happened, "place": told.place, "witnesses": told.witnesses}
    facts = "".join(f"- {name}: {value}\n" for name, value in rest.items() if value)
    return f"## Noted {record.at.isoformat()}\n\n{facts}\n{told.told}\n\n"
