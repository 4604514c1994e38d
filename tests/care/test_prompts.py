"""Prompts widen; none asks why, none promises, some are for endings that both wanted."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from healing_journal.care.prompts import Prompt, all_prompts, plain_day, prompt_of


@pytest.mark.parametrize("prompt", all_prompts(), ids=lambda prompt: prompt.id)
def test_no_prompt_asks_why_or_what_they_meant(prompt: Prompt) -> None:
    """Searching for meaning is not prompted, nor is speaking for the other."""
    assert not re.search(
        r"\bwhy\b|\bmeant?\b|\bthey (?:feel|felt|think|want)\b|\breason", prompt.text.lower()
    )


def test_no_prompt_asks_for_gratitude_about_them_or_for_a_reunion() -> None:
    """So nothing need be put away for someone afraid."""
    words = " ".join(prompt.text.lower() for prompt in all_prompts())
    assert not re.search(r"\bgrateful\b|\bthank|\bmiss about\b|\bget back\b|\breach out\b", words)


def test_every_prompt_comes_round_and_neighbours_differ() -> None:
    """Over the weeks each fitting prompt is offered, never the same on two days running."""
    days = [date(2026, 1, 1) + timedelta(days=count) for count in range(len(all_prompts()))]
    offered = [prompt_of(day, mutual=True) for day in days]
    assert {prompt.id for prompt in offered if prompt} == {prompt.id for prompt in all_prompts()}
    alone = [prompt_of(day) for day in days]
    assert len({prompt.id for prompt in alone if prompt}) == sum(
        prompt.about != "mutual" for prompt in all_prompts()
    )
    assert all(one != other for one, other in pairwise(offered))


def test_good_sides_are_asked_only_where_both_ended_it() -> None:
    """After being left, nobody is asked what is easier now."""
    year = [prompt_of(date(2026, 1, 1) + timedelta(days=count)) for count in range(365)]
    assert all(prompt is not None and prompt.about != "mutual" for prompt in year)


def test_nothing_is_prompted_while_hushed() -> None:
    """After words of danger, prompts are put away until tomorrow."""
    assert prompt_of(date(2026, 1, 1), hushed=True) is None


def test_a_plain_day_is_always_on_offer() -> None:
    """The plain template asks for facts, not feelings."""
    assert plain_day().about == "plain"
    assert "no feelings needed" in plain_day().text
