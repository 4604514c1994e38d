from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from healing_journal.cli import COMMANDS

HERE = Path(sys.executable).parent
SHELLS = {"bash": "plain,{}", "zsh": "plain\n{}\n", "fish": "plain,{}\t"}


def _answer(wanted: str, typed: str) -> subprocess.CompletedProcess[str]:
    """Ask the program what could follow, as the script of a shell does."""
    words = typed.split(" ")
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1), "_HEALING_JOURNAL_COMPLETE": wanted}
    if wanted.startswith("fish"):
        asked["COMP_CWORD"] = words[-1]
    code = "import sys; sys.argv[0] = 'healing-journal'; from healing_journal.cli import main; main()"
    told = "print(*sys.modules, file=sys.stderr)"
    return subprocess.run(
        [sys.executable, "-c", f"import atexit, sys; atexit.register(lambda: {told}); {code}"],
        capture_output=True, text=True, check=False, env={**os.environ, **asked},
    )  # fmt: skip


@pytest.mark.parametrize("shell", SHELLS)
def test_the_beginning_of_a_command_is_completed(shell: str) -> None:
    """`con` becomes `contact`, in each shell, and nothing else."""
    assert SHELLS[shell].format("contact") in _answer(f"{shell}_complete", "healing-journal con").stdout
    assert "words" not in _answer(f"{shell}_complete", "healing-journal con").stdout


def test_all_commands_are_offered_without_loading_one() -> None:
    """After the program's name each command is named, and no room of the house is opened for it."""
    answer = _answer("bash_complete", "healing-journal ")
    assert [line.partition(",")[2] for line in answer.stdout.split()] == list(COMMANDS)
    assert not {"msgspec", "sqlcipher3", "starlette"} & set(answer.stderr.split())


def test_options_are_completed() -> None:
    """Those of the program and those of a command."""
    assert "--journal" in _answer("bash_complete", "healing-journal --j").stdout
    assert "--open" in _answer("bash_complete", "healing-journal letter --o").stdout


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_each_shell_is_given_its_script(shell: str) -> None:
    """The script names the program and the variable by which it asks."""
    script = _answer(f"{shell}_source", "healing-journal").stdout
    assert f"_HEALING_JOURNAL_COMPLETE={shell}_complete" in script


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed here")
@pytest.mark.skipif(not (HERE / "healing-journal").exists(), reason="the program is not installed here")
def test_bash_completes_with_the_script() -> None:
    """The script, taken in by bash itself, fills in the word."""
    lines = (
        'eval "$(_HEALING_JOURNAL_COMPLETE=bash_source healing-journal)"',
        "COMP_WORDS=(healing-journal con); COMP_CWORD=1",
        "_healing_journal_completion healing-journal con healing-journal",
        'echo "${COMPREPLY[@]}"',
    )
    answer = subprocess.run(
        ["bash", "-c", "\n".join(lines)], capture_output=True, text=True, check=True,
        env={**os.environ, "PATH": f"{HERE}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert answer.stdout.split() == ["contact"]
