"""Starting and stopping: what is printed, what is left on the disk, and what nobody else gets to see."""

from __future__ import annotations

import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.model.refusal import Refusal
from healing_journal.web.server import listen
from kit import CHEAP, PASSPHRASE
from wire import environment, serving

MARK = "zanzibarite"  # stands in no program and no library


def _until(path: Path) -> None:
    for _ in range(200):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(path)


@pytest.fixture
def noting_browser(tmp_path: Path) -> Path:
    """A program that notes what a browser would be given, and what lies in that file."""
    program = tmp_path / "browser"
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/given\nfile="${{1#file://}}"\nstat -c "%a" "$file" > {tmp_path}/mode\n'
        f'cat "$file" > {tmp_path}/page\ncat /proc/*/cmdline 2>/dev/null | tr "\\0" " " > {tmp_path}/ps\n'
        f"touch {tmp_path}/done\n"
    )
    program.chmod(0o700)
    return program


def test_the_browser_is_handed_a_file_that_nobody_else_can_read(
    kept: Path, tmp_path: Path, noting_browser: Path
) -> None:
    """The ticket stands in a file of mode 0600 and in no list of programs; once used, the file is gone."""
    with serving(kept, passphrase=PASSPHRASE, browser=noting_browser) as server:
        _until(tmp_path / "done")
        given = (tmp_path / "given").read_text().strip()
        assert given.startswith("file://")
        assert (tmp_path / "mode").read_text().strip() == "600"
        assert server.ticket in (tmp_path / "page").read_text()
        assert server.ticket not in (tmp_path / "ps").read_text()
        server.enter()
        gone = Path(given.removeprefix("file://"))
        for _ in range(100):
            if not gone.parent.exists():
                break
            time.sleep(0.05)
        assert not gone.parent.exists()


def test_stopping_at_once_leaves_no_start_file(kept: Path, tmp_path: Path, noting_browser: Path) -> None:
    """Ctrl-C within the minute takes the file away too."""
    with serving(kept, passphrase=PASSPHRASE, browser=noting_browser):
        _until(tmp_path / "done")
    given = (tmp_path / "given").read_text().strip()
    assert not Path(given.removeprefix("file://")).parent.exists()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(kept: Path, stop: signal.Signals) -> None:
    """Ctrl-C and a plain kill end it with one sentence, no trace, and a whole journal."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        server.process.send_signal(stop)
        assert server.process.wait(20) == 0
    errors = (kept.parent / "errors").read_text()
    assert errors == "Stopped. The journal is locked.\n"
    Journal.open(kept, PASSPHRASE).close()


def test_a_port_in_use_gets_one_sentence() -> None:
    """Another program's port is named, and what to do about it."""
    with listen(None) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refusal, match=f"Port {port} is in use"):
            listen(port)


def test_one_line_is_printed(kept: Path) -> None:
    """Standard output holds the address and nothing else."""
    command = [sys.executable, "-c", "from healing_journal.cli import main; main()", "--journal", str(kept)]
    process = subprocess.Popen(
        [*command, "web", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(kept.parent),
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert first.startswith("http://127.0.0.1:")
    assert rest == ""


def test_nothing_written_is_in_any_output_or_beside_the_journal(place: Path) -> None:
    """A word that was saved, searched and asked for in vain is in no log, no answer's head and no file in the clear."""
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        answers = [
            server.post(f"{server.path}/draft", {"text": f"{MARK} half"}),
            server.post(f"{server.path}/write", {"text": f"{MARK} whole"}),
            server.post(f"{server.path}/write", {"text": f"{MARK} lost", "about": MARK}),
            server.post(f"{server.path}/search", {"words": MARK}),
            server.post(f"{server.path}/entry/{MARK}/note", {"said": MARK, "key": MARK}),
            server.get(f"{server.path}/{MARK}"),
        ]
        assert all(MARK not in str(answer.headers) for answer in answers)
        command_line = Path(f"/proc/{server.process.pid}/cmdline").read_bytes()
        limits = Path(f"/proc/{server.process.pid}/limits").read_text()
        assert re.search(r"Max core file size +0 +0 ", limits)
        if (
            sys.platform == "linux"
        ):  # the system's own crash reporter is handed nothing, nor is another program
            assert Path(f"/proc/{server.process.pid}/mem").stat().st_uid == 0
    for file in place.parent.rglob("*"):
        if file.is_file():
            assert MARK.encode() not in file.read_bytes(), file
    assert MARK.encode() not in command_line
    assert PASSPHRASE.encode() not in command_line


def test_the_files_are_the_persons_own(place: Path) -> None:
    """The journal, its keys and the settings can be read by nobody else."""
    with serving(place) as server:
        server.enter()
        server.post(f"{server.path}/write", {"text": "The first words."})
        server.post(f"{server.path}/begin", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
        server.post(f"{server.path}/settings", {"theme": "dim", "lock_minutes": "7"})
        assert 'data-theme="dim"' in server.get(f"{server.path}/today").body
        files = [place, place.with_name(f"{place.name}.keys"), *place.parent.rglob("settings.json")]
        assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 3


def test_a_file_that_is_no_journal_gets_one_sentence(tmp_path: Path) -> None:
    """Another file is left as it is, and the page says so instead of a trace."""
    place = tmp_path / "kept" / "my.journal"
    place.parent.mkdir()
    place.write_text("shopping: bread, tea")
    with serving(place) as server:
        server.enter()
        answer = server.post(f"{server.path}/unlock", {"secret": PASSPHRASE})
        assert answer.status == 403
        assert "Traceback" not in answer.body
        assert 'role="alert"' in answer.body
    assert place.read_text() == "shopping: bread, tea"
