"""Backups over the wire: a folder, one now, one a day by itself, and a look at every byte."""

from __future__ import annotations

import html
import json
import re
import time
from pathlib import Path

import pytest

from healing_journal.journal import Journal
from healing_journal.store import backups, restore
from kit import PASSPHRASE
from wire import Served, serving


def said(server: Served) -> str:
    """What the page of backups says."""
    body = server.get(f"{server.path}/backups").body.partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def soon(there: Path, journal: Path, number: int) -> int:
    """How many backups there are, once there are so many or ten seconds have gone."""
    until = time.monotonic() + 10
    while len(backups(journal, there)) < number and time.monotonic() < until:
        time.sleep(0.05)
    return len(backups(journal, there))


def named(journal: Path, there: Path) -> None:
    """Name the folder for backups in the settings that a server started here finds."""
    settings = journal.parent / "xdg_config_home" / "healing-journal" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"backup_folder": str(there)}), encoding="utf-8")


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A folder for backups."""
    folder = tmp_path / "there"
    folder.mkdir()
    return folder


def test_naming_a_folder_makes_the_first_backup(kept: Path, there: Path) -> None:
    """It is listed with when it was proved, and opens with the passphrase."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        assert server.post(f"{server.path}/backups/folder", {"folder": str(there)}).status == 303
        shown = said(server)
        assert "Made and proved" in shown
        assert server.post(f"{server.path}/backups/now", {}).status == 303
        assert shown.count("Made and proved") + 1 == said(server).count("Made and proved") == 2
    store = restore(backups(kept, there)[0].path, there / "back.journal", PASSPHRASE)
    assert len(store.heads()) == 1
    store.close()


@pytest.mark.parametrize("folder", ["not/whole", "/no/such/folder", "~nobody-here/x", "\ud800", "x" * 5000])
def test_a_folder_that_is_none_is_refused_in_a_sentence(kept: Path, folder: str) -> None:
    """What is no folder is said so on the page, and none is made."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        answer = server.post(
            f"{server.path}/backups/folder", {"folder": folder.encode("utf-8", "replace").decode()}
        )
        assert answer.status == 422
        assert 'role="alert"' in answer.body


def test_the_journals_own_folder_is_no_place_for_backups(kept: Path) -> None:
    """Beside the journal a backup would be lost with it."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        answer = server.post(f"{server.path}/backups/folder", {"folder": str(kept.parent)})
        assert "The journal itself lies there" in answer.body


def test_once_a_day_one_is_made_by_itself(kept: Path, there: Path) -> None:
    """Opening makes one; opening again on the same day makes none."""
    named(kept, there)
    for _ in range(2):
        with serving(kept, passphrase=PASSPHRASE) as server:
            server.enter()
            assert soon(there, kept, 1) == 1
    assert soon(there, kept, 2) == 1


def test_a_disk_that_is_not_plugged_in_is_said_and_not_made_up(kept: Path, there: Path) -> None:
    """Where the folder is gone, none is made in its place, and the page says why there is no backup."""
    there.rmdir()
    named(kept, there)
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        until = time.monotonic() + 10
        while "Plug in its disk" not in said(server) and time.monotonic() < until:
            time.sleep(0.05)
        assert "Plug in its disk" in said(server)
    assert not there.exists()


def test_a_look_at_every_byte(kept: Path) -> None:
    """A whole journal is called whole; one flipped byte is found and said."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        server.post(f"{server.path}/backups/check", {})
        assert "The journal is whole" in said(server)
    flip(kept)
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        answer = server.post(f"{server.path}/backups/check", {})
        assert answer.status == 422
        assert "damaged" in answer.body


def flip(journal: Path) -> None:
    """Flip one byte near the end of the file, beyond what opening reads."""
    content = bytearray(journal.read_bytes())
    content[-100] ^= 1
    journal.write_bytes(content)


def test_long_work_beside_the_journal_keeps_no_one_waiting(kept: Path) -> None:
    """A second connection reads the whole file while the first one writes."""
    journal = Journal.open(kept, PASSPHRASE)
    beside = journal.store.beside()
    entry = journal.write("Written meanwhile.")
    assert beside.check() == []
    beside.close()
    assert journal.entry(entry.id).text == "Written meanwhile."
    journal.close()
