"""What is done for the journal by itself: a backup when it locks and once a day, a look at every byte once a day.

Once a month the last backup is brought back for practice. Nothing on a page ever waits for any of it: each is done
with a connection of its own, so one that was begun is finished after the journal has locked, a second or two later.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Lock, Thread
from typing import TypeVar

from healing_journal.model.refusal import Refusal
from healing_journal.store import (
    Backup,
    Store,
    backups,
    damage_told,
    last_look,
    look,
    look_is_due,
    make_backup,
    practice_is_due,
    practise,
)
from healing_journal.web.desk import Desk

_T = TypeVar("_T")
_NO_FOLDER = "The folder for backups is not there. Plug in its disk, or name another folder."
_OFTEN_ENOUGH = timedelta(
    hours=1
)  # who locks every few minutes shall still have ten different days in the folder


class Safekeeping:
    """Backs up and checks the journal that lies on the desk; `problem` says why the last backup was not made."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._task: asyncio.Task[None] | None = None
        self._tried: date | None = None
        self._backed_up = -1  # how far the journal had come
        self._one_at_a_time = Lock()
        self.problem = ""

    @property
    def folder(self) -> Path | None:
        """The folder that was named for backups."""
        named = self._desk.settings.backup_folder
        return Path(named) if named else None

    @property
    def damage(self) -> str:
        """The one sentence on what was found wrong with the journal, with the way back; nothing where all is whole."""
        return damage_told(self._desk.path)

    @property
    def worry(self) -> str:
        """Why the last backup was not made, or does not open."""
        last = last_look(self._desk.path)
        return self.problem or (last.unfit if last else "")

    def made(self) -> list[Backup]:
        """Return the backups in the folder, the latest first; each was proved when it was made."""
        return list(reversed(backups(self._desk.path, self.folder))) if self.folder else []

    def opened(self) -> None:
        """Look for what is due anew: the journal was opened."""
        self._tried = None
        self.wake()

    def wake(self) -> None:
        """Have what is due be done soon, if it was not tried today."""
        today = self._desk.today()
        if self._desk.state == "open" and self._tried != today:
            self._tried = today
            self._task = asyncio.get_running_loop().create_task(self._do_what_is_due())

    async def _do_what_is_due(self) -> None:
        try:
            now, path = self._now(), self._desk.path
            if await asyncio.to_thread(look_is_due, path, now):
                await self.check()
            if self.folder is None:
                return
            await self.make_todays()
            if await asyncio.to_thread(practice_is_due, path, now):
                await self._practise(self.folder)
        except Refusal as no:
            # Said on the page of backups; tried again tomorrow, or when the journal is next opened.
            self.problem = str(no)

    async def make_now(self) -> Backup:
        """Make a backup and prove it; a folder that was named and is gone is not made anew in its place."""
        folder = self.folder
        if folder is None or not folder.is_dir():
            raise Refusal(_NO_FOLDER)
        return await self._make(folder, anew=True)

    async def make_todays(self) -> Backup:
        """Make the backup of today, or return the one that something else has made meanwhile."""
        folder = self.folder
        if folder is None or not folder.is_dir():
            raise Refusal(_NO_FOLDER)
        return await self._make(folder, anew=False)

    async def _make(self, folder: Path, *, anew: bool) -> Backup:
        moment, today = self._now(), self._desk.today()

        def make(store: Store) -> Backup:
            with self._one_at_a_time:
                made = [] if anew else backups(store.path, folder)
                if made and made[-1].at.astimezone().date() == today:
                    return made[-1]
                return make_backup(store, folder, moment)

        self._backed_up = self._desk.journal.store.latest().record
        made = await self._aside(make)
        self.problem = ""
        return made

    def locking(self) -> None:
        """Have what was written since the last backup be backed up while the journal locks; nothing waits for it."""
        folder = self.folder
        if folder is None or not folder.is_dir():
            return
        with contextlib.suppress(Refusal):
            made, latest = self.made(), self._desk.journal.store.latest().record
            if self._backed_up == latest or (made and self._now() - made[0].at < _OFTEN_ENOUGH):
                return
            self._backed_up = latest
            own = self._desk.journal.store.beside()
            Thread(target=self._make_last, args=(own, folder, self._now())).start()

    def _make_last(self, store: Store, folder: Path, moment: datetime) -> None:
        with contextlib.closing(store):
            try:
                with self._one_at_a_time:
                    make_backup(store, folder, moment)
            except Refusal as no:
                self.problem = str(no)

    async def check(self) -> tuple[str, ...]:
        """Look at every byte of the journal, mend what can be, and return a sentence for each thing that is wrong."""
        folder, moment = self.folder, self._now()
        found = await self._aside(lambda store: look(store, folder, moment))
        return found.wrong

    async def _practise(self, folder: Path) -> None:
        moment = self._now()
        await self._aside(lambda store: practise(store, folder, moment))

    def _now(self) -> datetime:
        return self._desk.now().astimezone(UTC)

    async def _aside(self, work: Callable[[Store], _T]) -> _T:
        """Do long work in a thread, with a connection of its own, so that no page waits for it."""
        store = self._desk.journal.store

        def working() -> _T:
            with contextlib.closing(store.beside()) as own:
                return work(own)

        return await asyncio.to_thread(working)
