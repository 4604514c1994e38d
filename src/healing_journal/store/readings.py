"""What readers found in the present text of each entry; thrown away and made again as readers improve."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healing_journal.model.finding import Reading
from healing_journal.store.database import Database

_AT_ONCE = 500
_PRESENT = "reading JOIN entry ON entry.id = reading.entry AND entry.revision = reading.revision"

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Reading).decode


def keep_reading(database: Database, entry: str, revision: str, reading: Reading) -> None:
    """Keep a reading in place of the one before, unless the text has changed while it was being read."""
    with database.transaction():
        if database.one("SELECT 1 FROM entry WHERE id = ? AND revision = ?", entry, revision):
            database.run(
                "REPLACE INTO reading (entry, revision, reader, body) VALUES (?, ?, ?, ?)",
                entry, revision, reading.reader, _encode(reading).decode(),
            )  # fmt: skip


def reading_of(database: Database, entry: str) -> Reading | None:
    """Return what was last found in the entry's present text."""
    row = database.one(f"SELECT body FROM {_PRESENT} WHERE entry.id = ?", entry)  # noqa: S608 (a constant)
    return _reading(database, row[0]) if row else None


def readings(database: Database, since: int) -> Iterator[tuple[str, Reading]]:
    """Yield the entry and the reading of every present text that is not in the bin, in the order of keeping."""
    while rows := database.rows(
        f"SELECT reading.num, entry.id, body FROM {_PRESENT} WHERE NOT removed AND reading.num > ? "  # noqa: S608 (constants)
        f"ORDER BY reading.num LIMIT {_AT_ONCE}",
        since,
    ):
        for _, entry, body in rows:
            reading = _reading(database, body)
            if reading is not None:
                yield entry, reading
        since = rows[-1][0]


def _reading(database: Database, body: str) -> Reading | None:
    """Return the reading, or None where an earlier version noted it in a way that is no longer known."""
    try:
        return _decode(body)
    except msgspec.ValidationError:
        return None
    except ValueError:
        raise database.damaged() from None


def unread(database: Database, reader: str) -> list[str]:
    """Return the entries whose present text this reader has not read, the latest days first."""
    rows = database.rows(
        "SELECT id FROM entry WHERE NOT removed AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.entry = entry.id"
        " AND reading.revision = entry.revision AND reading.reader = ?) ORDER BY last DESC, written_at DESC",
        reader,
    )
    return [row[0] for row in rows]
