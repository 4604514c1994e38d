from __future__ import annotations

import pytest

from healing_journal.journal import Journal
from kit import Run, refusal_of

WORDS = "Dear you. I am not going to send this."


@pytest.fixture(autouse=True)
def _on_disk(journal: Journal) -> None:
    """Every command here has a journal to open."""
    journal.close()


def test_a_letter_from_a_pipe_is_kept_listed_and_shown(run: Run) -> None:
    """The first letters of its id are enough to show it."""
    assert "not sent" in run("letter", given=WORDS).stdout
    listed = run("letter", "--list").stdout
    assert listed.count("\n") == 1
    assert WORDS in run("letter", "--show", listed[:6]).stdout


def test_a_sealed_letter_shows_its_words_only_on_its_day_or_when_opened_early(run: Run) -> None:
    """The seal is the person's own: one option opens it."""
    run("letter", "--open", "9999-12-31", given=WORDS)
    listed = run("letter", "--list").stdout
    assert "sealed until 31 December 9999" in listed
    refused = run("letter", "--show", listed[:6])
    assert "sealed until" in refusal_of(refused)
    assert WORDS not in refused.output
    assert WORDS in run("letter", "--show", listed[:6], "--early").stdout


@pytest.mark.parametrize(
    ("words", "given", "says"),
    [
        ((), " \n", "nothing written"),
        (("--open", "soon"), WORDS, "not a date"),
        (("--open", "2001-02-03"), WORDS, "a day to come"),
        (("--show", ""), "", "no letter with that id"),
        (("--show", "zzzz"), "", "no letter with that id"),
    ],
)
def test_what_cannot_be_done_is_refused_and_no_letter_is_kept(
    run: Run, words: tuple[str, ...], given: str, says: str
) -> None:
    """One sentence, and the list is as it was."""
    assert says in refusal_of(run("letter", *words, given=given))
    assert run("letter", "--list").stdout == ""


@pytest.mark.parametrize(
    "words", [("--early",), ("--list", "--show", "a"), ("--open", "9999-01-01", "--list")]
)
def test_options_that_do_not_go_together_are_refused(run: Run, words: tuple[str, ...]) -> None:
    """The command says which of its options go together."""
    refused = run("letter", *words, given=WORDS)
    assert refused.exit_code == 2
    assert "Give one of" in refused.stderr


def test_a_letter_cannot_command_the_terminal(run: Run) -> None:
    """Characters that would move the cursor or reach the clipboard are shown as what they are not."""
    run("letter", given="before \x1b]52;c;eA==\x07 after")
    shown = run("letter", "--show", run("letter", "--list").stdout[:6]).stdout
    assert "before \N{REPLACEMENT CHARACTER}]52" in shown
    assert "\x1b" not in shown
