"""Reading in the background: it goes on where it stopped, says how far it is, and lets what is new come first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from healing_journal.journal import Journal
from healing_journal.web.desk import Desk
from healing_journal.web.reader import BackgroundReader
from kit import CHEAP, PASSPHRASE

MANY = 12


def _filled(place: Path) -> None:
    journal, _ = Journal.new(place, PASSPHRASE, cost=CHEAP)
    for number in range(MANY):
        journal.write(f"She wrote to me at noon, and I cried for an hour. That was page {number}.")
    journal.close()


async def _until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not so():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.005)


def test_reading_goes_on_after_a_stop_and_says_how_many_are_left(tmp_path: Path) -> None:
    """Each page that was read stays read; the next start reads the others and no page twice."""

    async def story() -> None:
        desk = Desk(tmp_path / "my.journal", tmp_path / "settings.json")
        await desk.unlock(PASSPHRASE)
        first = BackgroundReader(desk)
        first.wake()
        await _until(lambda: 0 < first.left <= MANY - 3)
        first.stop()
        before = len(desk.journal.unread())
        assert 0 < before <= MANY - 3
        desk.lock()
        await desk.unlock(PASSPHRASE)
        second = BackgroundReader(desk)
        second.wake()
        await _until(lambda: second.left > 0)
        assert second.left <= before
        await _until(lambda: not desk.journal.unread())
        desk.lock()

    _filled(tmp_path / "my.journal")
    asyncio.run(story())


def test_a_new_page_is_read_before_the_old_ones_that_wait(tmp_path: Path) -> None:
    """Who writes while old pages are read sees what was noted on the new page first."""

    async def story() -> None:
        desk = Desk(tmp_path / "my.journal", tmp_path / "settings.json")
        await desk.unlock(PASSPHRASE)
        reader = BackgroundReader(desk)
        reader.wake()
        await _until(lambda: reader.left == MANY - 2)
        new = desk.journal.write("He called me tonight, and I did not pick up.")
        reader.wake()
        await _until(lambda: new.id not in desk.journal.unread())
        assert len(desk.journal.unread()) > MANY // 2
        reader.stop()
        desk.lock()

    _filled(tmp_path / "my.journal")
    asyncio.run(story())
