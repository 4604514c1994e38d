"""Measure search by meaning in an open journal of 10,000 entries and more; prints one table.

python benchmarks/meaning.py                   # 10,000 entries
python benchmarks/meaning.py --sizes 100000    # some minutes, and about a gigabyte of memory

Entries are the invented ones of benchmarks/search/ and of the demo, over and over, joined to about two hundred words;
the numbers of each are those of another, turned a little, for it would take an hour to work them out for all.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec
import numpy as np

from healing_journal.journal import Journal, new_id
from healing_journal.model.day import Days
from healing_journal.model.record import Written
from healing_journal.pages.search import Sought
from healing_journal.reading.meaning import MODEL
from healing_journal.searching import search
from healing_journal.sensing import sense_of
from healing_journal.store import Cost

FOLDER, SECRET, TODAY, AT_ONCE = (
    Path(__file__).parent / "search",
    "four words for bench",
    date(2026, 1, 1),
    500,
)
ASKED = (
    "he misses me", "when did he last say he misses me", "the money he owes", "crying in public", "a new flat",
    "sleeping badly", "what my mother thinks", "the letter I never sent", "running by the canal", "my birthday",
)  # fmt: skip


def texts() -> list[str]:
    """Return texts of about two hundred words."""
    pages = (FOLDER / "entries.txt").read_text(encoding="utf-8").strip().split("\n\n")
    parts = [page.split("\n", 1)[1] for page in pages]
    return [
        "\n\n".join(parts[(start + step) % len(parts)] for step in range(6)) for start in range(len(parts))
    ]


def fill(place: Path, count: int) -> None:
    """Make a journal of so many entries, one a day going back, and keep numbers for each."""
    journal, _ = Journal.new(place, SECRET, cost=Cost(memory=64, passes=1, lanes=1))
    some, known = texts(), {}
    for start in range(0, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        bodies = [
            Written(
                entry=new_id(),
                days=Days.on(TODAY - timedelta(days=number % 20_000)),
                text=some[number % len(some)],
            )
            for number in numbers
        ]
        for number, record in zip(numbers, journal.append_all(bodies), strict=True):
            kind = number % len(some)
            assert isinstance(record.body, Written)
            if kind not in known:
                known[kind] = sense_of(journal.entry(record.body.entry))
            turned = np.roll(
                np.frombuffer(known[kind].vectors, np.int8).reshape(-1, 384), number // len(some), axis=1
            )
            sense = msgspec.structs.replace(
                known[kind], entry=record.body.entry, revision=record.id, vectors=turned.tobytes()
            )
            journal.store.keep_sense(MODEL, sense)
    journal.close()


def measure(place: Path) -> list[str]:
    """Return what bringing in took, what a search takes, what a plain one does, and how much memory the program has."""
    journal = Journal.open(place, SECRET)
    journal.story()
    journal.heads()
    before = resident()
    begun = time.perf_counter()
    journal.memory.senses.load()
    loading = time.perf_counter() - begun
    words = journal.memory.senses._passages  # noqa: SLF001 - to say how many there are
    passages = sum(len(block.nums) for block in words._blocks()) if words else 0  # noqa: SLF001
    search(journal, Sought(ASKED[0]))
    both = [timed(journal, Sought(asked)) for asked in ASKED for _ in range(3)]
    plain = [timed(journal, Sought(asked, meaning=False)) for asked in ASKED for _ in range(3)]
    memory = resident()
    journal.close()
    return [
        f"{passages:,}", f"{loading:.2f}", f"{median(both):.0f}", f"{max(both):.0f}", f"{median(plain):.0f}",
        f"{before // 1024}", f"{memory // 1024}", f"{place.stat().st_size // 1_000_000}",
    ]  # fmt: skip


def resident() -> int:
    """Return how many kilobytes of memory this program holds now."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def timed(journal: Journal, sought: Sought) -> float:
    """Return how many milliseconds a search took."""
    begun = time.perf_counter()
    search(journal, sought)
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Print the table; each size is measured in a program of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000])
    parser.add_argument("--of", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.of:
        print(" | ".join(measure(given.of)))
        return
    print(
        "| entries | passages | bringing in, s | search, ms, median | slowest | by words alone, median | MB before | MB after | file, MB |"
    )
    print("|---" * 9 + "|")
    with TemporaryDirectory() as folder:
        for size in given.sizes:
            place = Path(folder) / f"{size}.journal"
            fill(place, size)
            line = subprocess.run(
                [sys.executable, __file__, "--of", place], check=True, capture_output=True, text=True
            ).stdout.strip()
            print(f"| {size:,} | {line} |", flush=True)


if __name__ == "__main__":
    main()
