"""What files of notes have in common: a title, a day in their name or head, pictures beside them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from healing_journal.exchange.dates import Calendar, Stamp, find_stamp
from healing_journal.exchange.frontmatter import Head, as_day, day_told
from healing_journal.exchange.posts import Source
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, ExchangeError, LeftOut, Photo, TooMuchError
from healing_journal.model.day import Days

LARGEST_PHOTO = 32 * 2**20
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_IN_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)/(?:\d\d?/)?(?:[^/]*/)?(\d\d?)/(\d\d?)\D*$")
_PICTURE = re.compile(
    r"!\[([^\]\[\n]{0,500})\]\(<?([^()>\n]{1,500}?)>?(?:\s+\"[^\"\n]{0,300}\")?\)|!\[\[([^\]\[|\n]{1,300})(?:\|[^\]\n]{0,300})?\]\]"
)
_REMOTE = re.compile(r"[a-z][a-z0-9+.\-]+:|//", re.IGNORECASE)


def titled(title: str, body: str) -> str:
    """Return the words of a note with its title above, unless the body begins with it or it says nothing."""
    title = title.strip()
    body = body.strip("\n")
    if not title or body.lstrip("# \n").startswith(title) or title.casefold() in {"untitled", "new note"}:
        return body
    return f"{title}\n\n{body}" if body.strip() else title


def days_of_names(names: Sequence[str], asked: Asked) -> dict[str, date]:
    """Return the day that each file's name tells; day and month are told apart over all names together."""
    stamps = {name: stamp for name in names if (stamp := _stamp_of_name(name))}
    calendar = Calendar(stamps.values(), asked.today, asked.order)
    return {name: day for name, stamp in stamps.items() if (day := calendar.day(stamp))}


def _stamp_of_name(name: str) -> Stamp | None:
    stem = PurePosixPath(name).stem
    match = _COMPACT.search(stem) or _IN_FOLDERS.search(str(PurePosixPath(name).with_suffix("")))
    if match:
        return find_stamp("-".join(match.groups()))
    return find_stamp(stem.replace("_", "-")) or find_stamp(stem.replace("_", " "))


def source_of(tree: Tree, name: str, head: Head, named: date | None, zone: str) -> Source:
    """Return where a note stands in time: its head tells first, then its name, then the file's own day."""
    day = day_told(head.fields, zone=zone) or named
    days = Days.on(day) if day else None
    begun = as_day(head.fields.get("from"), zone)
    if day and begun and begun <= day:
        days = Days(begun, day)
    changed = tree.changed(name)
    if days or not changed:
        return Source(name, head.lines + 1, days, days is not None)
    return Source(name, head.lines + 1, Days.on(changed))


class Shown(NamedTuple):
    """A picture that a text shows: where it lies, and what the text says is to be seen."""

    address: str
    description: str = ""


def shown(name: str, text: str) -> list[Shown]:
    """Return the pictures that a Markdown text shows beside itself; remote ones do not count."""
    found = [(unquote(match[2] or match[3]), match[1] or "") for match in _PICTURE.finditer(text)]
    return [Shown(beside(name, address), words) for address, words in found if not _REMOTE.match(address)]


def beside(name: str, address: str) -> str:
    """Return where an address lies that a file names from where it stands."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address)))


def photos_at(
    tree: Tree, pictures: Iterable[str | Shown], file: str
) -> tuple[tuple[Photo, ...], list[LeftOut]]:
    """Return the pictures at these addresses within the tree, and those that are left out."""
    known = (Shown(one) if isinstance(one, str) else one for one in pictures)
    once = {one.address: one for one in reversed(list(known))}
    found = [photo(tree, one.address, file, one.description) for one in reversed(once.values())]
    return (
        tuple(one for one in found if isinstance(one, Photo)),
        [one for one in found if isinstance(one, LeftOut)],
    )


def photo(tree: Tree, address: str, file: str, description: str = "") -> Photo | LeftOut:
    """Return the picture at this address within the tree, or why it is left out."""
    found = tree.find(address)
    if not found:
        return LeftOut("a picture that it names is not among the files", file)
    try:
        return Photo(PurePosixPath(found).name, tree.read(found, LARGEST_PHOTO), description)
    except TooMuchError:
        raise
    except ExchangeError:
        return LeftOut(f"a picture is damaged or larger than {LARGEST_PHOTO // 2**20} MB", found)
