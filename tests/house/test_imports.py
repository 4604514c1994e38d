from __future__ import annotations

import subprocess
import sys

import pytest

from healing_journal import pages

HEAVY = ("spacy", "numpy", "onnxruntime", "tokenizers", "starlette", "uvicorn", "jinja2")


def _imported_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import healing_journal.cli",
        "import healing_journal.cli.keep",
        "import healing_journal.cli.tell",
        "import healing_journal.journal",
    ],
)
def test_help_and_keeping_load_no_model_and_no_web(statement: str) -> None:
    """What answers at once or only keeps words loads neither the reader's models nor the web server."""
    assert not _imported_by(statement) & set(HEAVY)


@pytest.mark.parametrize("statement", ["import healing_journal.cli.keep", "import healing_journal.cli.shown"])
def test_keeping_and_finding_load_no_story_and_no_reader(statement: str) -> None:
    """A command that only keeps words, or finds them, starts as fast as the libraries it rests on."""
    rooms = {f"healing_journal.{room}" for room in ("story", "reading", "care", "exchange", "bringing")}
    assert not _imported_by(statement) & {
        *rooms,
        "mnemonic",
        "platformdirs",
        "tempfile",
        "shutil",
        "traceback",
    }


@pytest.mark.parametrize("name", pages.__all__)
def test_each_page_is_where_it_is_looked_for(name: str) -> None:
    """A page is loaded when it is first asked for, so that each name must lead to it."""
    assert getattr(pages, name)


def test_help_loads_no_room_of_the_house_but_the_command_line() -> None:
    """`--help` opens neither the store nor the story: it imports the table of commands alone."""
    assert not _imported_by("import healing_journal.cli") & {
        "sqlcipher3",
        "argon2",
        "cryptography",
        "msgspec",
    }
