"""Contact apart: what is nobody's choice stands by itself, and the person's word on it comes first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, mark_of
from healing_journal.model.record import Noted, Record
from healing_journal.model.snapshot import replay
from healing_journal.pages import contact_page
from healing_journal.pages.apart import about_id
from healing_journal.reading.purpose import purpose_of
from healing_journal.story.keeping import ABOUT
from tales import day, page, story_of

CALL = Contact(quote="He called about us", by="them", how="call", when=Days.on(day(6, 3)))
KIDS = Contact(
    quote="She texted about the kids' shoes", start=30, by="them", how="message", when=Days.on(day(6, 3))
)
SHOP = Contact(
    quote="I ran into him at the shop", start=70, by="chance", how="in_person", when=Days.on(day(6, 2))
)


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("he asked who picks the kids up", "children"),
        ("she wrote about the school run", "children"),
        ("he DMed me work stuff", "work"),
        ("he sat beside me in the sprint review", "work"),
        ("it did not work between us when he called", ""),
        ("he texted me a kidney joke", ""),
    ],
)
def test_only_plain_words_say_what_a_contact_was_about(words: str, purpose: str) -> None:
    """A contact is about the children or work where its words name them, and not where they only sound so."""
    assert purpose_of(words) == purpose


def test_contact_by_chance_and_about_children_stands_apart() -> None:
    """The list in order and its count are of the two of them; the others are counted in a sentence of their own."""
    shown = contact_page(story_of(page("a", day(6, 4), CALL, KIDS, SHOP)), str)
    assert [row.sources[0].quote for row in shown.contacts] == [CALL.quote]
    assert [title for title, _ in shown.apart] == ["By chance", "About the children"]
    assert "Kept apart: 1 by chance and 1 about the children." in shown.summary


def test_the_persons_word_comes_first() -> None:
    """A contact that the person says was about work is not counted between the two, whatever its words say."""
    noted = Noted(list=ABOUT, id=about_id("a", mark_of(CALL)), text="work")
    snapshot = replay([Record("1", datetime(2024, 6, 4, 20, tzinfo=UTC), noted)])
    shown = contact_page(story_of(page("a", day(6, 4), CALL), snapshot=snapshot), str)
    assert not shown.contacts
    assert [title for title, _ in shown.apart] == ["About work"]
