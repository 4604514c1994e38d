from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from healing_journal.cli.far import Far
from healing_journal.journal import Journal
from healing_journal.store import open_store
from kit import PASSPHRASE

ENTRIES = 3_000
PROGRAM = [sys.executable, "-c", "from healing_journal.cli import main; main()"]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl-C"])
def test_an_import_stopped_anywhere_goes_on(journal: Journal, tmp_path: Path, how: signal.Signals) -> None:
    """However often it is stopped, the journal is whole each time, and in the end each entry is there once, in one batch."""
    place = journal.store.path
    journal.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    export = tmp_path / "journal.txt"
    export.write_text(
        "".join(f"[2024-05-{n % 28 + 1:02} 09:30] Page {n}. It rained.\n\n" for n in range(ENTRIES))
    )
    command = [
        *PROGRAM,
        "--journal",
        str(place),
        "--passphrase-file",
        str(tmp_path / "passphrase"),
        "import",
        str(export),
    ]
    dice = random.Random(7)
    counts = []
    for _ in range(4):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.3, 0.9))
        running.send_signal(how)
        running.wait(timeout=30)
        store = open_store(place, PASSPHRASE)
        assert store.check() == []
        counts.append(len(store.heads()))
        store.close()
    assert counts == sorted(counts)
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    store = open_store(place, PASSPHRASE)
    assert sorted(store.entry(head.id).text for head in store.heads()) == sorted(  # type: ignore[union-attr]
        f"Page {n}. It rained." for n in range(ENTRIES)
    )
    assert len({record.body.batch for record in store.records() if hasattr(record.body, "batch")}) == 1
    store.close()
    assert "To take it all back" in ended.stdout or counts[-1] == ENTRIES


def test_it_says_how_long_it_may_still_take(capsys: pytest.CaptureFixture[str]) -> None:
    """After a moment the share and the time left are said; of what takes no time, nothing is."""
    moment = [0.0]
    far = Far("Reading", _clock(moment))
    far(1, 100)
    assert capsys.readouterr().err == ""
    moment[0] = 10.0
    far(20, 100)
    assert capsys.readouterr().err == "\rReading: 20%, about 40 s left   "
    moment[0] = 600.0
    far(20, 100)
    assert "about 40 min left" in capsys.readouterr().err
    far(250, 100)
    far.end()
    assert capsys.readouterr().err == "\n"


def _clock(moment: list[float]) -> Callable[[], float]:
    return lambda: moment[0]
