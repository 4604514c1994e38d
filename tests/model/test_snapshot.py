from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Feeling, Mark, mark_of
from healing_journal.model.record import (
    Answered,
    Body,
    CheckedIn,
    Corrected,
    Decided,
    Foreseen,
    Noted,
    Record,
    Removed,
    Restored,
    Revised,
    Uncorrected,
    Written,
)
from healing_journal.model.snapshot import Snapshot, replay

DAY = Days.on(date(2024, 5, 12))
MARK = Mark("promise", "I will call you")


def _after(*bodies: Body) -> Snapshot:
    return replay(
        Record(f"r{number}", datetime(2024, 5, 12, 10, number, tzinfo=UTC), body)
        for number, body in enumerate(bodies)
    )


def test_the_latest_text_stands_and_the_first_moment_stays() -> None:
    """A revision changes the text and the revision, and not when the entry was first written."""
    entry = _after(
        Written(entry="e", days=DAY, text="He called."), Revised(entry="e", days=DAY, text="He called twice.")
    ).entries["e"]
    assert (entry.text, entry.revision, entry.written_at.minute) == ("He called twice.", "r1", 0)


def test_what_was_binned_can_be_taken_out_again() -> None:
    """Removing hides an entry and restoring brings it back whole."""
    written = Written(entry="e", days=DAY, text="He called.")
    assert _after(written, Removed(entry="e")).entries["e"].removed
    assert not _after(written, Removed(entry="e"), Restored(entry="e")).entries["e"].removed


def test_the_last_word_on_a_finding_stands_until_taken_back() -> None:
    """A later correction of the same finding takes the place of the earlier; undoing leaves none."""
    no = Corrected(entry="e", mark=MARK, verdict="not_this")
    yes = Corrected(entry="e", mark=MARK, verdict="right")
    assert _after(no, yes).corrections["e"][MARK].verdict == "right"
    assert MARK not in _after(no, yes, Uncorrected(entry="e", mark=MARK)).corrections["e"]


def test_an_answer_about_danger_is_kept_with_its_moment() -> None:
    """What was answered about a sign is known with when it was said; saying it again takes its place."""
    sign = Mark("risk", "I would rather not wake up")
    answers = _after(
        Answered(entry="e", mark=sign, answer="rather_not"), Answered(entry="e", mark=sign, answer="no")
    ).answers
    record, said = answers["e", sign]
    assert (said.answer, record.at.minute) == ("no", 1)


def test_a_decision_is_known_by_entry_and_mark() -> None:
    """What became of a promise is kept beside it, never in the entry."""
    assert _after(Decided(entry="e", mark=MARK, outcome="let_go")).decisions["e", MARK] == "let_go"


def test_rating_the_day_keeps_the_guess() -> None:
    """A forecast and what came are held side by side."""
    seen = _after(
        Foreseen(entry="e", mark=MARK, expected=9),
        Foreseen(entry="e", mark=MARK, actual=6),
    ).foreseen["e", MARK]
    assert (seen.expected, seen.actual) == (9, 6)


def test_an_emptied_line_leaves_its_list() -> None:
    """A line of the person's own lists is replaced by its id and taken off when emptied."""
    kept = _after(Noted(list="people", id="1", text="Ana"), Noted(list="people", id="1", text="")).notes
    assert kept["people"] == {}


def test_a_later_check_in_of_the_day_takes_its_place() -> None:
    """A day holds one check-in, the last."""
    day = date(2024, 5, 12)
    assert _after(CheckedIn(day=day, longing=7), CheckedIn(day=day, longing=3)).checkins[day].longing == 3


def test_two_feelings_of_one_clause_have_two_marks() -> None:
    """A mark names a feeling too, so that one of two in the same words can be corrected alone."""
    one, other = (
        Feeling(quote="sad and proud", feeling="sadness"),
        Feeling(quote="sad and proud", feeling="pride"),
    )
    assert mark_of(one) != mark_of(other)


def test_records_go_through_json_unchanged() -> None:
    """A record is written as JSON with the kind of its body and comes back the same."""
    found = Contact(quote="He called", start=3, by="them", how="call", when=DAY)
    record = Record(
        "r",
        datetime(2024, 5, 12, tzinfo=UTC),
        Corrected(entry="e", mark=MARK, verdict="changed", becomes=found),
    )
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
