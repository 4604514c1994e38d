"""A real server on a throw-away journal with two entries, for all tests of the web room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

WORDS = (
    "He called me on the marmalade line after work."  # a word of its own, to look for where it must not be
)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with an open journal, and a session in it; tests leave it open."""
    place = tmp_path_factory.mktemp("served") / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    journal.write(WORDS)
    journal.write("I felt calm by the river today. I will not write to him this week.")
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        yield server


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a test's own journal lies."""
    return tmp_path / "kept" / "my.journal"


@pytest.fixture
def kept(place: Path) -> Path:
    """A test's own journal, made but not open."""
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    journal.write(WORDS)
    journal.close()
    return place
