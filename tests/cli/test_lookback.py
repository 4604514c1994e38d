from __future__ import annotations

import json

import pytest

from healing_journal.journal import Journal
from kit import Run

SAD = "I felt so sad in the kitchen this morning. He called me on Friday evening."


@pytest.fixture(autouse=True)
def _written(journal: Journal, run: Run) -> None:
    """A journal with an entry of today, by the clock that commands use."""
    journal.close()
    assert run("add", given=SAD).exit_code == 0


def test_the_letter_fits_a_terminal(run: Run) -> None:
    """The week is read as text of eighty columns, in the person's own words."""
    shown = run("lookback").stdout
    assert shown.startswith("The week, ")
    assert "so sad" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_blank_week_is_called_blank_and_nothing_else(run: Run) -> None:
    """Of a week in which nothing was written, nothing is said but that."""
    shown = run("lookback", "--weeks-ago", "52").stdout.splitlines()
    assert shown[2:] == ["", "Nothing written. That can be many things."]


def test_a_program_gets_the_same_as_an_object(run: Run) -> None:
    """`--json` prints one object whose fields are those of the letter, without its drawing."""
    told = json.loads(run("lookback", "--json").stdout)
    assert {"when", "sentences", "contacts", "quiet", "due", "question"} <= set(told)
    assert "<svg" not in json.dumps(told)


@pytest.mark.parametrize("weeks", ["-1", "x", "99999"])
def test_a_number_of_weeks_that_is_none_is_refused(run: Run, weeks: str) -> None:
    """What is no number of weeks is said so, without a stack trace."""
    refused = run("lookback", "--weeks-ago", weeks)
    assert refused.exit_code == 2
    assert "--weeks-ago" in refused.output
