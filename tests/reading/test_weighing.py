from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from healing_journal.model.finding import Contact, Kind, Milestone, Said
from healing_journal.reading import Known, read
from healing_journal.reading.weighing import Guess, weigh

Source: TypeAlias = Literal["network", "rule"]
DAY = date(2024, 5, 12)
OWN = Known(own=True)


def test_what_was_almost_done_is_no_contact() -> None:
    """A message that was typed and never sent did not happen."""
    found = read("I almost messaged him, had it typed and deleted it.", DAY, OWN)
    assert not [one for one in found if isinstance(one, Contact)]


def guess(kind: Kind = "contact", sure: float = 0.6, source: Source = "network", **fields: str) -> Guess:
    """A guess of the first ten characters."""
    return Guess(
        kind=kind, start=0, end=10, fields=dict(fields), confidence=sure, source=source, reasons=(source,)
    )


def test_two_ways_of_reading_that_agree_make_one_surer_fact() -> None:
    """The same words of one kind are one fact; agreement raises its confidence, and both reasons are kept."""
    (alone,) = weigh([guess(by="me")], 0.8)
    (fact,) = weigh([guess(by="me"), guess(sure=0.5, source="rule", by="me")], 0.8)
    assert fact.confidence > alone.confidence
    assert fact.reasons[:2] == ("network", "rule")
    assert fact.reasons[2].startswith(f"weighed together {fact.confidence:.2f}")


def test_a_rule_by_itself_is_less_sure_than_one_that_the_network_confirms() -> None:
    """What only a rule sees is doubted; what the network sees too is believed."""
    (alone,) = weigh([guess(sure=0.6, source="rule")], 0.8)
    (both,) = weigh([guess(sure=0.6, source="rule"), guess(sure=0.3)], 0.8)
    assert alone.confidence < both.confidence


def test_what_stands_in_a_text_about_something_else_is_doubted() -> None:
    """The less a text is about the writer's own break-up, the less sure what a rule finds in it."""
    found = [guess(sure=0.6, source="rule"), guess(sure=0.4)]
    (elsewhere,), (here,) = weigh(found, 0.1), weigh(found, 0.9)
    assert elsewhere.confidence < here.confidence


def test_in_a_journal_a_rules_contact_is_at_least_asked_about() -> None:
    """Where the text is known to be about the writer's own parting, a contact by rule is not passed over, and says why."""
    (elsewhere,) = weigh([guess(sure=0.3, source="rule")], 0.1)
    (here,) = weigh([guess(sure=0.3, source="rule")], 0.1, own=True)
    assert elsewhere.confidence < 0.34 <= here.confidence
    assert here.reasons[-1].startswith("no less than")


def test_a_sign_of_danger_is_never_made_less_sure() -> None:
    """Danger rests on its rule alone, whatever the text is about."""
    (sign,) = weigh([guess("risk", 0.7, "rule", type="death_wish")], 0.05)
    assert sign.confidence == 0.7


@given(network=st.floats(0.05, 0.9), more=st.floats(0.01, 0.08), relevance=st.floats(0, 1))
def test_a_surer_network_never_makes_a_fact_less_sure(network: float, more: float, relevance: float) -> None:
    """The chance rises with what the network says, with a rule beside it or without."""
    for beside in ([], [guess(sure=0.5, source="rule")]):
        (low,) = weigh([guess(sure=network), *beside], relevance)
        (high,) = weigh([guess(sure=network + more), *beside], relevance)
        assert 0 < low.confidence <= high.confidence < 1


def test_two_feelings_of_one_clause_stay_two() -> None:
    """The same words may carry two feelings."""
    assert len(weigh([guess("feeling", feeling="sadness"), guess("feeling", feeling="pride")], 0.8)) == 2


def test_a_plain_page_is_read_with_its_days() -> None:
    """A call, what was said in it, and the break-up, each with its days."""
    text = "He called me yesterday. He said he misses me. We broke up two weeks ago."
    found = read(text, DAY, OWN)
    call = next(one for one in found if isinstance(one, Contact))
    assert (call.by, call.how, str(call.when and call.when.first)) == ("them", "call", "2024-05-11")
    assert any(isinstance(one, Said) and one.stance == "toward" for one in found)
    assert any(isinstance(one, Milestone) and one.what == "breakup" for one in found)
