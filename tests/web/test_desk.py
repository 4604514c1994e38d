"""The desk locks what is left alone, and keeps what is not saved yet."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from healing_journal.web import desk as desk_module
from healing_journal.web.desk import Desk, Waiting
from kit import PASSPHRASE


class _Time:
    """The machine's clock, as a test sets it."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

        self.asleep = 0.0

    def time(self) -> float:
        return self.seconds

    def monotonic(self) -> float:
        return self.seconds - self.asleep


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> _Time:
    """A clock in the place of the machine's."""
    clock = _Time()
    monkeypatch.setattr(desk_module, "time", clock)
    return clock


@pytest.fixture
def desk(kept: Path, time: _Time, tmp_path: Path) -> Desk:
    """A desk with an open journal on it."""
    desk = Desk(kept, tmp_path / "settings.json")
    asyncio.run(desk.unlock(PASSPHRASE))
    return desk


def _pass(time: _Time, desk: Desk, seconds: int, step: int = 5) -> bool:
    """Let time go by in the server's own steps; tell whether the journal was to be locked meanwhile."""
    left = False
    for _ in range(0, seconds, step):
        time.seconds += step
        left = left or desk.is_left_alone()
    return left


def test_it_locks_after_the_minutes_that_were_set(desk: Desk, time: _Time) -> None:
    """Five minutes alone lock it; being there puts that off."""
    assert not _pass(time, desk, 295)
    desk.touch()
    assert not _pass(time, desk, 295)
    assert _pass(time, desk, 10)
    desk.lock()


def test_a_machine_that_slept_wakes_up_locked(desk: Desk, time: _Time) -> None:
    """A jump of the clock of a minute, with nobody there, means that the lid was closed."""
    assert not _pass(time, desk, 20)
    time.asleep = 55
    assert _pass(time, desk, 60, step=60)
    desk.lock()


def test_a_program_that_was_stopped_goes_on_locked(desk: Desk, time: _Time) -> None:
    """Where both clocks went on and the program did not, it was held, and nobody knows by whom."""
    assert _pass(time, desk, 60, step=60)
    desk.lock()


@pytest.mark.parametrize("set_by", [-7200, 7200])
def test_a_clock_that_was_set_locks(desk: Desk, time: _Time, set_by: int) -> None:
    """A clock that jumps, back or on, cannot be told from a sleep: the journal locks, and stays open no longer for it."""
    assert not _pass(time, desk, 20)
    time.seconds += set_by
    time.asleep += set_by
    assert _pass(time, desk, 5)
    desk.lock()


def test_locking_closes_forgets_and_tells(desk: Desk) -> None:
    """The journal is closed, its recovery words are gone, and whoever asked is told."""
    told = []
    desk.on_lock.append(lambda: told.append(True))
    desk.recovery = tuple("word")
    journal = desk.journal
    desk.lock()
    assert desk.state == "locked"
    assert not desk.recovery
    assert told == [True]
    with pytest.raises(Exception, match="locked"):
        journal.heads()


def test_waiting_words_are_given_once(desk: Desk) -> None:
    """Words held for the journal are handed over, and not a second time."""
    desk.waiting = Waiting("some words")
    assert desk.take_waiting().text == "some words"
    assert desk.take_waiting() == Waiting()
    desk.lock()


def test_settings_outlive_the_desk(desk: Desk, kept: Path, tmp_path: Path) -> None:
    """What was set for this computer is there at the next start."""
    desk.set(theme="dim", lock_minutes=9)
    again = Desk(kept, tmp_path / "settings.json")
    assert (again.settings.theme, again.settings.lock_minutes) == ("dim", 9)
    desk.lock()
