"""What the passages of each entry mean, in numbers: an index, thrown away and made again at will."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healing_journal.store.database import Database

_AT_ONCE = 200


class Sense(msgspec.Struct, frozen=True):
    """The passages of one revision of an entry: where they stand in its text, and the numbers of each.

    `num` grows with every sense that is kept. `places` holds two 32-bit numbers a passage, its first character and the
    one after its last; `vectors` one signed byte a number; both little-endian, passage after passage.
    """

    num: int
    entry: str
    revision: str
    places: bytes
    vectors: bytes


def keep_sense(database: Database, model: str, sense: Sense) -> None:
    """Keep what a revision means, unless the text has changed meanwhile."""
    with database.transaction():
        if database.one("SELECT 1 FROM entry WHERE id = ? AND revision = ?", sense.entry, sense.revision):
            database.run(
                "REPLACE INTO sense (entry, revision, model, places, vectors) VALUES (?, ?, ?, ?, ?)",
                sense.entry, sense.revision, model, sense.places, sense.vectors,
            )  # fmt: skip


def senses(database: Database, model: str, since: int) -> Iterator[Sense]:
    """Yield what was kept after this number for present texts, also of the bin, in the order of keeping."""
    while rows := database.rows(
        "SELECT sense.num, entry, sense.revision, places, vectors FROM sense JOIN entry"
        " ON entry.id = sense.entry AND entry.revision = sense.revision"
        " WHERE sense.num > ? AND model = ? ORDER BY sense.num LIMIT ?",
        since, model, _AT_ONCE,
    ):  # fmt: skip
        yield from (Sense(*row) for row in rows)
        since = rows[-1][0]


def senses_of(database: Database, model: str, entries: list[str]) -> list[Sense]:
    """Return what was kept for the present texts of these entries, none of them from the bin."""
    marks = ", ".join("?" * len(entries))
    rows = database.rows(
        "SELECT sense.num, entry, sense.revision, places, vectors FROM sense JOIN entry"  # noqa: S608 (only marks)
        " ON entry.id = sense.entry AND entry.revision = sense.revision"
        f" WHERE NOT removed AND model = ? AND entry.id IN ({marks})",
        model, *entries,
    )  # fmt: skip
    return [Sense(*row) for row in rows]


def unsensed(database: Database, model: str) -> list[str]:
    """Return the entries of whose present text this model has made no sense yet, the latest days first."""
    rows = database.rows(
        "SELECT id FROM entry WHERE NOT removed AND NOT EXISTS (SELECT 1 FROM sense INDEXED BY sense_present WHERE sense.entry = entry.id"
        " AND sense.revision = entry.revision AND sense.model = ?) ORDER BY last DESC, written_at DESC",
        model,
    )
    return [row[0] for row in rows]


def texts(database: Database, entries: list[str]) -> dict[str, str]:
    """Return the present texts of these entries, none of them from the bin."""
    found: dict[str, str] = {}
    for start in range(0, len(entries), _AT_ONCE):
        some = entries[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = database.rows(f"SELECT id, text FROM page WHERE id IN ({marks})", *some)  # noqa: S608 (only marks)
        found.update((key, text) for key, text in rows)
    return found
