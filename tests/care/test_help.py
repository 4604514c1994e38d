"""Help: the same page whatever was written, with or without the passphrase."""

import inspect
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healing_journal.care import help as help_room
from healing_journal.care.circumstances import Circumstances
from healing_journal.care.help import help_page
from healing_journal.care.lines import Country, all_lines, countries, made_on
from healing_journal.care.measured import Measured

TODAY = made_on()


def test_help_knows_nothing_of_any_entry() -> None:
    """The same words whether anything was found or not: no finding can reach this page."""
    source = inspect.getsource(help_room)
    assert "finding" not in source
    assert set(inspect.signature(help_page).parameters) == {"about", "lists", "today", "measured"}


def test_help_opens_without_the_passphrase() -> None:
    """While locked, the lines and numbers are there and nothing of the journal is."""
    page = help_page(Circumstances(country="IE"), None, TODAY)
    assert page.emergency.number == "112"
    assert page.lines.lines[0].number == "116 123"
    assert page.plan is None
    assert page.people.own == ()


def test_own_people_are_there_and_the_list_may_be_empty() -> None:
    """The person's own people come from their own list; without any, the page says what one could do."""
    page = help_page(Circumstances(), {"people": {"1": "Ana, evenings", "2": "Dr Bell"}}, TODAY)
    assert page.people.own == ("Ana, evenings", "Dr Bell")
    assert help_page(Circumstances(), {}, TODAY).people.empty


def test_help_says_that_it_does_not_watch() -> None:
    """The plain sentence stands on the page, word for word."""
    page = help_page(Circumstances(), None, TODAY)
    assert page.not_watching == "This program does not watch over you and cannot call anyone."


@pytest.mark.parametrize("one", countries(), ids=lambda one: one.code)
def test_every_country_has_a_page_that_helps(one: Country) -> None:
    """Each country's page names a line, or says that there is none yet; and whom to call in danger."""
    page = help_page(Circumstances(country=one.code), None, TODAY)
    assert page.emergency.call
    for listed in (page.lines, page.abuse, page.children):
        assert bool(listed.lines) != bool(listed.empty)
    assert one.name in page.lines.title


def test_all_other_lines_are_one_step_away() -> None:
    """Between the country's own and all others, no line is left out."""
    page = help_page(Circumstances(country="FR"), None, TODAY)
    numbers = [line.number for line in (*page.lines.lines, *page.others[0].lines)]
    assert sorted(numbers) == sorted(line.number for line in all_lines())


def test_the_page_says_when_the_list_is_old() -> None:
    """Fresh, nothing; after half a year a word; after a year what to dial instead."""
    assert help_page(Circumstances(), None, TODAY).old == ""
    assert help_page(Circumstances(), None, TODAY + timedelta(days=200)).old == "These lines may be old."
    later = help_page(Circumstances(), None, TODAY + timedelta(days=400)).old
    assert "dial the emergency number and say you need mental-health help" in later


def test_figures_are_given_only_where_they_were_measured() -> None:
    """The page gives the reader's misses and false alarms in plain words, or no number at all."""
    without = help_page(Circumstances(), None, TODAY).cannot
    measured = help_page(Circumstances(), None, TODAY, Measured(400, 20, 15, 6)).cannot
    assert not any(any(sign.isdigit() for sign in sentence) for sentence in without)
    assert any("found 15 of 20 signs of danger. It saw danger in 6" in sentence for sentence in measured)


def test_minors_hear_of_a_grown_up_and_of_a_grown_up_ex() -> None:
    """Under 18, the page adds whom to trust and whose job it was."""
    page = help_page(Circumstances(country="GB", minor=True), {}, TODAY)
    assert len(page.minors) == 3
    assert page.plan is not None
    assert "grown-up" in page.plan.steps[3].hint
    assert help_page(Circumstances(country="GB"), {}, TODAY).minors == ()


@given(
    code=st.text(max_size=4),
    minor=st.booleans(),
    lists=st.dictionaries(st.text(max_size=9), st.just({"1": "Ana"}), max_size=3),
)
def test_help_always_opens(*, code: str, minor: bool, lists: dict[str, dict[str, str]]) -> None:
    """Whatever is set or listed, the page is there, with what it cannot do and whom to call."""
    page = help_page(Circumstances(country=code, minor=minor), lists, TODAY)
    assert page.emergency.call
    assert page.cannot
    assert sum(len(listed.lines) for listed in page.others) > 40
