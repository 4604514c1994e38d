"""Measure the reading of danger on invented passages that no rule was written against, danger and figures of speech.

python benchmarks/risk.py          # the figures, by kind
python benchmarks/risk.py --keep   # and put them where the Help page finds them
"""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from pathlib import Path

from healing_journal.model.finding import Risk
from healing_journal.reading import read

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "tests" / "reading" / "risk_sentences.toml"
KEPT = ROOT / "src" / "healing_journal" / "care" / "measured.toml"
HARMLESS = "none"
WRITTEN = date(2024, 5, 12)  # no sentence names a day


def seen(sentence: str) -> set[str]:
    """Return the kinds of danger that the whole reader sees in a passage."""
    return {finding.type for finding in read(sentence, WRITTEN) if isinstance(finding, Risk)}


def counts() -> dict[str, tuple[int, int]]:
    """Return, for each kind of the unseen half, how many passages there are and in how many of them it is seen."""
    half: dict[str, list[str]] = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["unseen"]
    return {
        kind: (len(passages), sum(_is_seen(kind, passage) for passage in passages))
        for kind, passages in half.items()
    }


def _is_seen(kind: str, passage: str) -> bool:
    return bool(seen(passage)) if kind == HARMLESS else kind in seen(passage)


def figures(counted: dict[str, tuple[int, int]]) -> dict[str, int]:
    """Return the four figures that the Help page states."""
    signs = [pair for kind, pair in counted.items() if kind != HARMLESS]
    return {
        "passages": sum(there for there, _ in counted.values()),
        "present": sum(there for there, _ in signs),
        "found": sum(found for _, found in signs),
        "false": counted[HARMLESS][1],
    }


def main() -> None:
    """Print one table; keep the figures where asked to."""
    counted = counts()
    all_of = figures(counted)
    print(f"{'':<16}{'passages':>10}{'seen':>8}")
    for kind, (there, found) in counted.items():
        print(f"{kind:<16}{there:>10}{found:>8}")
    recall, alarms = all_of["found"] / all_of["present"], all_of["false"] / counted[HARMLESS][0]
    print(
        f"Seen with its kind: {recall:.3f} of all danger. Seen where there is none: {alarms:.3f} of the harmless."
    )
    if "--keep" in sys.argv[1:]:
        head = "# Written by `python benchmarks/risk.py --keep`: what the reader sees on passages it was not made with.\n"
        KEPT.write_text(
            head + "".join(f"{name} = {value}\n" for name, value in all_of.items()), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
