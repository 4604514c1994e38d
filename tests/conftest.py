"""What the tests of the whole house share: a journal that opens quickly, and the command line on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brought import Made
from healing_journal.cli import commands
from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE, Clock, Run


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of whoever runs it."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def clock() -> Clock:
    """A clock that stands on the evening of 20 May 2024."""
    return Clock()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a test's journal lies."""
    return tmp_path / "kept" / "my.journal"


@pytest.fixture
def journal(place: Path, clock: Clock) -> Iterator[Journal]:
    """An open, empty journal."""
    made, _ = Journal.new(place, PASSPHRASE, clock, cost=CHEAP)
    yield made
    made.close()


@pytest.fixture
def run(place: Path, tmp_path: Path) -> Run:
    """Run one command on the test's journal with its passphrase from a file, as a script would."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def command(*words: str, given: str | bytes = "") -> Result:
        return CliRunner().invoke(
            commands, ["--journal", str(place), "--passphrase-file", str(secret), *words], input=given
        )

    return command


@pytest.fixture
def another(tmp_path: Path, clock: Clock) -> Iterator[Made]:
    """Makes as many journals as a test needs."""
    made: list[Journal] = []

    def make() -> Journal:
        journal, _ = Journal.new(tmp_path / f"{len(made)}.journal", PASSPHRASE, clock, cost=CHEAP)
        made.append(journal)
        return journal

    yield make
    for journal in made:
        journal.close()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that drive a browser come last: Playwright's event loop stays, and no other may run beside it."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))
