"""Tickets open the door once; sessions live in memory; wrong ones get nowhere."""

from __future__ import annotations

import re
import socket
from pathlib import Path

from healing_journal.web.door import TICKET_SECONDS, Door
from kit import PASSPHRASE
from wire import Served, serving


class _Time:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_ticket_works_once() -> None:
    """The second to show it is not let in."""
    door = Door()
    ticket = door.new_ticket()
    assert door.admit(ticket)
    assert door.admit(ticket) is None


def test_a_ticket_dies_after_a_minute() -> None:
    """It is good at sixty seconds and no longer after."""
    time = _Time()
    door = Door(time)
    early, late = door.new_ticket(), None
    time.seconds = float(TICKET_SECONDS)
    assert door.admit(early)
    late = door.new_ticket()
    time.seconds += TICKET_SECONDS + 0.1
    assert not door.holds_ticket()
    assert door.admit(late) is None


def test_a_new_ticket_puts_an_end_to_the_one_before() -> None:
    """Only one address at a time is good."""
    door = Door()
    first = door.new_ticket()
    door.new_ticket()
    assert door.admit(first) is None


def test_a_guess_is_no_ticket_and_no_session() -> None:
    """Neither nothing nor anything made up opens the door."""
    door = Door()
    door.new_ticket()
    assert door.admit("") is None
    assert door.admit("ünknown") is None
    assert door.session("") is None


def test_sessions_end_with_a_lock() -> None:
    """After the lock the session that was good is not."""
    door = Door()
    session = door.open_session()
    assert door.session(session.key) is session
    door.forget_sessions()
    assert door.session(session.key) is None


def test_two_starts_share_no_path() -> None:
    """The path under which all pages lie is new at each start and cannot be guessed."""
    assert Door().slug != Door().slug
    assert len(Door().slug) >= 20


def test_the_ticket_is_exchanged_once_over_the_wire(kept: Path) -> None:
    """The first exchange lets in with a narrow cookie, the second gets one sentence."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        first = server.enter()
        assert first.status == 303
        cookie = first.headers["set-cookie"]
        assert f"Path={server.path}/" in cookie
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        assert "domain" not in cookie.lower()
        assert "max-age" not in cookie.lower()
        assert "expires" not in cookie.lower()
        assert server.get(f"{server.path}/today").status == 200
        second = server.post("/enter", {"ticket": server.ticket})
        assert second.status == 403
        assert "used already" in second.body


def test_without_the_session_the_path_shows_nothing(served: Served) -> None:
    """To know the path is not enough."""
    answer = served.get(f"{served.path}/today", {"Cookie": ""})
    assert answer.status == 403
    assert served.get(f"{served.path}/today", {"Cookie": "journal=guess"}).status == 403


def test_only_this_machine_can_connect(served: Served) -> None:
    """The port answers on 127.0.0.1 and on no other address of the machine."""
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in {"127.0.0.2", *own} - {"127.0.0.1"}:
        with socket.socket() as line:
            line.settimeout(2)
            assert line.connect_ex((str(address), served.port)) != 0, address


def test_two_starts_take_two_ports(served: Served, kept: Path) -> None:
    """The system chooses the port, so a neighbour cannot know it beforehand."""
    with serving(kept, passphrase=PASSPHRASE) as other:
        assert other.port != served.port


def test_a_fresh_start_with_a_passphrase_shows_no_passphrase_page(kept: Path) -> None:
    """Where the terminal gave the passphrase, the browser never asks for it."""
    with serving(kept, passphrase=PASSPHRASE) as server:
        server.enter()
        assert not re.search(r'type="password"', server.get(f"{server.path}/write").body)
