"""Measure importing, adding and finding from the shell, a program started anew each time, beside other journals.

python benchmarks/shell.py --jrnl PATH/TO/jrnl --joplin PATH/TO/joplin   # each in an environment of its own, or left out

All are measured turn about. Finding is one word that comes now and then; ours gives the best twenty with a piece of each, jrnl
all that hold it. Ours has its usual key cost, so Argon2id's time is in each of its lines; opened by the system's keyring, as
jrnl's encrypted journal is here too, it needs none. The keyring is one that takes no time. Seconds are medians.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from corpus import Language, asked, texts_of
from peers import Joplin, Jrnl, Ours, Program, Took, appended

RUNS, RUNS_WHERE_LONG, LONG = 5, 3, 50_000
JOPLINS_MOST = 1_000  # entries: it imports some ten in a second


def programs(given: argparse.Namespace, folder: Path, size: int) -> list[Program]:
    """Return what is to be measured."""
    found: list[Program] = [Ours(folder), Ours(folder, keyring=True)]
    if given.jrnl:
        found += [Jrnl(given.jrnl, folder, encrypted=False), Jrnl(given.jrnl, folder, encrypted=True)]
    if given.joplin and size <= JOPLINS_MOST:
        found.append(Joplin(given.joplin, folder))
    return found


def rows(given: argparse.Namespace, size: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each thing measured with what it was for each program."""
    language, texts = Language(), texts_of(size, given.kept)
    runs = RUNS_WHERE_LONG if size >= LONG else RUNS
    words = [threes.split()[0] for threes in language.queries(runs, common=False)]
    with TemporaryDirectory() as place:
        folder = Path(place)
        kept = programs(given, folder, size)
        filled = {one.name: one.fill(texts) for one in kept}
        yield "import, s", _each(filled, lambda took: took.clock)
        yield "writing alone, s", {"ours": f"{appended(folder, texts):.2f}"}
        added = {one.name: [one.add() for _ in range(runs)] for one in kept}
        found = {one.name: [one.find(word) for word in words] for one in kept}
        for name, did in (("add", added), ("find", found)):
            middle = {program: _middle(took) for program, took in did.items()}
            yield f"{name}, s", _each(middle, lambda took: took.clock)
            yield f"{name}, s of the processor", _each(middle, lambda took: took.processor)
            yield f"{name}, MB of memory", _each(middle, lambda took: took.memory)
        yield "size, MB", {one.name: f"{one.size():.1f}" for one in kept}


def _each(took: dict[str, Took | None], what: Callable[[Took], float]) -> dict[str, str]:
    return {name: "none" if one is None else f"{what(one):.2f}" for name, one in took.items()}


def _middle(took: Sequence[Took | None]) -> Took | None:
    known = [one for one in took if one is not None]
    return Took(*(median(column) for column in zip(*known, strict=True))) if known else None


def main() -> None:
    """Measure each size and print the table, with how many times ours each takes."""
    parser = asked(__doc__, [1_000, 10_000])
    parser.add_argument("--jrnl", default=os.environ.get("JRNL", ""))
    parser.add_argument("--joplin", default=os.environ.get("JOPLIN", ""))
    given = parser.parse_args()
    names = ["ours", "ours, keyring", "jrnl", "jrnl, encrypted", "Joplin"]
    print(f"| entries | from the shell | {' | '.join(names)} |\n|---|---|{'---|' * len(names)}")
    for size in given.sizes:
        for what, took in rows(given, size):
            cells = [_beside(took.get(name, ""), took["ours"]) for name in names]
            print(f"| {size:,} | {what} | {' | '.join(cells)} |", flush=True)


def _beside(cell: str, ours: str) -> str:
    return (
        cell if cell in {"", "none", ours} or not float(ours) else f"{cell} ({float(cell) / float(ours):.1f})"
    )


if __name__ == "__main__":
    main()
