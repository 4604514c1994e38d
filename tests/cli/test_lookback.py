from __future__ import annotations

import json
from datetime import date

import pytest

from healing_journal.journal import Journal
from kit import Run, refusal_of

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


def test_two_times_are_shown_one_below_the_other(run: Run) -> None:
    """Each has its sentences, then both are counted in columns; all of it fits a terminal."""
    assert (
        run("add", "--date", "2020-05-12", given="I was so afraid of the stairs. He wrote to me.").exit_code
        == 0
    )
    shown = run("lookback", "--between", "2020-05", "--and", "2021-01..2999").stdout
    assert shown.startswith("Two times, side by side")
    assert "I was so afraid of the stairs." in shown
    assert "Days written about" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_one_time_alone_is_not_enough(run: Run) -> None:
    """The other is asked for in a sentence."""
    assert refusal_of(run("lookback", "--between", "2024-05")).startswith("Two times are needed")


def test_this_day_and_language_answer_in_words(run: Run) -> None:
    """Asked for, they are shown or said to be nothing yet; on `today` this day stands only where it was chosen."""
    today = date.today()
    assert (
        run("add", "--date", f"{today.year - 4}-{today:%m-%d}", given="The quillwort was green.").exit_code
        == 0
    )
    assert "quillwort" not in run("today").stdout
    assert "Four years ago, on this day" in run("lookback", "--this-day").stdout
    assert "too early" in run("lookback", "--language").stdout
    assert run("lookback", "--on-today", "on").stdout == "Kept.\n"
    shown = run("today").stdout
    assert "quillwort" in shown
    entry = shown.strip().rpartition(" ")[2]
    assert run("lookback", "--spare", entry).stdout == "Kept.\n"
    assert "quillwort" not in run("today").stdout
