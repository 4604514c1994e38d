"""What the open journal has done for it by itself: a look at every byte each day, and a backup when it locks."""

from __future__ import annotations

import html
import json
import os
import re
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from healing_journal.journal import Journal
from healing_journal.store import backups, last_look, make_backup
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

LONG = "Rain on the skylight, and I was at home. " * 400


def made(place: Path) -> Path:
    """Make a journal whose last pages hold a long text, so that it opens also where one of them is damaged."""
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    journal.write(LONG)
    journal.write("A short page.")
    journal.close()
    return place


def spoil(place: Path, at: int) -> None:
    """Change one bit of a file."""
    content = bytearray(place.read_bytes())
    content[at] ^= 1
    place.write_bytes(content)


def name_folder(place: Path, folder: Path) -> None:
    """Name the folder for backups in the settings that a server started here finds."""
    settings = place.parent / "xdg_config_home" / "healing-journal" / "settings.json"
    settings.parent.mkdir(parents=True)
    folder.mkdir()
    settings.write_text(json.dumps({"backup_folder": str(folder)}), encoding="utf-8")


def soon(happened: Callable[[], object]) -> bool:
    """Whether it has happened within some seconds."""
    until = time.monotonic() + 20
    while not happened() and time.monotonic() < until:
        time.sleep(0.05)
    return bool(happened())


def today(server: Served) -> str:
    """What Today says, as text."""
    return html.unescape(re.sub(r"<[^>]*>", " ", server.get(f"{server.path}/today").body))


def test_opening_looks_at_every_byte_once_a_day(place: Path) -> None:
    """A whole journal is looked at soon after it opened, and not again at the next opening; Today says nothing."""
    made(place)
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        assert soon(lambda: last_look(place))
        assert "damaged" not in today(server)
    first = last_look(place)
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        today(server)
        time.sleep(1)
    assert last_look(place) == first


def test_damage_is_named_on_today_with_the_last_good_backup(place: Path, tmp_path: Path) -> None:
    """One bit flipped in a journal that still opens: Today names it in one sentence, with the backup to go back to."""
    journal = Journal.open(made(place), PASSPHRASE)
    name_folder(place, tmp_path / "there")
    backup = make_backup(journal.store, tmp_path / "there", datetime.now(UTC))
    journal.close()
    spoil(place, place.stat().st_size - 200)
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        assert soon(lambda: last_look(place))
        told = f"{place} is damaged; the last good backup is {backup.path}"
        assert told in today(server)
        entries = re.findall(r"/entry/(\w+)", server.get(f"{server.path}/entries").body)
        pages = [
            html.unescape(server.get(f"{server.path}/entry/{one}").body) for one in dict.fromkeys(entries)
        ]
        assert any(told in page for page in pages), "a page that cannot be read names the backup too"
        kept = server.post(f"{server.path}/write", {"text": "What is written now is kept."})
        assert kept.status == 303
        assert server.get(f"{server.path}/entries").body.count("/entry/") > len(pages)


def test_the_locked_page_names_the_backup_of_a_journal_that_does_not_open(
    place: Path, tmp_path: Path
) -> None:
    """Where the journal is damaged so that it cannot be opened, the page that asks for the passphrase says the way back."""
    journal = Journal.open(made(place), PASSPHRASE)
    name_folder(place, tmp_path / "there")
    backup = make_backup(journal.store, tmp_path / "there", datetime.now(UTC))
    journal.close()
    spoil(place, 2000)
    with serving(place) as server:
        server.enter()
        answer = server.post(f"{server.path}/unlock", {"secret": PASSPHRASE})
        assert answer.status == 403
        assert str(backup.path) in html.unescape(answer.body)


def test_locking_backs_up_what_was_written(place: Path, tmp_path: Path) -> None:
    """What was written since the last backup, an hour ago or more, is in a new one soon after the lock."""
    folder = tmp_path / "there"
    made(place)
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        folder.mkdir()
        server.post(f"{server.path}/backups/folder", {"folder": str(folder)})
        (first,) = backups(place, folder)
        hour_ago = first.at.replace(year=first.at.year - 1)
        for ending in ("", ".keys"):
            old = Path(f"{first.path}{ending}")
            old.rename(str(old).replace(f"{first.at:%Y-%m-%dT}", f"{hour_ago:%Y-%m-%dT}"))
        server.post(f"{server.path}/write", {"text": "One more page."})
        server.post(f"{server.path}/lock", {})
        assert soon(lambda: len(backups(place, folder)) == 2), list(folder.iterdir())
    journal = Journal.open(backups(place, folder)[-1].path, PASSPHRASE)
    assert len(journal.heads()) == 3
    journal.close()


def test_stopping_finishes_the_backup_that_was_begun(place: Path, tmp_path: Path) -> None:
    """Ctrl-C right after a page was saved: the program ends once the backup is whole, and leaves no half of one."""
    folder = tmp_path / "there"
    made(place)
    name_folder(place, folder)
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        assert soon(lambda: (seen := last_look(place)) and seen.practised)
        for old in folder.iterdir():
            old.unlink()
        server.post(f"{server.path}/write", {"text": "One more page."})
        os.kill(server.process.pid, signal.SIGINT)
        assert server.process.wait(timeout=20) == 0
    (backup,) = backups(place, folder)
    assert not list(folder.glob("*.new*"))
    journal = Journal.open(backup.path, PASSPHRASE)
    assert len(journal.heads()) == 3
    journal.close()
