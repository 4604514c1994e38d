"""Corrections of the same sort weigh in the next reading, visibly and reversibly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import Boundary, Contact, Feeling, Mark, Risk, mark_of
from healing_journal.model.record import Corrected, Verdict
from healing_journal.reading.learnt import Learnt, learn_from

_CALL = "He called me on Friday"


def _said(quote: str, verdict: Verdict) -> Corrected:
    return Corrected(entry="e", mark=Mark("contact", quote), verdict=verdict)


def test_what_was_not_so_is_less_sure_next_time() -> None:
    """After "not this" of one call, another call is less sure, and the reason is told."""
    learnt = learn_from([_said(_CALL, "not_this")])
    confidence, reasons = learnt.weigh("contact", "she called me last night", 0.6)
    assert confidence < 0.6
    assert reasons == ("you found notes with “called” not so once",)


def test_what_was_right_is_surer_next_time() -> None:
    """After "right" of two calls, another call is surer, and more so than after one."""
    once, _ = learn_from([_said(_CALL, "right")]).weigh("contact", "he called me today", 0.6)
    twice, reasons = learn_from([_said(_CALL, "right"), _said("she called me again", "right")]).weigh(
        "contact", "he called me today", 0.6
    )
    assert 0.6 < once < twice
    assert reasons == ("you found notes with “called” right twice",)


def test_other_sorts_are_left_alone() -> None:
    """A correction says nothing about other kinds, other words or other feelings."""
    learnt = learn_from([_said(_CALL, "not_this")])
    assert learnt.weigh("contact", "he texted me last night", 0.6) == (0.6, ())
    assert learnt.weigh("boundary", _CALL, 0.6) == (0.6, ())


def test_taking_a_correction_back_takes_back_what_it_taught() -> None:
    """Without the correction nothing is learnt: the reading is as before."""
    assert learn_from([]) == Learnt()
    assert Learnt().weigh("contact", _CALL, 0.6) == (0.6, ())


def test_a_change_of_kind_teaches_both() -> None:
    """What was called a contact and is a limit counts against the one and for the other."""
    becomes = Boundary(quote="I blocked him on everything", by="me", status="set")
    mark = mark_of(Contact(quote=becomes.quote, by="me", how="online"))
    learnt = learn_from([Corrected(entry="e", mark=mark, verdict="changed", becomes=becomes)])
    assert learnt.weigh("contact", "I blocked him again", 0.6)[0] < 0.6
    assert learnt.weigh("boundary", "I blocked him again", 0.6)[0] > 0.6


def test_a_changed_field_does_not_count_against_the_kind() -> None:
    """Setting right who called leaves it a call."""
    becomes = Contact(quote=_CALL, by="me", how="call")
    learnt = learn_from([Corrected(entry="e", mark=mark_of(becomes), verdict="changed", becomes=becomes)])
    assert learnt.weigh("contact", _CALL, 0.6)[0] > 0.6


def test_an_added_note_teaches_its_words() -> None:
    """Words that no rule knows are learnt as they stand."""
    becomes = Feeling(quote="thick with myself", feeling="guilt")
    learnt = learn_from([Corrected(entry="e", mark=mark_of(becomes), verdict="added", becomes=becomes)])
    assert learnt.weigh("feeling", "Thick with  myself", 0.5, of="guilt")[0] > 0.5
    assert learnt.weigh("feeling", "thick with myself", 0.5, of="anger") == (0.5, ())


def test_danger_is_never_made_less_sure() -> None:
    """Even after "not this", a sign of danger stays as sure as it was."""
    quote = "I want to die"
    mark = mark_of(Risk(quote=quote, type="death_wish"))
    learnt = learn_from([Corrected(entry="e", mark=mark, verdict="not_this")] * 5)
    assert learnt.weigh("risk", quote, 0.7)[0] == 0.7


@given(st.lists(st.sampled_from(["right", "not_this"]), max_size=12), st.floats(0, 1))
def test_confidence_stays_within_bounds(verdicts: list[Verdict], confidence: float) -> None:
    """However often something is corrected, the reader is never wholly sure, and never wholly sure of not."""
    shifted, _ = learn_from([_said(_CALL, verdict) for verdict in verdicts]).weigh(
        "contact", _CALL, confidence
    )
    assert 0 <= shifted <= 1
    assert not verdicts or 0.02 <= shifted <= 0.98
