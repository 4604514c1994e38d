"""Measure the store beside plain SQLite with FTS5, on journals of made-up words; prints one table.

python benchmarks/store.py                  # 100, 10,000 and 100,000 entries, some minutes
python benchmarks/store.py --sizes 100
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Protocol, TypeAlias

from corpus import Language, asked, record_of, texts_of

from healing_journal.store import Cost, Store, create, open_store
from healing_journal.store.search import terms_of

CHEAP = Cost(
    memory=64, passes=1, lanes=1
)  # Argon2id takes the same time for any journal: it has a line of its own
A_BATCH, ADDS, QUERIES = 500, 40, 200
PLAIN = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
CREATE TABLE IF NOT EXISTS page (num INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, text TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(
  text, content = 'page', content_rowid = 'num', tokenize = 'porter unicode61 remove_diacritics 2');
"""
FIND = """
SELECT page.id, page.day, snippet(word, 0, '[', ']', '…', 24) FROM word JOIN page ON page.num = word.rowid
WHERE word MATCH ? ORDER BY word.rank LIMIT 20
"""

Measured: TypeAlias = list[list[float]]  # of each that is measured, what each turn took


class Kept(Protocol):
    """What is measured: something that keeps texts in a file and finds them."""

    path: Path

    def add(self, texts: Iterable[str]) -> None:
        """Keep the texts durably, in one go."""

    def find(self, words: str) -> int:
        """Find the best twenty with their snippets; return how many came."""

    def reopen(self) -> None:
        """Close and open again, as a command from the shell does."""

    def check(self) -> None:
        """Look at every byte."""


class Ours:
    """The encrypted journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self.store: Store = create(path, "x", cost=CHEAP)[0]

    def add(self, texts: Iterable[str]) -> None:
        """Append one record a text."""
        batch = list(texts)
        self.store.append([record_of(text, self.count + number) for number, text in enumerate(batch)])
        self.count += len(batch)

    def find(self, words: str) -> int:
        """Search as the pages do."""
        return len(self.store.find(words))

    def reopen(self) -> None:
        """Open as with a right passphrase, without the time of Argon2id."""
        self.store.close()
        self.store = open_store(self.path, "x")

    def check(self) -> None:
        """Check pages, chain, tables and index."""
        assert self.store.check() == []


class Plain:
    """SQLite with FTS5, unencrypted, without versions, chain or keys: the limit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = self._open()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, isolation_level=None)
        database.executescript(PLAIN)
        return database

    def add(self, texts: Iterable[str]) -> None:
        """Insert text and index."""
        self.database.execute("BEGIN IMMEDIATE")
        for text in texts:
            row = self.database.execute(
                "INSERT INTO page (id, day, text) VALUES (?, '', ?)", (uuid.uuid4().hex, text)
            )
            self.database.execute("INSERT INTO word (rowid, text) VALUES (?, ?)", (row.lastrowid, text))
        self.database.execute("COMMIT")

    def find(self, words: str) -> int:
        """Run the same queries: all words, else any."""
        terms = terms_of(words)
        found = self.database.execute(FIND, (" AND ".join(terms),)).fetchall()
        return len(found or self.database.execute(FIND, (" OR ".join(terms),)).fetchall())

    def reopen(self) -> None:
        """Close and connect again."""
        self.database.close()
        self.database = self._open()

    def check(self) -> None:
        """Check structure; without encryption a flipped bit in a text goes unseen."""
        assert self.database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _each(
    acts: Iterable[Sequence[Callable[[], object]]], clock: Callable[[], float] = time.process_time
) -> Measured:
    """Return how many milliseconds of the processor each act took, or of another clock, those of a kind together.

    Acts are done turn about, and by the processor's own time, so that a machine with other things to do misleads less.
    """
    taken = []
    for turn in acts:
        for act in turn:
            begun = clock()
            act()
            taken.append((clock() - begun) * 1_000)
    kinds = len(turn)
    return [taken[kind::kinds] for kind in range(kinds)]


def measure(
    kept: Sequence[Kept], texts: list[str], queries: dict[str, list[str]]
) -> Iterator[tuple[str, Measured]]:
    """Fill both, add to them, open and search them; yield milliseconds, and megabytes for the size."""
    batches = [texts[at : at + A_BATCH] for at in range(0, len(texts), A_BATCH)]
    filled = _each([partial(one.add, batch) for one in kept] for batch in batches)
    yield "fill, all", [[sum(taken)] for taken in filled]
    adding = ([partial(one.add, [text]) for one in kept] for text in texts[:ADDS])
    yield "add one, durably (wall clock)", _each(adding, time.perf_counter)
    yield "close and open", _each([one.reopen for one in kept] for _ in range(20))
    for name, sought in queries.items():
        yield f"find {name}", _each([partial(one.find, words) for one in kept] for words in sought)
    yield "check all", _each([[one.check for one in kept]])
    yield "size, MB", [[one.path.stat().st_size / 1e6] for one in kept]


def _spread(taken: list[float]) -> str:
    if len(taken) == 1:
        return f"{taken[0]:,.1f}"
    return f"{median(taken):,.2f} / {quantiles(taken, n=20)[-1]:,.2f}"


def main() -> None:
    """Measure each size and print the table."""
    given = asked(__doc__, [100, 10_000, 100_000]).parse_args()
    print(
        "| entries | milliseconds of the processor, p50 / p95 | plain SQLite | ours | ratio |\n|---|---|---|---|---|"
    )
    for size in given.sizes:
        language, texts = Language(), texts_of(size, given.kept)
        queries = {
            "three words": language.queries(QUERIES, common=False),
            "three common words": language.queries(QUERIES // 4, common=True),
        }
        with TemporaryDirectory() as folder:
            kept = Plain(Path(folder, "plain")), Ours(Path(folder, "ours"))
            for name, (limit, took) in measure(kept, texts, queries):
                ratio = median(took) / median(limit)
                print(f"| {size:,} | {name} | {_spread(limit)} | {_spread(took)} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
