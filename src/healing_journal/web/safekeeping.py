"""A backup once a day, by itself, where a folder for it was named. Nothing on a page ever waits for it.

It is made when the journal opens, and once a day while it stays open; not when it locks, for locking closes the file
and drops its keys at once, and a backup would have to keep them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path
from typing import TypeVar

from healing_journal.model.refusal import Refusal
from healing_journal.store import Backup, Store, backups, make_backup
from healing_journal.web.desk import Desk

_T = TypeVar("_T")
_NO_FOLDER = "The folder for backups is not there. Plug in its disk, or name another folder."


class Safekeeping:
    """Backs up and checks the journal that lies on the desk; `problem` says why the last backup was not made."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._task: asyncio.Task[None] | None = None
        self._tried: date | None = None
        self.problem = ""

    @property
    def folder(self) -> Path | None:
        """The folder that was named for backups."""
        named = self._desk.settings.backup_folder
        return Path(named) if named else None

    def made(self) -> list[Backup]:
        """Return the backups in the folder, the latest first; each was proved when it was made."""
        return list(reversed(backups(self._desk.path, self.folder))) if self.folder else []

    def opened(self) -> None:
        """Look for a due backup anew: the journal was opened."""
        self._tried = None
        self.wake()

    def wake(self) -> None:
        """Have a backup be made soon, if one is due and was not tried today."""
        today = self._desk.today()
        if self._desk.state == "open" and self.folder and self._tried != today:
            self._tried = today
            self._task = asyncio.get_running_loop().create_task(self._make_if_due())

    async def _make_if_due(self) -> None:
        try:
            made = await asyncio.to_thread(self.made)
            if not made or made[0].at.astimezone().date() != self._desk.today():
                await self.make_now()
        except Refusal as no:
            self.problem = str(
                no
            )  # said on the page of backups; tried again tomorrow, or when the journal is next opened

    async def make_now(self) -> Backup:
        """Make a backup and prove it; a folder that was named and is gone is not made anew in its place."""
        folder = self.folder
        if folder is None or not folder.is_dir():
            raise Refusal(_NO_FOLDER)
        moment = self._desk.now().astimezone(UTC)
        made = await self._aside(lambda store: make_backup(store, folder, moment))
        self.problem = ""
        return made

    async def check(self) -> list[str]:
        """Look at every byte of the journal, and return a sentence for each thing that is wrong."""
        return await self._aside(Store.check)

    async def _aside(self, work: Callable[[Store], _T]) -> _T:
        """Do long work in a thread, with a connection of its own, so that no page waits for it."""
        store = self._desk.journal.store

        def working() -> _T:
            own = store.beside()
            try:
                return work(own)
            finally:
                own.close()

        return await asyncio.to_thread(working)
