from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from healing_journal.cli import commands
from healing_journal.journal import Journal
from healing_journal.settings import Settings, save_settings, settings_file
from kit import PASSPHRASE, Run, refusal_of

CALL = "He called me after work today."


@pytest.fixture(autouse=True)
def _kept(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal with one entry that stands and one in the bin, and settings of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    journal.write(CALL)
    journal.remove(journal.write("This one goes.").id)
    journal.close()


def test_what_can_be_made_anew_is_mended_when_asked(run: Run, place: Path) -> None:
    """A search out of step is told of with what mends it, and `check --mend` leaves a whole journal."""
    journal = Journal.open(place, PASSPHRASE)
    journal.store._database.run("INSERT INTO word (word) VALUES ('delete-all')")
    journal.close()
    assert "check --mend" in refusal_of(run("check"))
    assert "every byte as it was written" in run("check", "--mend").output
    assert "every byte as it was written" in run("check").output
    assert "called" in run("find", given="called").output


def test_the_bin_is_listed_and_emptied_only_after_a_yes(run: Run, place: Path) -> None:
    """`bin --empty` asks first, and says that what was backed up before still holds the entries."""
    assert len(run("bin").output.splitlines()) == 1
    assert run("bin", "--empty", given="n\n").exit_code == 1
    assert len(run("bin").output.splitlines()) == 1
    assert (
        "Backups, copies and exports made before still hold them" in run("bin", "--empty", given="y\n").output
    )
    assert run("bin").output == "The bin is empty.\n"
    assert b"This one goes" not in place.read_bytes()


def test_backups_are_listed(run: Run, tmp_path: Path) -> None:
    """Each backup of this journal has its moment and its path; a folder without one is said to have none."""
    folder = tmp_path / "backups"
    assert "no backup" in run("backups", str(folder)).output
    run("backup", str(folder))
    (made,) = run("backups", str(folder)).output.splitlines()
    assert Path(made.split()[-1]).is_file()


def test_a_damaged_journal_is_told_of_with_its_last_backup(run: Run, place: Path, tmp_path: Path) -> None:
    """Where a folder for backups is set, the sentence names the last one, and that one opens."""
    folder = tmp_path / "backups"
    run("backup", str(folder))
    save_settings(Settings(backup_folder=str(folder)), settings_file())
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2 + 100])
    sentence = refusal_of(run("list"))
    (backup,) = folder.glob("*.journal")
    assert str(backup) in sentence
    assert place.read_bytes() == whole[: len(whole) // 2 + 100]
    secret = tmp_path / "passphrase"
    again = CliRunner().invoke(commands, ["--journal", str(backup), "--passphrase-file", str(secret), "list"])
    assert len(again.output.splitlines()) == 1
