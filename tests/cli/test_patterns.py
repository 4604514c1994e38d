from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from healing_journal.journal import Journal
from healing_journal.model.record import CheckedIn, Chose
from kit import Run


@pytest.mark.parametrize(
    ("minor", "said"), [("no", "Too early: 4 of 28 evenings."), ("yes", "nobody under 18 is asked")]
)
def test_patterns_are_told_in_a_terminal(journal: Journal, run: Run, minor: str, said: str) -> None:
    """The same page as in the browser, as text of eighty columns, and put away from whoever is under 18."""
    for number in range(5):
        day = date(2024, 5, 10) + timedelta(days=number)
        journal.keep(CheckedIn(day=day, longing=number, contact="none"))
    journal.keep(Chose(setting="minor", value=minor))
    journal.close()
    shown = run("lookback", "--patterns")
    assert shown.exit_code == 0
    assert said in " ".join(shown.stdout.split())
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_nothing_that_sums_is_loaded_before_there_is_something_to_sum() -> None:
    """Statistics take a second or more to load: the page of patterns itself, and all others, do without."""
    looked = "import sys, healing_journal.cli.lookback, healing_journal.pages.patterns, healing_journal.web"
    asked = f"{looked}; print([name for name in sys.modules if name in ('statsmodels', 'scipy', 'pandas')])"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
