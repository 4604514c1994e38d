"""The demo: an invented writer's months, each kept on its own day, and nothing of the person's touched."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

from healing_journal.demo import clock_of_the_demo, fill
from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE
from wire import Served, environment


def test_what_the_invented_writer_kept_was_kept_on_its_own_day(tmp_path: Path) -> None:
    """Every entry was written on the evening it is about, and months of them tell of most that can be shown."""
    journal, _ = Journal.new(tmp_path / "my.journal", PASSPHRASE, clock_of_the_demo(), cost=CHEAP)
    fill(journal)
    heads = journal.heads()
    assert all(head.written_at.date() == head.days.last for head in heads)
    assert (heads[-1].days.last - heads[0].days.first).days > 90
    story = journal.story()
    parts = (
        story.contacts,
        story.silences,
        story.words,
        story.limits,
        story.plans,
        story.milestones,
        story.letters,
    )
    assert all(parts)
    assert journal.snapshot.decisions
    assert journal.snapshot.foreseen
    journal.close()


def test_the_demo_leaves_the_persons_settings_alone(tmp_path: Path) -> None:
    """What is set while looking round the demo is gone with it."""
    around = environment(tmp_path)
    program = [sys.executable, "-c", "from healing_journal.cli import main; main()", "demo", "--no-browser"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=around) as process:
        assert process.stdout is not None
        server = Served(process, process.stdout.readline().strip())
        server.enter()
        changed = server.post(f"{server.path}/settings", {"theme": "dim", "lock_minutes": "7", "country": ""})
        assert changed.status == 303
        assert re.search(r'value="7"', server.get(f"{server.path}/settings").body)
        process.send_signal(signal.SIGINT)
        process.wait(20)
    assert not list(Path(around["XDG_CONFIG_HOME"]).rglob("*.json"))
    assert not list(Path(around["XDG_DATA_HOME"]).rglob("*.journal*"))
