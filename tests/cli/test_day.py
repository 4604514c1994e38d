from __future__ import annotations

import re

import pytest

from healing_journal.journal import Journal
from healing_journal.model.record import CheckedIn, Chose
from kit import PASSPHRASE, Run, refusal_of

ESCAPE = "\x1b"
PROMISE = "I called him yesterday. Remember: I sleep better when I do not text him at night."


@pytest.fixture(autouse=True)
def _on_disk(journal: Journal) -> None:
    """Every command here has a journal to open."""
    journal.close()


def _kept(journal: Journal) -> dict[str, CheckedIn]:
    with_eyes = Journal.open(journal.store.path, PASSPHRASE)
    taps = {day.isoformat(): taps for day, taps in with_eyes.snapshot.checkins.items()}
    with_eyes.close()
    return taps


def test_today_is_plain_text_of_eighty_columns_in_a_pipe(run: Run) -> None:
    """No escape codes, no line over eighty columns, and the person's own reminder among it."""
    run("add", given=PROMISE)
    shown = run("today")
    assert shown.exit_code == 0
    assert ESCAPE not in shown.stdout
    assert "You last wrote on" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_today_of_an_empty_journal_says_where_to_begin(run: Run) -> None:
    """With nothing written, one sentence."""
    assert "Nothing is written yet." in run("today").stdout


def test_every_tap_is_kept_for_its_day(run: Run, journal: Journal) -> None:
    """Numbers choose the answers; how it was is asked only where there was contact."""
    answers = "7\n4\n0\n10\n2\n2\n3\n1\n1\n2\na walk\ntired\n"
    assert run("checkin", "--date", "2014-06-09", given=answers).exit_code == 0
    (taps,) = _kept(journal).values()
    assert (taps.longing, taps.sadness, taps.anger, taps.calm) == (7, 4, 0, 10)
    assert (taps.contact, taps.how, taps.profile) == ("them", "call", "neither")
    assert (taps.cried, taps.sleep, taps.done, taps.word) == (True, "fair", "a walk", "tired")
    assert taps.day.isoformat() == "2014-06-09"


def test_nothing_is_preset_and_nothing_answered_is_nothing_kept(run: Run, journal: Journal) -> None:
    """Enter leaves each question out; no default is named, and a check-in without answers leaves no trace."""
    shown = run("checkin", given="\n" * 7)
    assert "Nothing is kept." in shown.stdout
    assert not re.search(r"\[[^]]*\]", shown.stderr)
    assert _kept(journal) == {}


def test_a_second_checkin_leaves_what_is_not_answered_and_can_take_an_answer_away(
    run: Run, journal: Journal
) -> None:
    """Enter leaves the earlier answer, a dash takes it away."""
    run("checkin", "--date", "2014-06-09", given="7\n4\n\n\n\n\n\n")
    run("checkin", "--date", "2014-06-09", given="\n-\n3\n\n\n\n\n")
    (taps,) = _kept(journal).values()
    assert (taps.longing, taps.sadness, taps.anger) == (7, None, 3)


@pytest.mark.parametrize(
    ("words", "given", "says"),
    [
        ((), "11\n", "a number from 0 to 10"),
        ((), "\n\n\n\n6\n", "a number from 1 to 5"),
        ((), "²\n", "a number from 0 to 10"),
        ((), "\n\n\n\n\n\n1\n\n\n" + "a" * 501 + "\n", "500 characters"),
        (("--date", "2014-06"), "", "about one day"),
        (("--date", "3000-01-01"), "", "in the future"),
        (("--date", "someday"), "", "not a date"),
    ],
)
def test_an_answer_that_means_nothing_is_refused_in_one_sentence(
    run: Run, journal: Journal, words: tuple[str, ...], given: str, says: str
) -> None:
    """A script is told what was wrong, and none of its answers is kept."""
    sentence = refusal_of(run("checkin", *words, given=given))
    assert says in sentence
    assert "\n" not in sentence
    assert _kept(journal) == {}


def test_answers_that_end_early_keep_nothing(run: Run, journal: Journal) -> None:
    """Stopping among the questions is as if they had never been asked."""
    assert run("checkin", given="7\n4\n").exit_code == 1
    assert _kept(journal) == {}


def test_who_is_under_eighteen_is_neither_asked_to_measure_nor_about_nights(
    run: Run, journal: Journal
) -> None:
    """Scales and the overnight wording are put away, the rest is asked."""
    open_again = Journal.open(journal.store.path, PASSPHRASE)
    open_again.keep(Chose(setting="minor", value="yes"))
    open_again.close()
    shown = run("checkin", given="2\n1\n\n\n")
    assert "0 to 10" not in shown.stderr
    assert "overnight" not in shown.stderr
    assert "Contact" in shown.stderr
    (taps,) = _kept(journal).values()
    assert (taps.contact, taps.how) == ("them", "message")
