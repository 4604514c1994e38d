"""The safety plan: six steps in the person's own words, each of which works empty."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from healing_journal.care.saying import say

STEPS = ("signs", "alone", "company", "ask", "professionals", "place")

Lists = Mapping[
    str, Mapping[str, str]
]  # the person's own lists: name of the list, then id and text of each line


class Step(msgspec.Struct, frozen=True):
    """One step: what it asks, a hint, the person's own lines, and what it says without any.

    `list` is the name under which its lines are noted.
    """

    list: str
    title: str
    hint: str
    own: tuple[tuple[str, str], ...]
    empty: str


class SafetyPlan(msgspec.Struct, frozen=True):
    """The whole plan, as Help shows and prints it."""

    title: str
    opening: str
    steps: tuple[Step, ...]


def safety_plan(lists: Lists, *, minor: bool = False) -> SafetyPlan:
    """Return the plan with the person's own lines in it; for minors, whom to ask names a grown-up."""
    steps = tuple(_step(name, lists.get(list_of(name), {}), minor=minor) for name in STEPS)
    return SafetyPlan(say("plan.title"), say("plan.opening"), steps)


def list_of(step: str) -> str:
    """Return the name of the list in which a step's lines are noted."""
    return f"safety_{step}"


def _step(name: str, own: Mapping[str, str], *, minor: bool) -> Step:
    hint = say("minors.trusted") if minor and name == "ask" else say(f"plan.{name}_hint")
    return Step(list_of(name), say(f"plan.{name}_title"), hint, tuple(own.items()), say(f"plan.{name}_empty"))
