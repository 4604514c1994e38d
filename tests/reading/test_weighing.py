from __future__ import annotations

from datetime import date

from healing_journal.model.finding import Contact, Milestone, Said
from healing_journal.reading import Known, read
from healing_journal.reading.weighing import Guess, weigh

DAY = date(2024, 5, 12)
OWN = Known(own=True)


def test_what_was_almost_done_is_no_contact() -> None:
    """A message that was typed and never sent did not happen."""
    found = read("I almost messaged him, had it typed and deleted it.", DAY, OWN)
    assert not [one for one in found if isinstance(one, Contact)]


def test_two_ways_of_reading_that_agree_make_one_surer_fact() -> None:
    """The same words of one kind are one fact; agreement raises its confidence, and both reasons are kept."""
    one = Guess(kind="contact", start=0, end=10, fields={"by": "me"}, confidence=0.6, reasons=("a",))
    other = Guess(kind="contact", start=2, end=10, fields={"by": "me"}, confidence=0.5, reasons=("b",))
    (fact,) = weigh([one, other])
    assert fact.confidence > 0.6
    assert fact.reasons == ("a", "b")


def test_two_feelings_of_one_clause_stay_two() -> None:
    """The same words may carry two feelings."""
    sad = Guess(kind="feeling", start=0, end=10, fields={"feeling": "sadness"}, confidence=0.6)
    proud = Guess(kind="feeling", start=0, end=10, fields={"feeling": "pride"}, confidence=0.6)
    assert len(weigh([sad, proud])) == 2


def test_a_plain_page_is_read_with_its_days() -> None:
    """A call, what was said in it, and the break-up, each with its days."""
    text = "He called me yesterday. He said he misses me. We broke up two weeks ago."
    found = read(text, DAY, OWN)
    call = next(one for one in found if isinstance(one, Contact))
    assert (call.by, call.how, str(call.when and call.when.first)) == ("them", "call", "2024-05-11")
    assert any(isinstance(one, Said) and one.stance == "toward" for one in found)
    assert any(isinstance(one, Milestone) and one.what == "breakup" for one in found)
