"""The encrypted file: bytes put anywhere into a journal, or a backup, are found at opening or by the check."""

import atexit
import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from healing_journal.model.day import Days
from healing_journal.model.record import Record, Written
from healing_journal.model.refusal import Refusal
from healing_journal.store import create, open_store
from healing_journal.store.keys import Cost

PASSPHRASE = "a passphrase"
_PLACE = 4  # bytes that say where the rest is put


@cache
def _made() -> tuple[Path, bytes]:
    """Make a journal with an entry, and return where it lies and what it holds."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "my.journal"
    store, _ = create(path, PASSPHRASE, cost=Cost(memory=64, passes=1, lanes=1))
    written = Written(entry="a", days=Days.on(date(2024, 5, 12)), text="I wrote this by the river. " * 400)
    store.append([Record("1", datetime(2024, 5, 20, tzinfo=UTC), written)])
    store.close()
    return path, path.read_bytes()


def seeds() -> Iterable[bytes]:
    """Put a byte at the beginning, into the first page, at a page's mark, and at the end."""
    _, content = _made()
    for place in (0, 16, 100, 4090, 4096, 9000, len(content) - 1, len(content) - 100):
        yield place.to_bytes(_PLACE, "big") + b"\x01"


def target(content: bytes) -> None:
    """Put the bytes into the file at the place that the first of them say, open it, and look at every byte."""
    path, whole = _made()
    place = int.from_bytes(content[:_PLACE], "big") % len(whole)
    put = content[_PLACE:]
    changed = whole[:place] + put + whole[place + len(put) :]
    path.write_bytes(changed)
    for left in ("-wal", "-shm", ".tries"):
        path.with_name(path.name + left).unlink(missing_ok=True)
    found = _look(path)
    assert found == (changed != whole), (place, put)


def _look(path: Path) -> bool:
    """Tell whether opening or checking the journal finds anything wrong."""
    try:
        store = open_store(path, PASSPHRASE)
    except Refusal:
        return True
    try:
        return bool(store.check())
    except Refusal:
        return True
    finally:
        store.close()
