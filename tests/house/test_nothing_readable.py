from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MARKED = ("zanzibarine", "quillwort")
ENTRY = f"He called me today and said he misses me. {MARKED[0]} {MARKED[1]}. I promised to write on Sunday."
SECRET = "plumbago wheelwright passphrase"


class Shell:
    """The command line in a home of its own, where every place a program could leave something can be looked at."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "passphrase").write_text(SECRET, encoding="utf-8")
        (home / "tmp").mkdir()
        places = {
            name: str(home / name.lower()) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        }
        self.environment = os.environ | places | {"HOME": str(home), "TMPDIR": str(home / "tmp")}

    def run(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command; what it printed is returned, not written."""
        command = [sys.executable, "-c", "from healing_journal.cli import main; main()"]
        return subprocess.run(
            [*command, "--passphrase-file", str(self.home / "passphrase"), *words],
            input=given, capture_output=True, text=True, check=False, env=self.environment, cwd=self.home,
        )  # fmt: skip

    def traces(self, *words: str) -> Iterator[str]:
        """Name every file in which any of these words can be read, the passphrase file apart."""
        for file in self.home.rglob("*"):
            if file.is_file() and file.name != "passphrase":
                content = file.read_bytes().lower()
                if any(
                    form in content for word in words for form in (word.encode(), word.encode("utf-16-le"))
                ):
                    yield str(file.relative_to(self.home))


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A home in which a journal was made and every command was used on a marked entry."""
    shell = Shell(tmp_path_factory.mktemp("home"))
    assert shell.run("new").returncode == 0
    assert shell.run("add", given=ENTRY).returncode == 0
    entry = shell.run("list").stdout.split()[0]
    for words in (("show", entry), ("contact",), ("words", "--json"), ("promises",), ("story",), ("check",)):
        assert shell.run(*words).returncode == 0, words
    assert MARKED[0] in shell.run("find", given=MARKED[0]).stdout
    shell.run("show", "no such entry")
    shell.run("add", "--date", "never", given=ENTRY)
    shell.run(
        "read",
        "--jsonl",
        given=json.dumps({"id": "a", "written": "2024-05-12", "text": ENTRY}) + "\nbroken\n",
    )
    _use_the_rest(shell, entry)
    assert shell.run("backup", str(shell.home / "backups")).returncode == 0
    (backup,) = (file for file in (shell.home / "backups").iterdir() if file.suffix != ".keys")
    assert shell.run("restore", str(backup), str(shell.home / "back.journal")).returncode == 0
    return shell


def _use_the_rest(shell: Shell, entry: str) -> None:
    """Use every other way in and out: letters, taps, bringing in and taking back, the bin, new keys, looking back."""
    assert shell.run("letter", given=f"To you: {MARKED[1]}.").returncode == 0
    shell.run("checkin", given=f"3\n3\n3\n3\n\n\n\n\n\n{MARKED[1]}\n{MARKED[1]}\n" + "\n" * 9)
    with (
        tempfile.TemporaryDirectory() as elsewhere
    ):  # what is brought in was readable before, in its own place
        given = Path(elsewhere) / "notes.md"
        given.write_text(f"# 2024-05-12\n\n{ENTRY}\n\n# 2024-05-13\n\nAgain {MARKED[0]}.\n", encoding="utf-8")
        brought = shell.run("import", str(given))
        assert brought.returncode == 0, brought.stderr
    for words in (
        ("today",),
        ("lookback",),
        ("list",),
        ("letter", "--list"),
        ("bin",),
        ("unimport",),
        ("backups", "."),
    ):
        shell.run(*words)
    shell.run("unimport", "no such batch")
    shell.run("bin", "--empty", given="y\n")
    shell.run("passphrase", "--words", given=f"{SECRET}\n{SECRET}\n")
    shell.run("keyring", "on")
    assert shell.run("show", entry).returncode == 0


def test_a_marked_entry_can_be_read_nowhere_on_the_disk(shell: Shell) -> None:
    """After every command, no file holds a word of the entry: database, backup, temporary files, settings, caches."""
    assert list(shell.traces(*MARKED)) == []


def test_the_passphrase_is_written_nowhere(shell: Shell) -> None:
    """Neither the keys file nor anything else holds the passphrase."""
    assert list(shell.traces(*SECRET.split()[:2])) == []


def test_what_is_kept_is_for_its_owner_alone(shell: Shell) -> None:
    """Files of the journal are 0600 and its folders 0700."""
    kept = [file for file in (shell.home / "xdg_data_home").rglob("*") if "journal" in str(file)]
    assert kept
    for file in kept:
        assert file.stat().st_mode & 0o077 == 0, file


def test_a_refusal_names_no_word_of_the_entry(shell: Shell) -> None:
    """What is said on standard error holds nothing that was written."""
    refused = shell.run("add", "--date", "never", given=ENTRY)
    assert refused.returncode == 1
    assert MARKED[0] not in refused.stderr
    assert "Traceback" not in refused.stderr
