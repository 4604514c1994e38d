#!/usr/bin/env python3
"""Measure the shipped reader's candidates: measure.py READING [SET ...] (breakups dreaddit journals held emotions).

Prints the table of READING/score.py for what would be asserted, and for `emotions` the macro-F1 on GoEmotions'
test comments with thresholds from its dev comments.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from calibrate import posts_for
from numpy.typing import NDArray

from healing_journal.reading import language, tagging


def predicted(text: str) -> list[dict[str, object]]:
    """What the reader would assert of a text."""
    return [
        {
            "kind": c.kind,
            "quote": text[c.start : c.end],
            "start": c.start,
            "confidence": c.confidence,
            **c.fields,
        }
        for c in tagging.tag(text)
        if c.sure
    ]


def findings(reading: Path, name: str) -> None:
    """Print the table of one set."""
    posts = posts_for(reading, [name])
    with tempfile.TemporaryDirectory() as folder:
        gold, ours = Path(folder) / "gold.jsonl", Path(folder) / "ours.jsonl"
        gold.write_text("".join(json.dumps(post) + "\n" for post in posts), encoding="utf-8")
        began = time.perf_counter()
        lines = [json.dumps({"id": post["id"], "findings": predicted(post["text"])}) + "\n" for post in posts]
        spent = time.perf_counter() - began
        ours.write_text("".join(lines), encoding="utf-8")
        words = sum(len(post["text"].split()) for post in posts)
        print(f"== {name}: {len(posts)} posts, {1000 * spent / words * 300:.0f} ms for 300 words", flush=True)
        subprocess.run([sys.executable, reading / "score.py", gold, ours], check=True)


def comments(path: Path) -> tuple[list[str], NDArray[np.int64]]:
    """GoEmotions comments and their labels."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    labels = np.zeros((len(rows), 28), np.int64)
    for i, row in enumerate(rows):
        labels[i, [int(n) for n in row[1].split(",")]] = 1
    return [row[0] for row in rows], labels


def f1(truth: NDArray[np.int64], said: NDArray[np.bool_]) -> float:
    """F1 of one label."""
    both = int((truth * said).sum())
    return 2 * both / max(int(truth.sum() + said.sum()), 1)


def emotions(reading: Path) -> None:
    """Print the macro-F1 over the 28 labels, each threshold chosen on the dev comments."""
    encoder = language.load()
    (dev, dev_y), (test, test_y) = (comments(reading / f"goemotions/{part}.tsv") for part in ("dev", "test"))
    dev_p, test_p = encoder.emotions(dev), encoder.emotions(test)
    bars = [
        max(np.arange(0.04, 0.9, 0.02), key=lambda t, k=k: f1(dev_y[:, k], dev_p[:, k] > t))
        for k in range(28)
    ]
    got = [f1(test_y[:, k], test_p[:, k] > bars[k]) for k in range(28)]
    print(f"== GoEmotions test: macro-F1 {np.mean(got):.3f}; each {[round(x, 2) for x in got]}")


def main() -> None:
    """Measure the sets named."""
    reading = Path(sys.argv[1])
    for name in sys.argv[2:] or ["breakups", "dreaddit"]:
        if name == "emotions":
            emotions(reading)
        else:
            findings(reading, name)


if __name__ == "__main__":
    main()
