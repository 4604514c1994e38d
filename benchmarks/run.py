"""All measurements, one after the other: `make bench`. Each part can be run by itself for more.

JRNL and JOPLIN name those programs, where they are to be measured too; BENCH_KEPT a folder in which the made journals stay
for the next time.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PARTS = {
    "Keeping and finding, beside plain SQLite": ["store.py"],
    "From the shell": ["shell.py"],
    "Reading": ["reading.py"],
    "Reading anew, while one writes": ["rereading.py"],
    "Reading of danger": ["risk.py"],
    "Pages, as the journal grows": ["pages.py"],
    "What patterns claim, of invented people": ["patterns.py", "--people", "2000"],
}


def main() -> None:
    """Run each part and print its table under its name."""
    for title, command in PARTS.items():
        print(f"\n## {title}\n", flush=True)
        subprocess.run([sys.executable, str(HERE / command[0]), *command[1:]], check=True)


if __name__ == "__main__":
    main()
