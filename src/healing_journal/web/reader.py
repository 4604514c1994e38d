"""Reading in the background: a thread reads, this loop keeps what was found. Writing and looking never wait for it.

Once all is read, what the entries mean is worked out for search, one entry after the other.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from healing_journal.journal import Journal
from healing_journal.model.finding import Reading
from healing_journal.web.desk import Desk

if TYPE_CHECKING:
    from healing_journal.reading import Known

_log = logging.getLogger(__name__)


class BackgroundReader:
    """Reads the entries that wait for it, one after the other, whenever it is woken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._task: asyncio.Task[None] | None = None
        self._woken = False
        self._left = 0
        self._warming: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether entries are being read."""
        return self._task is not None and not self._task.done()

    @property
    def left(self) -> int:
        """How many entries are still to be read, while reading goes on."""
        return self._left if self.busy else 0

    def wake(self) -> None:
        """Have whatever is unread be read soon."""
        self._woken = True
        if not self.busy:
            self._task = asyncio.get_running_loop().create_task(self._read_all())

    def warm(self) -> None:
        """Bring in what search by meaning needs, before it is asked for; a search itself brings it in too."""
        if self._warming is None or self._warming.done():
            self._warming = asyncio.get_running_loop().create_task(self._warm(self._desk.journal))

    async def _warm(self, journal: Journal) -> None:
        try:
            await asyncio.to_thread(journal.memory.senses.load)
        except Exception as fault:  # noqa: BLE001 - the journal may have been locked meanwhile
            _log.error("Search by meaning could not be brought in: %s", type(fault).__name__)

    def stop(self) -> None:
        """Stop reading; what was not read yet is read another time."""
        if self._task is not None:
            self._task.cancel()

    async def _read_all(self) -> None:
        try:
            await self._read_waiting()
        except Exception as fault:  # noqa: BLE001 - a reader that cannot be loaded must not stop the journal
            _log.error("Entries wait to be read: %s", type(fault).__name__)  # its message may hold words

    async def _read_waiting(self) -> None:
        await asyncio.to_thread(_load)
        while self._woken and self._desk.state == "open":
            self._woken = False
            journal = self._desk.journal
            known = await asyncio.to_thread(journal.known)
            waiting = journal.unread()
            for number, entry in enumerate(waiting):
                self._left = len(waiting) - number
                if self._woken:
                    break  # what was written meanwhile is read first
                if not await self._read(journal, entry, known):
                    return
            else:
                self._left = 0
            for entry in await asyncio.to_thread(journal.memory.senses.waiting):
                if self._woken:
                    break  # what was written meanwhile is read first
                if not await self._sense(journal, entry):
                    return

    async def _sense(self, journal: Journal, entry: str) -> bool:
        """Work out what one entry means; tell whether to go on."""
        from healing_journal.sensing import sense_of  # noqa: PLC0415 - the network loads only where it is needed

        page = journal.entry(entry)
        try:
            sense = await asyncio.to_thread(sense_of, page)
        except Exception as fault:  # noqa: BLE001 - an entry that cannot be looked at must not stop the journal
            _log.error("An entry cannot be found by meaning: %s", type(fault).__name__)
            return True
        if not self._is_still_open(journal):
            return False
        journal.memory.senses.keep(sense)
        return True

    async def _read(self, journal: Journal, entry: str, known: Known) -> bool:
        """Read one entry; tell whether to go on."""
        from healing_journal.reading import read  # noqa: PLC0415 - the models load only where something is read

        page = journal.entry(entry)
        try:
            found = await asyncio.to_thread(read, page.text, page.written, known)
        except Exception as fault:  # noqa: BLE001 - an entry that cannot be read must not stop the journal
            _log.error("An entry could not be read: %s", type(fault).__name__)  # its message may hold words
            return True  # it stays unread, and is tried again at the next start
        if not self._is_still_open(journal):
            return False
        journal.keep_reading(page, Reading(journal.reader, found))
        return True

    def _is_still_open(self, journal: Journal) -> bool:
        return self._desk.state == "open" and self._desk.journal is journal


def _load() -> None:
    """Load the models, which takes a second or more, before the first entry is read."""
    import healing_journal.reading  # noqa: F401, PLC0415 - loading it is the point
