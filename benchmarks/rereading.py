"""Measure writing while a journal of 10,000 entries is read anew in the background, and reading that is killed and goes on.

python benchmarks/rereading.py --entries 10000 --saves 40 --kills 5

Saving goes through the whole application, without the network, as a person saves: one page every second, first with
nothing to read, then while all is read anew. Then a program that reads is killed with SIGKILL at random and started again.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import msgspec

from healing_journal.demo import invented_entries
from healing_journal.journal import Journal, new_id
from healing_journal.model.day import Days
from healing_journal.model.finding import Reading
from healing_journal.model.record import Written
from healing_journal.store import Cost
from healing_journal.web import build
from healing_journal.web.desk import Desk
from healing_journal.web.door import COOKIE, Door
from healing_journal.web.reader import BackgroundReader
from healing_journal.web.safekeeping import Safekeeping
from healing_journal.web.views import House, make_templates

ORIGIN, SECRET, PAUSE = "http://127.0.0.1:1", "four words for bench", 1.0
READ_ON = """
import sys
from pathlib import Path
from healing_journal.journal import Journal
journal = Journal.open(Path(sys.argv[1]), sys.argv[2])
for left in journal.read_waiting():
    print(left, flush=True)
"""


class Times(msgspec.Struct, frozen=True):
    """How long saving took, and how many entries were read meanwhile, in how many seconds."""

    saves: list[float]
    read: int
    seconds: float


def fill(place: Path, count: int) -> None:
    """Make a journal of so many entries, all of them read by some earlier reader."""
    journal, _ = Journal.new(place, SECRET, cost=Cost(memory=64, passes=1, lanes=1))
    texts = cycle([page.text for page in invented_entries()])
    bodies = [
        Written(entry=new_id(), days=Days.on(journal.today()), text=text) for text in islice(texts, count)
    ]
    for start in range(0, count, 200):
        journal.append_all(bodies[start : start + 200])
    for body in bodies[:100]:
        journal.keep_reading(journal.entry(body.entry), Reading("an earlier one"))
    journal.close()


class Saving:
    """The running program, to save pages in."""

    def __init__(self, place: Path) -> None:
        self.desk = Desk(place, place.with_name("settings.json"))
        self.reader = BackgroundReader(self.desk)
        house = House(Door(), self.desk, self.reader, make_templates(), Safekeeping(self.desk))
        self.app, self.path = build(house, ORIGIN), f"{house.door.path}/write"
        self._key = house.door.open_session().key

    async def save(self) -> float:
        """Save a page, and return how many milliseconds it took."""
        body = urlencode(
            {"text": "A short page for tonight, and a cup of tea.", "day": "", "about": ""}
        ).encode()
        headers = {
            "host": ORIGIN[7:], "sec-fetch-site": "same-origin", "origin": ORIGIN, "cookie": f"{COOKIE}={self._key}",
            "content-type": "application/x-www-form-urlencoded", "content-length": str(len(body)),
        }  # fmt: skip
        scope = {
            "type": "http", "http_version": "1.1", "method": "POST", "scheme": "http", "path": self.path, "root_path": "",
            "raw_path": self.path.encode(), "query_string": b"", "server": ("127.0.0.1", 1), "client": ("127.0.0.1", 2),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip
        answers: list[dict[str, object]] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, object]) -> None:
            answers.append(message)

        begun = time.perf_counter()
        await self.app(scope, receive, send)  # type: ignore[arg-type]
        assert answers[0]["status"] == 303, answers[0]
        return (time.perf_counter() - begun) * 1000

    async def saves(self, many: int) -> Times:
        """Save so many pages, one a pause, whatever else goes on."""
        unread, begun, took = len(self.desk.journal.unread()), time.perf_counter(), []
        for _ in range(many):
            await asyncio.sleep(PAUSE)
            took.append(await self.save())
        return Times(took, unread + many - len(self.desk.journal.unread()), time.perf_counter() - begun)


async def measured(place: Path, many: int) -> tuple[Times, Times]:
    """Return how long saving took with nothing to read, and while all was read anew."""
    saving = Saving(place)
    await saving.desk.unlock(SECRET)
    wake, saving.reader.wake = saving.reader.wake, lambda: None  # type: ignore[method-assign]
    await saving.save()
    quiet = await saving.saves(many)
    saving.reader.wake = wake  # type: ignore[method-assign]
    wake()
    await asyncio.sleep(3)
    busy = await saving.saves(many)
    saving.reader.stop()
    saving.desk.lock()
    return quiet, busy


def killed(place: Path, kills: int) -> Iterator[tuple[int, int]]:
    """Yield, for each program that was killed while it read, how many it found unread and how many it had answered for."""
    for _ in range(kills):
        command = [sys.executable, "-c", READ_ON, str(place), SECRET]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reading:
            assert reading.stdout is not None
            first = int(reading.stdout.readline())
            time.sleep(random.uniform(2, 8))
            reading.send_signal(signal.SIGKILL)
            rest = [int(line) for line in reading.stdout.read().splitlines()]
        yield first, first - min([first, *rest])


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--kills", type=int, default=5)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        place = Path(folder) / "my.journal"
        fill(place, chosen.entries)
        for name, times in zip(
            ("nothing to read", "reading anew"), asyncio.run(measured(place, chosen.saves)), strict=True
        ):
            took = sorted(times.saves)
            print(
                f"saving, {name}: median {median(took):.0f} ms, slowest {took[-1]:.0f} ms of {len(took)}",
                flush=True,
            )
        each = times.seconds / times.read
        print(
            f"read meanwhile: {times.read} in {times.seconds:.0f} s, so {each * 10_000 / 60:.0f} minutes for 10,000"
        )
        before = 0
        for first, done in killed(place, chosen.kills):
            lost = max(0, first - before) if before else 0
            before = first - done
            print(
                f"killed after {done} of {first}; of those read before, {lost} had to be read again",
                flush=True,
            )


if __name__ == "__main__":
    main()
