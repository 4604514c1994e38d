"""The desk: the one journal of this process, not made yet, locked, or open; and words not yet saved in it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from healing_journal.album import Picked
from healing_journal.journal import Clock, Journal, right_now
from healing_journal.settings import Settings, load_settings, save_settings
from healing_journal.store import erase, open_store

State: TypeAlias = Literal["new", "locked", "open"]
_NAP = 45.0  # seconds: where the two clocks differ by more, the machine slept, or its clock was set


class _Clocks(NamedTuple):
    """The clock of the wall, which may be set and goes on while the machine sleeps, and the one that does neither."""

    wall: float
    ran: float


def _clocks() -> _Clocks:
    return _Clocks(time.time(), time.monotonic())


class Waiting(msgspec.Struct, frozen=True):
    """Words not saved in a journal yet, the days they are about as the person gave them, and where the cursor stood."""

    text: str = ""
    day: str = ""
    about: str = ""
    at: int = -1


class Desk:
    """What lies on it is in this process's memory alone, and is put away when the journal locks."""

    def __init__(self, path: Path, settings_file: Path, clock: Clock = right_now) -> None:
        self.path = path
        self.waiting = Waiting()
        self.photos: list[Picked] = []  # chosen for a page that is not saved yet
        self.recovery: tuple[str, ...] = ()
        self.first_entry = ""
        self.given: str | None = None  # a passphrase that came with the start, for a journal not made yet
        self.settings: Settings = load_settings(settings_file)
        self.on_open: list[Callable[[], object]] = []
        self.before_lock: list[Callable[[], None]] = []
        self.on_lock: list[Callable[[], None]] = []
        self._settings_file = settings_file
        self._clock = clock
        self._trying = asyncio.Lock()
        self._journal: Journal | None = None
        self._seen = self._ticked = _clocks()

    @property
    def state(self) -> State:
        """Whether the journal is open, locked, or not made yet."""
        if self._journal is not None:
            return "open"
        return "locked" if self.path.exists() else "new"

    @property
    def journal(self) -> Journal:
        """The open journal."""
        assert self._journal is not None, "the threshold lets nobody in before the journal is open"
        return self._journal

    async def begin(self, passphrase: str) -> None:
        """Make the journal; its recovery words lie here until they were checked."""
        async with self._trying:
            self._journal, self.recovery = await asyncio.to_thread(
                Journal.new, self.path, passphrase, self._clock
            )
        self._opened()

    async def unlock(self, secret: str) -> None:
        """Open the journal with its passphrase or its recovery words: one try at a time, for wrong ones take longer."""
        async with self._trying:
            journal = await asyncio.to_thread(Journal.open, self.path, secret, self._clock)
            if self._journal is not None:  # another window was quicker
                journal.close()
                return
            self._journal = journal
        self._opened()

    def _opened(self) -> None:
        self.touch()
        for step in self.on_open:
            step()

    async def prove(self, present: str) -> None:
        """Refuse to go on without the passphrase or the recovery words: who may open the journal is about to change."""
        async with self._trying:
            (await asyncio.to_thread(open_store, self.path, present)).close()

    async def change_passphrase(self, present: str, new: str) -> None:
        """Let a new passphrase open the journal, once the present one was given."""
        await self.prove(present)
        await asyncio.to_thread(self.journal.store.change_passphrase, new)

    def lock(self) -> None:
        """Close the journal and forget its keys, and what was shown of it."""
        if self._journal is not None:
            for step in self.before_lock:
                step()
            self._journal.close()
            self._journal = None
        self.recovery = ()
        if not self.waiting.text:
            self.photos = []
        for step in self.on_lock:
            step()

    async def erase(self) -> None:
        """Lock the journal and delete it with its keys."""
        self.lock()
        await asyncio.to_thread(erase, self.path)

    def touch(self) -> None:
        """Take note that the person is here."""
        self._seen = _clocks()

    def is_left_alone(self) -> bool:
        """Tell whether an open journal was left for so long, or the machine slept, that it is to be locked."""
        now, before = _clocks(), self._ticked
        self._ticked = now
        idle = max(now.wall - self._seen.wall, now.ran - self._seen.ran) > self.settings.lock_minutes * 60
        passed, ran = now.wall - before.wall, now.ran - before.ran
        return self.state == "open" and (idle or abs(passed - ran) > _NAP or ran > _NAP)

    def set(self, **changes: object) -> None:
        """Keep settings of this computer."""
        self.settings = msgspec.convert(msgspec.structs.asdict(self.settings) | changes, Settings)
        save_settings(self.settings, self._settings_file)

    def take_waiting(self) -> Waiting:
        """Return the words that waited for a journal, once."""
        waiting, self.waiting = self.waiting, Waiting()
        return waiting

    def take_photos(self) -> list[Picked]:
        """Return the photos that waited with those words, once."""
        waiting, self.photos = self.photos, []
        return waiting

    def now(self) -> datetime:
        """Return this moment on the person's own clock."""
        return self._clock().astimezone()

    def today(self) -> date:
        """Return the day it is where the person is."""
        return self.now().date()
