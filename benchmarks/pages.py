"""Measure opening the journal and its pages in the running program, as it grows; prints one table.

python benchmarks/pages.py --sizes 100 365 10000 100000

Each page is asked for through the whole application, without the network, each journal in a program of its own. Times are the
processor's. Texts are of about 200 made-up words, their findings those of the demo's invented entries, over and over, an
entry a day.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from shutil import copytree
from statistics import median
from tempfile import TemporaryDirectory

import corpus
import msgspec
from corpus import Language, texts_of

from healing_journal.demo import invented_entries
from healing_journal.journal import Journal, new_id
from healing_journal.model.day import Days
from healing_journal.model.finding import Finding, Reading
from healing_journal.model.record import Written
from healing_journal.pages.search import Sought
from healing_journal.reading import READER, read
from healing_journal.store import Cost
from healing_journal.web import build
from healing_journal.web.desk import Desk
from healing_journal.web.door import COOKIE, Door
from healing_journal.web.reader import BackgroundReader
from healing_journal.web.safekeeping import Safekeeping
from healing_journal.web.views import House, make_templates

PAGES = (
    "today", "contact", "words", "promises", "story", "entries", "write", "lookback", "lookback/drawn",
    "lookback/evenings", "lookback/beside", "lookback/language", "lookback/this-day", "lookback/patterns", "letters",
    "lists", "search", "checkin", "settings", "bin", "help",
)  # fmt: skip
ORIGIN, SECRET, RUNS = "http://127.0.0.1:1", "four words for bench", 9
TODAY = date(2024, 6, 1)
WORDS = Language().queries(1, common=False)[0].split()


def clock() -> datetime:
    """Return the evening on which all is looked at."""
    return datetime(2024, 6, 1, 19, tzinfo=UTC)


def fill(place: Path, texts: Sequence[str]) -> None:
    """Make a journal of so many entries, one a day, and keep what was found in them."""
    count = len(texts)
    now = clock() - timedelta(days=count)
    journal, _ = Journal.new(place, SECRET, lambda: now, cost=Cost(memory=64, passes=1, lanes=1))
    known = [(page, read(page.text, page.written)) for page in invented_entries()]
    for start in range(0, count, 200):
        days = [TODAY - timedelta(days=count - number) for number in range(start, min(start + 200, count))]
        now = clock() - timedelta(days=count - start - len(days))
        shown = [known[(start + place_in) % len(known)] for place_in in range(len(days))]
        bodies = [
            Written(entry=new_id(), days=Days.on(day), text=text)
            for day, text in zip(days, texts[start : start + 200], strict=True)
        ]
        journal.append_all(bodies)
        for body, (page, found) in zip(bodies, shown, strict=True):
            moved = tuple(shifted(one, (body.days.last - page.written).days) for one in found)
            journal.keep_reading(journal.entry(body.entry), Reading(READER, moved))
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
    """Return, in milliseconds, what opening, the first telling, a page more and each page took; and the memory."""
    desk = Desk(place, place.with_name("settings.json"), clock)
    house = House(Door(), desk, BackgroundReader(desk), make_templates(), Safekeeping(desk))
    app, session = build(house, ORIGIN), house.door.open_session()
    took: dict[str, float] = {}

    async def opened(page: str) -> float:
        return await asked(app, f"{house.door.path}/{page}", session.key)

    begun = time.perf_counter()
    took["unlock"] = await timed(desk.unlock(SECRET))
    took["today, the first page after it"] = await opened("today")
    took["both, on the clock"] = (time.perf_counter() - begun) * 1000
    for page in PAGES:
        took[f"{page}, first"] = await opened(page)
        took[page] = median([await opened(page) for _ in range(RUNS)])
    took["memory, MB"] = memory()
    more = [await one_more(desk.journal, opened) for _ in range(RUNS)]
    for name in more[0]:
        took[name] = median(one[name] for one in more)
    for words in ("search of one word", "search of three words"):
        session.sought = Sought(" ".join(WORDS[: 1 if "one" in words else 3]))
        took[words] = median([await opened("search") for _ in range(RUNS)])
    took["memory once searched by meaning, MB"] = memory()
    desk.lock()
    return took


def memory() -> float:
    """Return how many megabytes this program has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def timed(step: Awaitable[None]) -> float:
    """Return how many milliseconds of the processor a step took."""
    begun = time.process_time()
    await step
    return (time.process_time() - begun) * 1000


async def one_more(journal: Journal, opened: Callable[[str], Awaitable[float]]) -> dict[str, float]:
    """Write a page that tells of everything at once, and open pages after it."""
    known = islice(journal.store.readings(), 40)
    kinds = {type(one): one for _, reading in known for one in reading.findings}
    begun = time.process_time()
    entry = journal.write("We talked, and I wrote it down.")
    took = {"write one more": (time.process_time() - begun) * 1000}
    journal.keep_reading(entry, Reading(READER, tuple(kinds.values())))
    begun = time.process_time()
    journal.story()
    took["tell the story after it"] = (time.process_time() - begun) * 1000
    return took | {f"{page}, after one more": await opened(page) for page in ("today", "contact", "story")}


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


def of_size(size: int, kept: Path | None) -> dict[str, float]:
    """Make a journal of this size, unless it was kept, and measure it in a program of its own."""
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        place = Path(folder) / "my.journal"
        made = kept / f"pages-{size}" if kept else None
        if made and made.exists():
            copytree(made, folder, dirs_exist_ok=True)
        else:
            fill(place, texts_of(size, kept))
            if made:
                copytree(folder, made)
        told = subprocess.run(
            [sys.executable, __file__, "--place", str(place)], capture_output=True, check=True
        )
    took: dict[str, float] = json.loads(told.stdout)
    return took


def main() -> None:
    """Print the table."""
    parser = corpus.asked(__doc__, [100, 365, 10_000, 100_000])
    parser.add_argument(
        "--place", type=Path, help="measure this one journal and print what each took as JSON"
    )
    given = parser.parse_args()
    if given.place:
        print(json.dumps(asyncio.run(measured(given.place))))
        return
    sizes = given.sizes
    print(
        f"| milliseconds of the processor, median | {' | '.join(f'{size:,}' for size in sizes)} | 10,000 to 100 |"
    )
    print("|---" * (len(sizes) + 2) + "|")
    took = {size: of_size(size, given.kept) for size in sizes}
    for name in took[sizes[0]]:
        cells = " | ".join(f"{took[size][name]:,.1f}" for size in sizes)
        ratio = f"{took[10_000][name] / took[100][name]:.2f}" if {100, 10_000} <= took.keys() else ""
        print(f"| {name} | {cells} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
