"""Help in the terminal: without a passphrase, the same whatever was written, one's own country first."""

from __future__ import annotations

import pytest

from healing_journal.settings import load_settings, settings_file
from kit import Run, refusal_of


def test_help_needs_no_journal_and_no_passphrase(run: Run) -> None:
    """Where nothing is open, what to do in danger stands before all lines, at eighty columns."""
    shown = run("help")
    assert shown.exit_code == 0
    assert shown.stdout.index("If there is danger now") < shown.stdout.index("--country CODE")
    assert "cannot call anyone" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_the_country_is_asked_once(run: Run) -> None:
    """Said once, its lines come first ever after."""
    assert "Germany" in run("help", "--country", "de").stdout
    assert load_settings(settings_file()).country == "DE"
    assert "Germany" in run("help").stdout


def test_all_other_countries_are_one_word_further(run: Run) -> None:
    """`--all` shows every line there is."""
    shown = run("help", "--all").stdout
    assert all(country in shown for country in ("Germany", "New Zealand", "Brazil"))


@pytest.mark.parametrize("code", ["XX", "", "Germany", "\x1b[2J"])
def test_an_unknown_country_is_refused_in_one_sentence(run: Run, code: str) -> None:
    """What to give instead is said, and nothing is kept."""
    assert "No such country" in refusal_of(run("help", "--country", code))
    assert load_settings(settings_file()).country == ""
