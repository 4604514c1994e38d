"""Whatever is typed or piped: an exit status that means something, a sentence or two, and nothing kept of what is refused.

HEALING_JOURNAL_TRIES=1000 tries each command so many times.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from healing_journal.cli import COMMANDS, main
from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE, Run

SERVING = {"web", "demo"}  # these answer until they are stopped: only what they refuse is tried
DONE, REFUSED, MISUSED, STOPPED = 0, 1, 2, 130
TRIES = int(os.environ.get("HEALING_JOURNAL_TRIES", "15"))  # for each command

OPTIONS = (
    "--date", "--json", "--jsonl", "--times", "--explain", "--open", "--list", "--show", "--early", "--format", "--dry-run",
    "--me", "--them", "--words", "--no-such-option", "-h", "--", "-", "",
)  # fmt: skip
ODD = (  # an argument holds no NUL on any system; bytes that are no text arrive as surrogates
    "היום הוא התקשר", "\u202e\u2066", "💔" * 40, "a" * 5000, "2024-05-12", "2024-02-30", "9999-12-31", "0001-01-01", "..",
    "1900..2999", "0", "-1", "²", "%s%n", "\x1b[2J", "\udc80", "\udcff", " ", "\n", "con", "'; drop table record; --", "*",
)  # fmt: skip
ARGUMENTS = some.lists(
    some.one_of(
        some.sampled_from(OPTIONS),
        some.sampled_from(ODD),
        some.text(max_size=30).filter(lambda word: not {"/", "\0"} & set(word)),
    ),
    max_size=4,
)
PIECES = some.sampled_from((
    b"\0", b"\xff\xfe", b"\xc3", b"\xed\xa0\xbd", b"\n", b"\r\n", b"\r", b"7\n", b"-\n", b"\x1a", b"\x04", b"\x1b]52;c;eA==\x07",
    "היום הוא התקשר אליי\n".encode(), "\u202eabc\u2066".encode(), "💔".encode() * 300, b"He called me yesterday. " * 50,
    b'{"id": "a", "written": "2024-05-12", "text": "He called."}\n', b'{"id": 1}\n', b"[" * 2000, b"a" * 100_000,
))  # fmt: skip
GIVEN = some.lists(some.one_of(PIECES, some.binary(max_size=60)), max_size=8).map(b"".join)
FINE = {
    "add": ["--date", "2024-05-12"],
    "letter": ["--open", "9999-12-31"],
    "checkin": ["--date", "2024-05-12"],
}


class House:
    """One journal, and the command line on it as a shell would call it."""

    def __init__(self, folder: Path) -> None:
        self._place = folder / "my.journal"
        (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
        self._files = ["--journal", str(self._place), "--passphrase-file", str(folder / "passphrase")]
        journal, _ = Journal.new(self._place, PASSPHRASE, cost=CHEAP)
        journal.write("He called me yesterday.")
        journal.close()

    def run(self, words: list[str], piped: bytes) -> tuple[int, str]:
        """Run one command; return its exit status and all it said."""
        before, sys.argv = sys.argv, ["healing-journal", *self._files, *words]
        try:
            with CliRunner().isolation(input=piped) as (out, err, _):
                status = _status()
                return status, (out.getvalue() + err.getvalue()).decode("utf-8", "replace")
        finally:
            sys.argv = before

    def records(self) -> int:
        """Return how many things are kept."""
        journal = Journal.open(self._place, PASSPHRASE)
        count = sum(1 for _ in journal.store.records())
        journal.close()
        return count


def _status() -> int:
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or DONE)
    return DONE


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A journal in a folder in which commands may make what they like."""
    folder = tmp_path_factory.mktemp("odd")
    here = Path.cwd()
    (folder / "in").mkdir()
    made = House(folder)
    os.chdir(folder / "in")
    yield made
    os.chdir(here)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_input_is_answered_with_a_stack_trace(command: str, house: House) -> None:
    """Odd arguments and odd standard input: done, refused or misused, in words, and nothing kept unless it was done."""

    @settings(max_examples=TRIES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(ARGUMENTS, GIVEN, some.booleans())
    def attempt(words: list[str], piped: bytes, well_begun: bool) -> None:  # noqa: FBT001 - as drawn
        if command in SERVING and set(words) <= {"--"}:
            return
        before = house.records()
        begun = FINE.get(command, []) if well_begun else []
        status, said = house.run([command, *begun, *words], piped)
        assert status in {DONE, REFUSED, MISUSED, STOPPED}, said
        assert "Traceback" not in said
        assert status == DONE or said.strip()
        assert status == DONE or house.records() == before

    attempt()


@given(some.one_of(some.sampled_from(ODD), some.text(max_size=30)).filter(lambda word: word not in COMMANDS))
@settings(max_examples=TRIES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_what_is_no_command_is_named_as_such(house: House, word: str) -> None:
    """A word that is no command is misuse, and options of the program are looked at before anything is opened."""
    status, said = house.run([word], b"")
    assert status in ({DONE, MISUSED} if word in {"-h", "--help", "--version"} else {MISUSED, STOPPED}), said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "words", [["--journal", "", "new"], ["--journal", ".", "list"], ["restore", "a", ""]]
)
def test_a_file_without_a_name_is_asked_for(house: House, words: list[str]) -> None:
    """An empty name, as an unset variable of a shell gives it, is neither a fault of ours nor some other file."""
    status, said = house.run(words, b"")
    assert status == REFUSED
    assert "Name the file" in said


def test_nothing_that_was_written_commands_the_terminal(run: Run, journal: Journal) -> None:
    """Signs that move a cursor or reach a clipboard are shown as a mark, by every command that shows words."""
    journal.close()
    kept = run("add", given="He called me \x1b]52;c;aGk=\x07 and \x1b[2J said goodbye.")
    entry = kept.stdout.rpartition(" ")[2].strip()
    for shown in (run("show", entry), run("find", given="goodbye"), run("today"), run("contact")):
        assert shown.exit_code == 0
        assert "\x1b" not in shown.stdout
        assert "\x07" not in shown.stdout
