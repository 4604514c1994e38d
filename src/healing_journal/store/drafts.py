"""What is being typed and not yet saved, kept encrypted with all the rest."""

from __future__ import annotations

from datetime import UTC, datetime

from healing_journal.store.database import Database, Row
from healing_journal.store.values import Draft


def keep_draft(database: Database, name: str, text: str) -> None:
    """Keep the text in place of what this draft held before."""
    text = text.encode("utf-8", "replace").decode()
    database.run("REPLACE INTO draft VALUES (?, ?, ?)", name, text, datetime.now(UTC).isoformat())


def drafts(database: Database) -> list[Draft]:
    """Return all drafts, the latest first."""
    return [
        _draft(row) for row in database.rows("SELECT name, text, saved_at FROM draft ORDER BY saved_at DESC")
    ]


def draft(database: Database, name: str) -> Draft | None:
    """Return the draft of this name, if there is one."""
    row = database.one("SELECT name, text, saved_at FROM draft WHERE name = ?", name)
    return _draft(row) if row else None


def drop_draft(database: Database, name: str) -> None:
    """Forget the draft."""
    database.run("DELETE FROM draft WHERE name = ?", name)


def _draft(row: Row) -> Draft:
    name, text, saved_at = row
    return Draft(name, text, datetime.fromisoformat(saved_at))
