"""The content of photos: kept beside the records that tell of them, and gone with them when the bin is emptied."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from healing_journal.store.database import Database

_KEEP = "INSERT INTO photo (id, content, shown) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING"
_ADDED = """
SELECT seq, json_extract(body, '$.photo'), json_extract(body, '$.digest') FROM record
WHERE seq > ? AND kind = 'photo_added' ORDER BY seq LIMIT 1000
"""
_REMOVED = """
SELECT photo FROM (
  SELECT max(seq), kind, json_extract(body, '$.photo') AS photo FROM record
  WHERE kind IN ('photo_added', 'photo_removed', 'photo_restored') GROUP BY photo
) WHERE kind = 'photo_removed'
"""
_OF_ENTRY = "SELECT json_extract(body, '$.photo') FROM record WHERE entry = ? AND entry <> '' AND kind = 'photo_added'"
_LOST = "DELETE FROM photo WHERE id = ?"


class Content(msgspec.Struct, frozen=True):
    """A photo's bytes: whole, and smaller for pages."""

    whole: bytes
    shown: bytes


def digest_of(content: bytes) -> str:
    """Return the digest under which a record knows a photo's content."""
    return sha256(content).hexdigest()


def keep(database: Database, photo: str, content: Content) -> None:
    """Keep the content of one photo, within the transaction that keeps its record."""
    database.run(_KEEP, photo, content.whole, content.shown)


def whole(database: Database, photo: str) -> bytes | None:
    """Return the photo's content, if it is here."""
    found = database.one("SELECT content FROM photo WHERE id = ?", photo)
    return bytes(found[0]) if found else None


def shown(database: Database, photo: str) -> bytes | None:
    """Return the smaller picture for pages, if it is here."""
    found = database.one("SELECT shown FROM photo WHERE id = ?", photo)
    return bytes(found[0]) if found else None


def removed(database: Database) -> list[str]:
    """Return the photos in the bin."""
    return [row[0] for row in database.rows(_REMOVED)]


def of_entry(database: Database, entry: str) -> list[str]:
    """Return all photos that were ever put to this entry, and not erased."""
    return [row[0] for row in database.rows(_OF_ENTRY, entry)]


def forget(database: Database, photo: str) -> None:
    """Erase the content of one photo."""
    database.run(_LOST, photo)


def missing(database: Database) -> int:
    """Look at every photo that a record tells of, and return how many are not here as they were kept."""
    return sum(not _is_whole(database, photo, digest) for photo, digest in _told(database))


def _told(database: Database) -> Iterator[tuple[str, str]]:
    since = 0
    while rows := database.rows(_ADDED, since):
        yield from ((photo, digest) for _, photo, digest in rows)
        since = rows[-1][0]


def _is_whole(database: Database, photo: str, digest: str) -> bool:
    content = whole(database, photo)
    return content is not None and digest_of(content) == digest
