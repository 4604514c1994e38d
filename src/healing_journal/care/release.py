"""What must be checked by a person before a release: `python -m healing_journal.care.release`."""

from __future__ import annotations

import sys
from datetime import date

from healing_journal.care.lines import release_problems


def main() -> int:
    """Print one sentence for each help line that must be asked again; return 1 if there is one."""
    problems = release_problems(date.today())
    for problem in problems:
        sys.stdout.write(problem + "\n")
    if problems:
        sys.stdout.write(f"{len(problems)} help lines must be checked with their service before a release.\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
