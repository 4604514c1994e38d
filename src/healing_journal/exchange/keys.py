"""Names by which the same thing is known when it is brought in again."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b


def digest(*parts: str) -> str:
    """Return a short name made from these parts, always the same."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


def text_key(text: str, day: date | None = None) -> str:
    """Return the key of an entry known only by its words, and its day where the file itself tells it."""
    return f"text:{digest(' '.join(text.split()), day.isoformat() if day else '')}"
