"""The editor as a person meets it: a real process at the other end of a pseudo terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from healing_journal.cli.drafting import Begun, Draft
from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE, Run, refusal_of

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo terminal that a test could hold.", allow_module_level=True)

import pty

SAVE, LEAVE, LEFT = "\x13", "\x03", "\x1b[D"
OTHER_SCREEN, USUAL_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
SECRET = "marzipan on a Tuesday"
PATIENCE = 30.0


class Screen:
    """One run of a command in a terminal of its own."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._hand, far = pty.openpty()
        self.process = subprocess.Popen(
            command, stdin=far, stdout=far, stderr=far, env=environment, start_new_session=True
        )
        os.close(far)
        self.shown = ""

    def type(self, keys: str) -> None:
        """Type."""
        os.write(self._hand, keys.encode())

    def wait_for(self, words: str) -> None:
        """Look at the screen until these words are on it."""
        until = time.monotonic() + PATIENCE
        while words not in self.shown and time.monotonic() < until and self._look():
            pass
        assert words in self.shown, self.shown

    def wait_for_the_end(self) -> int:
        """Look until the command has ended; return its exit status."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._look():
            pass
        return self.process.wait(timeout=PATIENCE)

    def close(self) -> None:
        """Take the terminal away."""
        self.process.kill()
        self.process.wait()
        os.close(self._hand)

    def _look(self) -> bool:
        if not select.select([self._hand], [], [], 0.2)[0]:
            return self.process.poll() is None
        try:
            seen = os.read(self._hand, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.shown += seen.decode("utf-8", "replace")
        return bool(seen)


Sit = Callable[..., Screen]


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Sit down before a command on a journal; home and temporary folder are the test's own."""
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    place = tmp_path / "my.journal"
    Journal.new(place, PASSPHRASE, cost=CHEAP)[0].close()
    homes = {name: str(tmp_path / name) for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    for home in homes.values():
        Path(home).mkdir()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", "COLUMNS": "80", **homes}
    start = [sys.executable, "-c", "from healing_journal.cli import main; main()"]
    files = ["--journal", str(place), "--passphrase-file", str(tmp_path / "passphrase")]
    open_screens: list[Screen] = []

    def command(*words: str, **wishes: str) -> Screen:
        open_screens.append(Screen([*start, *files, *words], {**environment, **wishes}))
        return open_screens[-1]

    yield command
    for screen in open_screens:
        screen.close()


def _texts(tmp_path: Path) -> list[str]:
    journal = Journal.open(tmp_path / "my.journal", PASSPHRASE)
    texts = [journal.entry(head.id).text for head in journal.heads()]
    journal.close()
    return texts


def test_what_is_typed_is_kept_in_the_journal_and_nowhere_else(sit: Sit, tmp_path: Path) -> None:
    """The entry holds the words; no file of the machine does, and the screen is as it was before."""
    page = sit("write", "--date", "2014-06-09")
    page.wait_for("Ctrl-S keeps it")
    page.type(f"{SECRET}!{LEFT}, he said{SAVE}")
    page.wait_for("Kept. 9 June 2014")
    assert page.wait_for_the_end() == 0
    assert _texts(tmp_path) == [f"{SECRET}, he said!"]
    assert page.shown.index(OTHER_SCREEN) < page.shown.index("Ctrl-S keeps it")
    assert "marzipan" not in page.shown.partition(USUAL_SCREEN)[2]
    found = [
        path for path in tmp_path.rglob("*") if path.is_file() and SECRET[:8].encode() in path.read_bytes()
    ]
    assert found == []


def test_a_process_killed_while_one_writes_loses_nothing_older_than_a_few_seconds(
    sit: Sit, tmp_path: Path
) -> None:
    """The next time, the page is there as it was; nothing became an entry."""
    page = sit("write")
    page.wait_for("Ctrl-S keeps it")
    page.type(SECRET)
    page.wait_for("Tuesday")
    time.sleep(3)
    page.process.kill()
    page.process.wait()
    assert _texts(tmp_path) == []
    again = sit("write")
    again.wait_for(SECRET)
    again.type(LEAVE)
    again.wait_for("Put away.")
    assert again.wait_for_the_end() == 0


def test_a_letter_is_written_in_the_same_editor(sit: Sit, tmp_path: Path) -> None:
    """It is sealed as asked, and its draft is gone once it is kept."""
    page = sit("letter", "--open", "9999-12-31")
    page.wait_for("sealed until 31 December 9999")
    page.type(f"{SECRET}\r{SAVE}")
    page.wait_for("It is not sent.")
    assert page.wait_for_the_end() == 0
    journal = Journal.open(tmp_path / "my.journal", PASSPHRASE)
    ((_, letter),) = journal.snapshot.letters.values()
    assert letter.text == f"{SECRET}\n"
    assert journal.draft("terminal letter") is None
    journal.close()


def test_words_that_may_tell_of_danger_are_met_once_after_they_are_kept(sit: Sit, tmp_path: Path) -> None:
    """The entry is kept first; then one offer, whose answer is kept; the day does not ask again."""
    page = sit("write")
    page.wait_for("Ctrl-S keeps it")
    page.type(f"I want to kill myself tonight. I have the pills here.{SAVE}")
    page.wait_for("Your words are saved.")
    page.wait_for("The next three minutes")
    page.wait_for("It was not about that")
    page.type("n\r")
    assert page.wait_for_the_end() == 0
    assert len(_texts(tmp_path)) == 1
    day = sit("today")
    assert day.wait_for_the_end() == 0
    assert "The next three minutes" not in day.shown


def test_headings_stand_out_on_a_terminal_unless_that_is_not_wished(sit: Sit, tmp_path: Path) -> None:
    """The day's title is bold where a person looks, and nothing is marked with NO_COLOR."""
    journal = Journal.open(tmp_path / "my.journal", PASSPHRASE)
    journal.write("A day like others.")
    journal.close()
    for wish, marked in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        day = sit("today", **wish)
        assert day.wait_for_the_end() == 0
        assert ("\x1b[1m" in day.shown) is marked
        assert "You last wrote on" in day.shown


def test_writing_needs_a_terminal(run: Run, journal: Journal) -> None:
    """From a pipe it names the command that takes one."""
    assert "`healing-journal add`" in refusal_of(run("write", given="words"))


def test_a_page_emptied_is_forgotten(journal: Journal) -> None:
    """A draft holds the words and their days, and is gone once there are no words."""
    draft = Draft(journal, "a page")
    draft.keep(Begun("half"))
    assert draft.left() == Begun("half")
    draft.keep(Begun(" "))
    assert journal.draft("a page") is None
    assert draft.left() == Begun()
