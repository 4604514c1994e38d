from __future__ import annotations

import pytest

from healing_journal.journal import Journal
from kit import Run, refusal_of


@pytest.fixture(autouse=True)
def _written(journal: Journal, run: Run) -> None:
    """Two entries of which one tells in other words what is asked for."""
    journal.close()
    for day, text in (
        ("2024-03-03", "He told me that it is empty without me."),
        ("2024-04-10", "Bought a green lamp."),
    ):
        assert run("add", "--date", day, given=text).exit_code == 0


def test_find_is_by_words_until_meaning_is_asked_for(run: Run) -> None:
    """What holds none of the words is found with `--meaning` alone, and then says by which way."""
    assert run("find", given="misses").stdout.startswith("Not found.")
    shown = run("find", "--meaning", given="when did he say he misses me").stdout
    assert "it is empty without me" in shown
    assert "by meaning" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_what_was_looked_at_stays(run: Run, journal: Journal) -> None:
    """The second time nothing is worked out anew."""
    run("find", "--meaning", given="lamp")
    with_lamp = run("find", "--meaning", given="lamp")
    assert "looked at" not in with_lamp.stderr
    assert "still wait" not in with_lamp.stdout


def test_entries_are_narrowed_by_time_and_kind(run: Run) -> None:
    """By words alone or with none: what lies outside is not found, and a kind that there is not is said so."""
    assert "lamp" in run("find", "--during", "2024-04", given="lamp").stdout
    assert run("find", "--during", "2024-03", given="lamp").stdout.startswith("Not found.")
    assert "empty without me" in run("find", "--during", "2024-03", given="").stdout
    assert "lamp" not in run("find", "--by", "me", given="lamp").stdout
    assert refusal_of(run("find", "--kind", "gossip", given="lamp")).startswith("There is no such kind")
