from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import Contact, Finding, Mark, Reading, Said, mark_of
from healing_journal.model.record import Corrected, Verdict
from healing_journal.story import settle
from tales import TODAY, findings

RANG = Contact(quote="he rang", start=10, by="them", how="call", confidence=0.3)
SAID = Said(quote="he said soon", start=30, stance="toward")
READING = Reading("test", (RANG, SAID))


def test_without_a_word_of_the_person_the_reading_stands() -> None:
    """What nobody corrected is told as the reader found it, asked about where it was unsure."""
    rang, said = settle("e", TODAY, READING, {})
    assert (rang.finding, rang.sure, rang.verdict) == (RANG, False, None)
    assert said.sure


def test_a_confirmed_finding_is_sure() -> None:
    """The person's "right" outweighs the reader's doubt."""
    mark = mark_of(RANG)
    first = settle("e", TODAY, READING, {mark: Corrected(entry="e", mark=mark, verdict="right")})[0]
    assert first.sure
    assert first.verdict == "right"


def test_a_changed_finding_keeps_the_mark_it_was_changed_under() -> None:
    """What was changed into another can be changed again, or taken back, by its first mark."""
    mark = mark_of(RANG)
    becomes = Contact(quote="he rang", start=10, by="me", how="call")
    change = Corrected(entry="e", mark=mark, verdict="changed", becomes=becomes)
    first = settle("e", TODAY, READING, {mark: change})[0]
    assert first.finding == becomes
    assert first.mark == mark


def test_not_this_stays_in_its_entry_but_does_not_stand() -> None:
    """A dismissed finding is kept for undoing; nothing is told by it."""
    mark = mark_of(RANG)
    first = settle("e", TODAY, READING, {mark: Corrected(entry="e", mark=mark, verdict="not_this")})[0]
    assert not first.stands
    assert first.finding == RANG


def test_the_persons_word_outlives_the_reader_who_found_it() -> None:
    """What was confirmed, changed or added stays when another reader does not find it."""
    becomes = Said(quote="he said soon", start=30, stance="unclear")
    change = Corrected(entry="e", mark=mark_of(SAID), verdict="changed", becomes=becomes)
    kept = settle("e", TODAY, Reading("newer"), {mark_of(SAID): change})
    assert [told.finding for told in kept] == [becomes]


def test_what_the_person_added_is_not_told_twice_once_a_reader_finds_it() -> None:
    """An added finding and the same found by a newer reader are one."""
    added = Corrected(entry="e", mark=mark_of(SAID), verdict="added", becomes=SAID)
    kept = settle("e", TODAY, Reading("newer", (SAID,)), {mark_of(SAID): added})
    assert [(told.finding, told.verdict) for told in kept] == [(SAID, "added")]


def test_a_change_into_what_the_reader_also_found_is_one_finding() -> None:
    """Where the person changed one finding into another that was found too, the person's is told."""
    change = Corrected(entry="e", mark=mark_of(RANG), verdict="changed", becomes=SAID)
    kept = settle("e", TODAY, READING, {mark_of(RANG): change})
    assert [(told.finding, told.verdict) for told in kept] == [(SAID, "changed")]


@given(st.lists(findings, max_size=6), st.data())
def test_the_persons_word_always_wins(some: list[Finding], data: st.DataObject) -> None:
    """Whatever the reader found, what the person dismissed does not stand and what they confirmed is sure."""
    marks = sorted({mark_of(one) for one in some})
    verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["right", "not_this"])
    said: dict[Mark, Corrected] = {
        mark: Corrected(entry="e", mark=mark, verdict=data.draw(verdicts))
        for mark in data.draw(st.lists(st.sampled_from(marks), unique=True) if marks else st.just([]))
    }
    for told in settle("e", TODAY, Reading("test", tuple(some)), said):
        verdict = said[told.mark].verdict if told.mark in said else None
        assert told.stands == (verdict != "not_this")
        assert told.sure or verdict != "right"
