"""Day One's JSON export, a zip with a JSON for each of its journals and the photos beside it; both ways."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import md5
from pathlib import Path

import msgspec

from healing_journal.exchange.jsonish import as_json, begins_with, each
from healing_journal.exchange.keys import digest
from healing_journal.exchange.moments import at_iso
from healing_journal.exchange.notes import Shown, photos_at
from healing_journal.exchange.outward import new_file
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, Item, LeftOut
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.photo import Photo as Kept
from healing_journal.model.photo import PhotoType

NAME = "day_one"
_MARK = re.compile(r"[!-/:-@\[-`{-~]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMBEDDED = re.compile(r"!?\[([^\]\[\n]{0,500})\]\(dayone-moment:/(?:[a-zA-Z]*)/([0-9A-Za-z\-]+)/?\)\n{0,2}")
_ALT = re.compile(r"[\[\]\n\\]")
_ENDINGS: dict[PhotoType, str] = {
    "image/jpeg": "jpeg", "image/png": "png", "image/webp": "webp", "image/gif": "gif",
}  # fmt: skip
_FOLDERS = {"photos": "photos", "videos": "videos", "audios": "audios", "pdfAttachments": "pdfs"}


class _Media(msgspec.Struct):
    identifier: str = ""
    md5: str | None = None
    type: str | None = None


class _Entry(msgspec.Struct, kw_only=True):
    uuid: str
    creationDate: str  # noqa: N815 - Day One's name
    timeZone: str | None = None  # noqa: N815 - Day One's name
    text: str | None = None
    richText: str | None = None  # noqa: N815 - Day One's name
    photos: list[_Media] | None = None
    videos: list[_Media] | None = None
    audios: list[_Media] | None = None
    pdfAttachments: list[_Media] | None = None  # noqa: N815 - Day One's name
    healingJournalDays: Days | None = None  # noqa: N815 - named as its neighbours are


class _Journal(msgspec.Struct):
    entries: list[msgspec.Raw]


class _RichText(msgspec.Struct):
    contents: list[dict[str, object]] = []


def _none(_entry: str) -> Sequence[Kept]:
    return ()


def dump(path: Path, entries: Iterable[Entry], photos_of: Callable[[str], Sequence[Kept]] = _none) -> None:
    """Write a zip that Day One imports; a span of days is told by its last day, and kept in a field of our own.

    `photos_of` gives an entry's photos with their content.
    """
    objects: list[dict[str, object]] = []
    with new_file(path) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for entry in entries:
            photos = photos_of(entry.id)
            objects.append(_as_object(entry, photos))
            for name, content in {_file_of(photo): photo.content for photo in photos}.items():
                if f"photos/{name}" not in zipped.NameToInfo:
                    zipped.writestr(f"photos/{name}", content, zipfile.ZIP_STORED)
        whole = {"metadata": {"version": "1.0"}, "entries": objects}
        zipped.writestr("Journal.json", msgspec.json.encode(whole))


def _file_of(photo: Kept) -> str:
    return f"{_md5(photo)}.{_ENDINGS[photo.type]}"


def _md5(photo: Kept) -> str:
    return md5(photo.content, usedforsecurity=False).hexdigest()  # Day One's own name for the file


def _name_of(photo: Kept) -> str:
    return digest("day one", photo.id).upper()[:32].ljust(32, "0")


def _moment(photo: Kept) -> str:
    return f"![{_ALT.sub(' ', photo.description)}](dayone-moment://{_name_of(photo)})\n\n"


def _photo_object(order: int, photo: Kept) -> dict[str, object]:
    return {
        "identifier": _name_of(photo),
        "md5": _md5(photo),
        "type": _ENDINGS[photo.type],
        "orderInEntry": order,
        "width": photo.width,
        "height": photo.height,
        "filename": photo.name,
    }


def _as_object(entry: Entry, photos: Sequence[Kept]) -> dict[str, object]:
    shown = "".join(map(_moment, photos))
    return {
        "uuid": digest("day one", entry.id).upper()[:32].ljust(32, "0"),
        "creationDate": f"{entry.days.last}T12:00:00Z",
        "modifiedDate": f"{entry.written_at:%Y-%m-%dT%H:%M:%SZ}",
        "timeZone": "UTC",
        "isAllDay": True,
        "starred": False,
        "tags": [],
        "text": shown + entry.text.replace("\\", "\\\\"),
        "photos": [_photo_object(order, photo) for order, photo in enumerate(photos)],
        "healingJournalDays": entry.days,
    }


def sniff(tree: Tree) -> bool:
    """Whether a JSON has Day One's fields."""
    return bool(_journals(tree))


def _journals(tree: Tree) -> list[str]:
    return [
        name
        for name in begins_with(tree, ".json", b'"entries"')
        if any(mark in tree.start(name) for mark in (b'"creationDate"', b'"richText"', b'"metadata"'))
    ]


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read every journal of the export, each entry on its own clock."""
    for name in _journals(tree):
        content = tree.read(name)
        for line, entry in each(content, as_json(content, _Journal, name).entries, _Entry, name):
            if isinstance(entry, LeftOut):
                yield entry
            else:
                yield from _draft(tree, entry, f"{name}", line, asked)


def _draft(tree: Tree, entry: _Entry, name: str, line: int, asked: Asked) -> Iterator[Item]:
    zone = entry.timeZone or asked.zone
    try:
        day = at_iso(entry.creationDate, zone).date()
    except ValueError:
        yield LeftOut("its date is none", name, line)
        return
    media = _media(entry)
    told = {match[2]: match[1] for match in _EMBEDDED.finditer(entry.text or "")}
    photos, missing = photos_at(tree, (Shown(at, told.get(one, "")) for one, at in media.items()), name)
    yield from missing
    text = _words(entry, media)
    if not text.strip():
        yield LeftOut("there are no words in it", name, line)
        return
    days = entry.healingJournalDays or Days.on(day)
    yield Draft(days=days, text=text, key=f"day_one:{entry.uuid}", zone=entry.timeZone or "", photos=photos)


def _media(entry: _Entry) -> dict[str, str]:
    """Return where each attachment lies, by the name that the text gives it."""
    return {
        one.identifier: f"{folder}/{one.md5 or one.identifier}.{one.type or 'jpeg'}"
        for kind, folder in _FOLDERS.items()
        for one in getattr(entry, kind) or ()
    }


def _words(entry: _Entry, media: dict[str, str]) -> str:
    text = entry.text if entry.text is not None else _plain(entry.richText or "")
    shown = _EMBEDDED.sub(lambda match: "" if match[2] in media else match[0], text)
    return _ESCAPED.sub(r"\1", shown)


def _plain(rich: str) -> str:
    """Return the words of Day One's own rich text, where it gives no other."""
    try:
        contents = msgspec.json.decode(rich, type=_RichText).contents
    except (msgspec.MsgspecError, RecursionError):
        return ""
    return "".join(str(piece.get("text", "")) for piece in contents)
