"""The search field: any words find something or nothing, and none of them is an operator."""

import atexit
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from healing_journal.model.day import Days
from healing_journal.model.record import Record, Written
from healing_journal.store import Store, create
from healing_journal.store.keys import Cost

TEXTS = (
    "She rang on Sunday and I cried in the car.", "No word from her. I walked by the river.", "“Quoted” words, naïve.",
)  # fmt: skip


@cache
def _store() -> Store:
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    store, _ = create(
        Path(folder.name) / "my.journal", "a passphrase", cost=Cost(memory=64, passes=1, lanes=1)
    )
    at, days = datetime(2024, 5, 20, tzinfo=UTC), Days.on(date(2024, 5, 12))
    store.append([Record(text, at, Written(entry=text, days=days, text=text)) for text in TEXTS])
    return store


def seeds() -> Iterable[bytes]:
    """Give words, a phrase, a beginning, and what the index would take for operators."""
    yield from (
        b"sunday",
        b'"the car" sun',
        b"riv",
        b"NEAR(a b, 2) AND NOT text:x ^y z*",
        b'""',
        "naïve".encode(),
    )


def target(content: bytes) -> None:
    """Look for the bytes; what is found shows a text that was written."""
    for hit in _store().find(content.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode()):
        shown = "".join(part for part, _ in hit.snippet).strip("…")
        assert shown in hit.entry
