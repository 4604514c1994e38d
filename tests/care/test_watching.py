"""When the writer is the one who follows: what is told, how often, and one kind sentence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.care.watching import Page, Rule, remark, rules, told

FIRST = date(2026, 5, 1)


def page(day: int, text: str = "I drove past her house again.") -> Page:
    """Return a page written so many days after the first."""
    return Page(FIRST + timedelta(days=day), text)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.pattern[:30])
def test_every_rule_keeps_its_word(rule: Rule) -> None:
    """Each rule finds its own sentences and leaves alone those that it must not find."""
    assert [text for text in rule.yes if rule.kind not in told(text)] == []
    assert [text for text in rule.no if told(text)] == []


def test_the_third_day_within_a_month_brings_the_sentence() -> None:
    """It is said about the third time, and it accuses nobody."""
    said = remark([page(0), page(6)], page(11))
    assert said is not None
    assert said.words.startswith("This is about the third time you have gone past their place.")


def test_it_is_said_once_a_month() -> None:
    """A fourth and fifth time within the month bring nothing more, nor does a second page that evening."""
    assert remark([page(0), page(6), page(11)], page(12)) is None
    assert remark([page(0), page(6), page(11)], page(11)) is None
    assert remark([page(0), page(6)], page(7, "Bought bread.")) is None


def test_twice_is_not_yet_a_habit() -> None:
    """Two days, or three spread over months, bring nothing."""
    assert remark([page(0)], page(3)) is None
    assert remark([page(0), page(40)], page(80)) is None


def test_kinds_are_counted_apart() -> None:
    """Past the house, following and looking up where they are each have their own count."""
    pages = [page(0, "I followed him home."), page(3, "I checked his location again.")]
    assert remark(pages, page(5)) is None


def test_wishes_and_what_others_did_do_not_count() -> None:
    """What was not done, or was done to the writer, is never held against them."""
    for text in (
        "I wanted to drive past her house, and stayed home instead.",
        "If I drove past her house it would be the end of me.",
        "My sister says he drove past her house.",
        "I dreamt that I walked past their old flat.",
    ):
        assert told(text) == frozenset()


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    """Whatever was written, looking at it ends without complaint, and so does the sentence about it."""
    kinds = told(text)
    said = remark(
        [Page(FIRST, text), Page(FIRST + timedelta(days=1), text)], Page(FIRST + timedelta(days=2), text)
    )
    assert (said is None) == (not kinds)
