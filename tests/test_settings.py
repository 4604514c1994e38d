"""Where files are, and what their folders are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from healing_journal.settings import (
    Settings,
    default_journal,
    load_settings,
    name_folders,
    save_settings,
    settings_file,
)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home of the test's own, with a journal and settings in their usual places."""
    for name, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("HOME", "")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    default_journal().parent.mkdir(parents=True)
    default_journal().write_bytes(b"a journal")
    save_settings(Settings(country="IE"), settings_file())
    return tmp_path


def test_no_usual_name_tells_what_it_is_in_discretion(home: Path) -> None:
    """Folders and files have a plain name, and everything is found where it now is."""
    name_folders(discreet=True)
    assert default_journal().read_bytes() == b"a journal"
    assert load_settings(settings_file()).country == "IE"
    assert not [path for path in home.rglob("*") if "journal" in path.name.lower()]


def test_the_name_comes_back(home: Path) -> None:
    """Taken back, all is where it was."""
    before = sorted(home.rglob("*"))
    name_folders(discreet=True)
    name_folders(discreet=False)
    assert sorted(home.rglob("*")) == before


def test_a_folder_of_another_program_is_left_alone(home: Path) -> None:
    """Where the plain name is taken, ours keeps its own and is still found."""
    (home / "data" / "notes").mkdir(parents=True)
    (home / "data" / "notes" / "theirs").write_bytes(b"theirs")
    name_folders(discreet=True)
    assert default_journal().read_bytes() == b"a journal"
    assert [path.name for path in (home / "data" / "notes").iterdir()] == ["theirs"]


def test_an_open_journal_is_not_moved_under_its_program() -> None:
    """While a program has it open, its log lies beside it, and the folder keeps its name."""
    place = default_journal()
    (place.parent / f"{place.name}-wal").write_bytes(b"")
    name_folders(discreet=True)
    assert default_journal() == place
