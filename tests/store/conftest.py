from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from healing_journal.model.day import Days
from healing_journal.model.record import Body, Record, Written
from healing_journal.store import Cost, Store, create

CHEAP = Cost(memory=64, passes=1, lanes=1)
PASSPHRASE = "the kettle hums at four"

Recorded: TypeAlias = Callable[[Body], Record]
Writes: TypeAlias = Callable[..., Record]


@pytest.fixture
def cheap() -> Cost:
    """A cost that makes tests quick and would protect nobody."""
    return CHEAP


@pytest.fixture
def passphrase() -> str:
    """What opens the journals of these tests."""
    return PASSPHRASE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal may be made."""
    return tmp_path / "room" / "my.journal"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new, open journal."""
    made, _ = create(path, PASSPHRASE, cost=CHEAP)
    yield made
    made.close()


@pytest.fixture
def recorded() -> Recorded:
    """Make a record of a body."""
    return lambda body: Record(uuid.uuid4().hex, datetime.now(UTC), body)


@pytest.fixture
def writes(recorded: Recorded) -> Writes:
    """Make the record of a written entry: its id, its text, and the day it is about."""

    def written(entry: str, text: str, day: date = date(2026, 3, 1)) -> Record:
        return recorded(Written(entry=entry, days=Days.on(day), text=text))

    return written
