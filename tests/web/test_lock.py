"""Locking: nothing is shown after it, nothing that was typed is lost by it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kit import PASSPHRASE
from wire import Served, serving

TYPED = "I typed this while it locked."


def _open_handles(server: Served, journal: Path) -> list[str]:
    handles = Path(f"/proc/{server.process.pid}/fd")
    if not os.access(handles, os.R_OK):
        pytest.skip("only root may look at what this program has open")
    links = [str(handle.readlink()) for handle in handles.iterdir() if handle.exists()]
    return [link for link in links if link.startswith(str(journal))]


def test_after_the_lock_no_page_is_shown(kept: Path) -> None:
    """The old cookie leads to the locked page, and the browser is told to forget."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        locked = server.post(f"{server.path}/lock", {})
        assert locked.headers["location"] == f"{server.path}/unlock"
        assert locked.headers["clear-site-data"] == '"cache", "storage"'
        for page in ("write", "today", "entries", "story", "settings"):
            answer = server.get(f"{server.path}/{page}")
            assert answer.headers["location"] == f"{server.path}/unlock", page


def test_after_the_lock_the_file_is_closed(kept: Path) -> None:
    """The program has nothing of the journal open once it is locked."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        assert _open_handles(server, kept)
        server.post(f"{server.path}/lock", {})
        until = time.monotonic() + 5  # a look at every byte that was begun is finished first
        while _open_handles(server, kept) and time.monotonic() < until:
            time.sleep(0.05)
        assert not _open_handles(server, kept)


def test_the_passphrase_opens_it_again_with_a_new_session(kept: Path) -> None:
    """A wrong passphrase gets one sentence; the right one a session that is not the old one."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        server.post(f"{server.path}/lock", {})
        wrong = server.post(f"{server.path}/unlock", {"secret": "not these words"})
        assert wrong.status == 403
        assert "does not open" in wrong.body
        right = server.post(f"{server.path}/unlock", {"secret": PASSPHRASE})
        assert right.status == 303
        assert right.headers["set-cookie"].partition(";")[0] != server.cookie
        assert server.get(f"{server.path}/today").status == 403


def test_each_wrong_passphrase_makes_the_next_answer_slower(kept: Path) -> None:
    """From the fourth on, the answer waits; every answer is the same."""
    with serving(kept) as server:
        server.enter()
        answers, took = [], []
        for guess in ("one", "two", "three", "four"):
            begun = time.monotonic()
            answers.append(server.post(f"{server.path}/unlock", {"secret": guess}))
            took.append(time.monotonic() - begun)
        assert took[3] >= 1.0 > min(took[:3])
        assert len({(answer.status, answer.body) for answer in answers}) == 1


def test_words_saved_while_it_locks_are_kept_until_it_is_open(kept: Path) -> None:
    """Saving on a page that has just locked loses nothing: the words wait, unseen, for the passphrase."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        server.post(f"{server.path}/lock", {})
        saved = server.post(f"{server.path}/write", {"text": TYPED})
        assert saved.headers["location"] == f"{server.path}/unlock"
        locked = server.get(f"{server.path}/unlock").body
        assert TYPED not in locked
        assert "held until" in locked
        right = server.post(f"{server.path}/unlock", {"secret": PASSPHRASE})
        server.cookie = right.headers["set-cookie"].partition(";")[0]
        assert TYPED in server.get(f"{server.path}/write").body


def test_help_can_be_read_while_it_is_locked(kept: Path) -> None:
    """The lines are there without the passphrase, and nothing of the journal with them."""
    with serving(kept) as server:
        server.enter()
        answer = server.get(f"{server.path}/help")
        assert answer.status == 200
        assert "cannot call anyone" in answer.body
        assert "marmalade" not in answer.body


@pytest.mark.parametrize("page", ["/entries", "/entry/x", "/draft"])
def test_a_change_while_locked_leads_to_the_passphrase(kept: Path, page: str) -> None:
    """Nothing but the page being saved is taken in."""
    with serving(kept) as server:
        server.enter()
        assert server.post(server.path + page, {"text": "x"}).headers["location"] == f"{server.path}/unlock"
