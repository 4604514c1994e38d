"""Signs of danger: what is offered, once, and what never happens."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.care.risk import (
    Answers,
    CalmPage,
    Card,
    Said,
    Sign,
    is_hushed,
    may_leave,
    offer,
    open_page,
    small_marks,
)
from healing_journal.model.finding import Mark, Risk, RiskType
from healing_journal.model.record import Answer

NOW = datetime(2026, 3, 4, 22, 30, tzinfo=UTC)


def sign(
    kind: RiskType, quote: str = "some words", *, sure: float = 0.9, entry: str = "e1", saved: datetime = NOW
) -> Sign:
    """Return a sign in an entry saved at some time about that day."""
    return Sign(
        entry=entry,
        finding=Risk(quote=quote, confidence=sure, type=kind),
        saved_at=saved,
        about=saved.date(),
    )


def said(one: Sign, answer: Answer, at: datetime = NOW) -> Answers:
    """Return the one answer about a sign."""
    return {(one.entry, one.mark): Said(answer, at)}


def test_nothing_found_offers_nothing() -> None:
    """Figures of speech are no findings, and without a finding nothing is offered or hushed."""
    assert offer([], {}, NOW) is None
    assert not is_hushed([], {}, NOW)


def test_a_death_wish_brings_the_quiet_card() -> None:
    """Level 1 is one card, however sure the reader is, and nothing is put away for it."""
    one = sign("death_wish", sure=1.0)
    assert offer([one], {}, NOW) == Card("e1", one.mark)
    assert not is_hushed([one], {}, NOW)


@pytest.mark.parametrize("kind", ["suicidal", "self_harm"])
def test_intent_or_act_brings_the_calm_page(kind: RiskType) -> None:
    """Level 2 is the page, with the wound first where there may be one, and the rest put away."""
    one = sign(kind)
    assert offer([one], {}, NOW) == CalmPage("e1", one.mark, wound=kind == "self_harm")
    assert is_hushed([one], {}, NOW)


def test_an_unsure_reader_asks_quietly_and_is_not_silent() -> None:
    """Low confidence brings the card of level 1, never silence."""
    one = sign("suicidal", sure=0.2)
    assert offer([one], {}, NOW) == Card("e1", one.mark)


def test_yes_on_the_card_opens_the_page_and_hushes() -> None:
    """Level 2b: a yes is as level 2, and is not asked again."""
    one = sign("death_wish")
    answers = said(one, "yes")
    assert open_page(one) == CalmPage("e1", one.mark, wound=False)
    assert is_hushed([one], answers, NOW)
    assert offer([one], answers, NOW) is None


@pytest.mark.parametrize("answer", ["yes", "no", "rather_not"])
@pytest.mark.parametrize("kind", ["death_wish", "suicidal", "self_harm"])
def test_an_answered_sign_never_comes_back(kind: RiskType, answer: Answer) -> None:
    """Whatever was answered, that sign is not offered again, on that day or any other."""
    one = sign(kind)
    for hours in range(0, 24 * 40, 5):
        assert offer([one], said(one, answer), NOW + timedelta(hours=hours)) is None


def test_an_offer_does_not_wait_for_another_day() -> None:
    """An offer left unanswered is gone some hours later; old entries are never brought up."""
    one = sign("suicidal")
    assert offer([one], {}, NOW + timedelta(hours=5)) is not None
    assert offer([one], {}, NOW + timedelta(hours=7)) is None


def test_midnight_does_not_swallow_an_offer() -> None:
    """What was saved at five to twelve is still offered, and hushed for, after midnight."""
    late = sign("suicidal", saved=datetime(2026, 3, 4, 23, 55, tzinfo=UTC))
    after = datetime(2026, 3, 5, 0, 2, tzinfo=UTC)
    assert isinstance(offer([late], {}, after), CalmPage)
    assert is_hushed([late], {}, after)
    assert not is_hushed([late], {}, datetime(2026, 3, 5, 13, 0, tzinfo=UTC))


def test_the_quiet_lasts_until_the_day_is_over() -> None:
    """What was written at two in the morning still hushes at eleven that evening, and not on the next day."""
    early = sign("suicidal", saved=datetime(2026, 3, 4, 2, 0, tzinfo=UTC))
    assert is_hushed([early], {}, datetime(2026, 3, 4, 23, 0, tzinfo=UTC))
    assert not is_hushed([early], {}, datetime(2026, 3, 5, 8, 0, tzinfo=UTC))


def test_the_gravest_comes_first_and_answers_for_the_entry() -> None:
    """One page for an entry, not a page and then a card."""
    wish, plan = sign("death_wish", "first words"), sign("suicidal", "second words")
    for found in ([plan, wish], [wish, plan]):
        assert offer(found, {}, NOW) == CalmPage("e1", plan.mark, wound=False)
    assert offer([plan, wish], said(plan, "rather_not"), NOW) is None


def test_two_grave_signs_in_one_entry_are_one_page() -> None:
    """Answering the page settles the other grave words of the same entry."""
    one, two = sign("suicidal", "first words"), sign("self_harm", "second words")
    shown = offer([one, two], {}, NOW)
    assert shown is not None
    answered = {(shown.entry, shown.mark): Said("rather_not", NOW)}
    assert offer([one, two], answered, NOW) is None


def test_a_no_teaches_about_that_entry_alone() -> None:
    """Not about that, in one entry, does not silence graver words in the next."""
    one = sign("death_wish")
    next_entry = sign("suicidal", "other words", entry="e2")
    assert isinstance(offer([one, next_entry], said(one, "no"), NOW), CalmPage)


def test_graver_words_added_later_are_not_silenced() -> None:
    """A no to a death wish does not silence intent that is written into the same entry afterwards."""
    wish, plan = sign("death_wish", "first words"), sign("suicidal", "second words")
    assert isinstance(offer([wish, plan], said(wish, "no"), NOW), CalmPage)


@pytest.mark.parametrize("answer", ["yes", "rather_not"])
def test_a_death_wish_is_not_asked_about_every_day(answer: Answer) -> None:
    """After a yes or rather-not the card about a death wish rests for a week; the page never rests."""
    before = sign("death_wish", saved=NOW - timedelta(days=2))
    answers = said(before, answer, NOW - timedelta(days=2))
    assert offer([before, sign("death_wish", "new words", entry="e2")], answers, NOW) is None
    assert isinstance(offer([before, sign("suicidal", "new words", entry="e2")], answers, NOW), CalmPage)
    assert isinstance(offer([before, sign("suicidal", "new", sure=0.1, entry="e2")], answers, NOW), Card)


def test_after_a_no_another_entry_may_ask_the_next_day() -> None:
    """A no is about one entry; new words on another day may be asked about, on the same day not."""
    before = sign("death_wish")
    new = sign("death_wish", "new words", entry="e2", saved=NOW + timedelta(hours=1))
    assert offer([before, new], said(before, "no"), NOW + timedelta(hours=1)) is None
    tomorrow = NOW + timedelta(days=1)
    new = sign("death_wish", "new words", entry="e2", saved=tomorrow)
    assert isinstance(offer([before, new], said(before, "no"), tomorrow), Card)


def test_old_pages_pasted_today_are_asked_about_quietly() -> None:
    """An entry about days long past does not open the page; pages from another program are not asked about."""
    old = msgspec.structs.replace(sign("suicidal"), about=date(2024, 3, 4))
    assert isinstance(offer([old], {}, NOW), Card)
    assert not is_hushed([old], {}, NOW)
    brought = msgspec.structs.replace(sign("suicidal"), brought_in=True)
    assert offer([brought], {}, NOW) is None
    assert not is_hushed([brought], {}, NOW)


def test_harm_by_them_is_a_small_mark_and_nothing_more() -> None:
    """It asks nothing and hushes nothing: the person opens it or leaves it."""
    one = sign("harmed_by_them", sure=1.0)
    assert offer([one], {}, NOW) is None
    assert not is_hushed([one], {}, NOW)
    assert [mark.mark for mark in small_marks([one, sign("suicidal")])] == [one.mark]


def test_a_sign_is_kept_only_by_a_yes() -> None:
    """Without the person's yes a sign is not among the notes of its entry."""
    one = sign("death_wish")
    key = (one.entry, one.mark)
    assert not may_leave(one.entry, one.finding, {})
    assert not may_leave(one.entry, one.finding, {key: "no"})
    assert not may_leave(one.entry, one.finding, {key: "rather_not"})
    assert may_leave(one.entry, one.finding, {key: "yes"})


def test_not_about_that_ends_the_hush() -> None:
    """A false alarm takes nothing away for the evening."""
    one = sign("suicidal")
    assert not is_hushed([one], said(one, "no"), NOW)
    assert is_hushed([one], said(one, "rather_not"), NOW)


KINDS: list[RiskType] = ["death_wish", "suicidal", "self_harm", "harmed_by_them"]
signs = st.lists(
    st.builds(
        sign,
        st.sampled_from(KINDS),
        st.sampled_from(["one", "two", "three"]),
        sure=st.floats(0, 1),
        entry=st.sampled_from(["e1", "e2"]),
        saved=st.integers(0, 60).map(lambda hours: NOW - timedelta(hours=hours)),
    ),
    max_size=8,
)


@given(signs, st.sampled_from(["yes", "no", "rather_not"]))
def test_answering_always_comes_to_an_end(found: list[Sign], answer: Answer) -> None:
    """Whatever is found, a person who answers what is offered is soon left in peace: one offer for each entry."""
    answers: dict[tuple[str, Mark], Said] = {}
    offered = 0
    while (shown := offer(found, answers, NOW)) is not None:
        answers[shown.entry, shown.mark] = Said(answer, NOW)
        offered += 1
    assert offered <= 2
