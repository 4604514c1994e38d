"""Measure opening the pages of the story in the running program, with 100 and with 10,000 entries; prints one table.

Each page is asked for through the whole application, without the network. Times are the processor's. The findings are
those of the demo's invented entries, over and over, an entry a day.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec

from healing_journal.demo import invented_entries
from healing_journal.journal import Journal, new_id
from healing_journal.model.day import Days
from healing_journal.model.finding import Finding, Reading
from healing_journal.model.record import Written
from healing_journal.reading import read
from healing_journal.store import Cost
from healing_journal.web import build
from healing_journal.web.desk import Desk
from healing_journal.web.door import COOKIE, Door
from healing_journal.web.reader import BackgroundReader
from healing_journal.web.safekeeping import Safekeeping
from healing_journal.web.views import House, make_templates

PAGES = ("today", "contact", "words", "promises", "story", "entries", "write")
ORIGIN, SECRET, RUNS = "http://127.0.0.1:1", "four words for bench", 15
TODAY = date(2024, 6, 1)


def clock() -> datetime:
    """Return the evening on which all is looked at."""
    return datetime(2024, 6, 1, 19, tzinfo=UTC)


def fill(place: Path, count: int) -> None:
    """Make a journal of so many entries, one a day, and keep what was found in them."""
    now = clock() - timedelta(days=count)
    journal, _ = Journal.new(place, SECRET, lambda: now, cost=Cost(memory=64, passes=1, lanes=1))
    known = [(page, read(page.text, page.written)) for page in invented_entries()]
    for start in range(0, count, 200):
        days = [TODAY - timedelta(days=count - number) for number in range(start, min(start + 200, count))]
        now = clock() - timedelta(days=count - start - len(days))
        shown = [known[(start + place_in) % len(known)] for place_in in range(len(days))]
        bodies = [
            Written(entry=new_id(), days=Days.on(day), text=page.text)
            for day, (page, _) in zip(days, shown, strict=True)
        ]
        journal.append_all(bodies)
        for body, (page, found) in zip(bodies, shown, strict=True):
            moved = tuple(shifted(one, (body.days.last - page.written).days) for one in found)
            journal.keep_reading(journal.entry(body.entry), Reading(journal.reader, moved))
    journal.close()


def shifted(finding: Finding, by: int) -> Finding:
    """Return the finding so many days later."""
    moved = {
        field: Days(days.first + timedelta(days=by), days.last + timedelta(days=by))
        for field in ("when", "due")
        if (days := getattr(finding, field, None)) is not None
    }
    return msgspec.structs.replace(finding, **moved)


async def measured(place: Path) -> dict[str, float]:
    """Return, in milliseconds, what opening, the first telling, a changed entry and each page took."""
    desk = Desk(place, place.with_name("settings.json"), clock)
    house = House(Door(), desk, BackgroundReader(desk), make_templates(), Safekeeping(desk))
    app, session = build(house, ORIGIN), house.door.open_session()
    took: dict[str, float] = {}
    for name, step in (("open", desk.unlock(SECRET)), ("tell all", asyncio.sleep(0))):
        begun = time.process_time()
        await step
        if name == "tell all":
            desk.journal.story()
        took[name] = (time.process_time() - begun) * 1000
    entry = desk.journal.entry(desk.journal.heads()[-1].id)
    reading = desk.journal.store.reading(entry.id)
    begun = time.process_time()
    desk.journal.keep_reading(entry, reading or Reading(""))
    desk.journal.story()
    took["read one again, nothing new, tell"] = (time.process_time() - begun) * 1000
    for page in PAGES:
        times = [await asked(app, f"{house.door.path}/{page}", session.key) for _ in range(RUNS)]
        took[page] = median(times[1:])
    desk.lock()
    return took


async def asked(app: object, path: str, key: str) -> float:
    """Ask for a page as the browser does, and return how long it took."""
    headers = [
        (b"host", b"127.0.0.1:1"), (b"sec-fetch-site", b"same-origin"), (b"cookie", f"{COOKIE}={key}".encode())
    ]  # fmt: skip
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path, "root_path": "",
        "raw_path": path.encode(), "query_string": b"", "headers": headers, "server": ("127.0.0.1", 1),
        "client": ("127.0.0.1", 2),
    }  # fmt: skip
    answers: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        answers.append(message)

    begun = time.process_time()
    await app(scope, receive, send)  # type: ignore[operator]
    took = (time.process_time() - begun) * 1000
    assert answers[0]["status"] == 200, answers[0]
    return took


def rows(sizes: list[int]) -> Iterator[tuple[str, list[float]]]:
    """Yield each thing measured with its times at all sizes."""
    with TemporaryDirectory() as folder:
        all_sizes = []
        for size in sizes:
            place = Path(folder) / f"{size}.journal"
            fill(place, size)
            all_sizes.append(asyncio.run(measured(place)))
    for name in all_sizes[0]:
        yield name, [took[name] for took in all_sizes]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000])
    sizes = parser.parse_args().sizes
    print(f"| milliseconds of the processor, median | {' | '.join(f'{size:,}' for size in sizes)} | ratio |")
    print("|---" * (len(sizes) + 2) + "|")
    for name, took in rows(sizes):
        cells = " | ".join(f"{one:,.1f}" for one in took)
        print(f"| {name} | {cells} | {took[-1] / took[0]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
