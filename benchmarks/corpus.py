"""Made-up journals to measure with: words that no language has, as often as words are in a natural text."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np

from healing_journal.model.day import Days
from healing_journal.model.record import Record, Written

SEED, WORDS = 4, 30_000
_AT_ONCE = 2_000  # texts


class Language:
    """Made-up words: the n-th comes 1/n times as often as the first."""

    def __init__(self) -> None:
        self.chance = np.random.default_rng(SEED)
        letters = np.array(list("abcdefghijklmnoprstuvwyz"))
        self.words = np.array(
            ["".join(self.chance.choice(letters, self.chance.integers(2, 10))) for _ in range(WORDS)]
        )
        often = 1 / np.arange(1, WORDS + 1)
        self._below = np.cumsum(often / often.sum())

    def texts(self, count: int) -> Iterator[str]:
        """Yield so many texts of about 200 words."""
        for start in range(0, count, _AT_ONCE):
            some = min(_AT_ONCE, count - start)
            lengths = np.clip(self.chance.normal(200, 60, some), 20, None).astype(int)
            drawn = np.searchsorted(self._below, self.chance.random(lengths.sum()) * self._below[-1])
            for words in np.split(self.words[drawn], np.cumsum(lengths)[:-1]):
                yield " ".join(words.tolist())

    def queries(self, count: int, *, common: bool) -> list[str]:
        """Return so many threes of words, common ones (ranks 5 to 50) or those in between (100 to 3,000)."""
        low, high = (5, 50) if common else (100, 3_000)
        return [
            " ".join(str(self.words[n]) for n in self.chance.integers(low, high, 3)) for _ in range(count)
        ]


def texts_of(count: int, kept: Path | None = None) -> list[str]:
    """Return the same so many texts every time; from the folder where they were kept before, if there is one."""
    if kept is None:
        return list(Language().texts(count))
    file = kept / f"texts-{count}.txt"
    if not file.exists():
        kept.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(Language().texts(count)), encoding="utf-8")
    return file.read_text(encoding="utf-8").split("\n")


def day_of(number: int) -> date:
    """Return the day of the entry of this number: one a day, beginning again after 30 years."""
    return date(1990, 1, 1) + timedelta(days=number % 11_000)


def record_of(text: str, number: int) -> Record:
    """Return the record that keeps this text."""
    body = Written(entry=f"entry{number}", days=Days.on(day_of(number)), text=text)
    return Record(f"record{number}", datetime.now(UTC), body)


def asked(description: str | None, sizes: list[int]) -> argparse.ArgumentParser:
    """Return what every measurement can be asked: sizes, and a folder in which made journals stay for the next time."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes)
    kept = os.environ.get("BENCH_KEPT")  # for all measurements at once, as `make bench` runs them
    parser.add_argument(
        "--kept",
        type=Path,
        metavar="FOLDER",
        default=Path(kept) if kept else None,
        help="Make texts and journals once, and keep them here.",
    )
    return parser
