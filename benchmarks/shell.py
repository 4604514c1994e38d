"""Measure adding and finding from the shell, a program started anew each time, beside jrnl; prints one table.

python benchmarks/shell.py --jrnl PATH/TO/jrnl   # jrnl in an environment of its own; left out without it

Seconds are the processor's, medians of five. The journal has its usual key cost, so Argon2id's time is in every line. jrnl's journal is not encrypted.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from healing_journal.model.day import Days
from healing_journal.model.record import Record, Written
from healing_journal.store import create
from store import Language

SIZES, RUNS = (1_000, 10_000), 5
PAGE = "We talked on the phone again, and I said less than I wanted to."
CONFIG = """
journals:
  default:
    journal: {folder}/jrnl.txt
    encrypt: false
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.2
"""


def ours(folder: Path, texts: list[str]) -> tuple[Callable[[], float], Callable[[str], float]]:
    """Fill a journal and return how to add to it and how to search it from the shell."""
    path, secret = folder / "journal", folder / "passphrase"
    secret.write_text("a long walk by the canal")
    store, _ = create(path, "a long walk by the canal")
    store.append([_record(text, number) for number, text in enumerate(texts)])
    store.close()
    program = Path(sys.executable).with_name("healing-journal")
    command = [str(program), "--journal", str(path), "--passphrase-file", str(secret)]
    return lambda: _run([*command, "add"], PAGE), lambda word: _run([*command, "find"], word)


def jrnl(program: str, folder: Path, texts: list[str]) -> tuple[Callable[[], float], Callable[[str], float]]:
    """Do the same with jrnl."""
    pages = [f"[{_day(number)} 09:00] {text}.\n" for number, text in enumerate(texts)]
    (folder / "jrnl.txt").write_text("\n".join(pages), encoding="utf-8")
    config = folder / "jrnl.yaml"
    config.write_text(CONFIG.format(folder=folder), encoding="utf-8")
    command = [program, "--config-file", str(config)]
    return lambda: _run(command, PAGE), lambda word: _run([*command, "-contains", word], "")


def _day(number: int) -> date:
    return date(1990, 1, 1) + timedelta(days=number)


def _record(text: str, number: int) -> Record:
    body = Written(entry=f"entry{number}", days=Days.on(_day(number)), text=text)
    return Record(f"record{number}", datetime.now(UTC), body)


def _run(command: list[str], told: str) -> float:
    """Return how many seconds of the processor the command took, on all cores together."""
    begun = _children()
    subprocess.run(
        command, input=told, text=True, capture_output=True, check=True, env={**os.environ, "NO_COLOR": "1"}
    )
    return _children() - begun


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure both turn about and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--jrnl", default="")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    asked = parser.parse_args()
    print("| entries | from the shell | ours, s | jrnl, s | jrnl / ours |")
    print("|---|---|---|---|---|")
    for size in asked.sizes:
        language = Language()
        texts, words = (
            list(language.texts(size)),
            [q.split()[0] for q in language.queries(RUNS, common=False)],
        )
        with TemporaryDirectory() as folder:
            programs = [ours(Path(folder), texts)]
            programs += [jrnl(asked.jrnl, Path(folder), texts)] if asked.jrnl else []
            added = [[add() for add, _ in programs] for _ in range(RUNS)]
            found = [[find(word) for _, find in programs] for word in words]
        for name, rounds in (("add", added), ("find", found)):
            seconds, *others = [median(times) for times in zip(*rounds, strict=True)]
            beside = [f"{other:.2f} | {other / seconds:.1f}" for other in others] or [" | "]
            print(f"| {size:,} | {name} | {seconds:.2f} | {beside[0]} |", flush=True)


if __name__ == "__main__":
    main()
