"""Small invented entries for tests: findings, entries that hold them, and strategies that make many."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import msgspec
from hypothesis import strategies as st

from healing_journal.model.day import Days
from healing_journal.model.finding import (
    EMOTIONS,
    Boundary,
    By,
    Concern,
    Contact,
    Feeling,
    Finding,
    How,
    Milestone,
    Plan,
    Practice,
    Promise,
    Reading,
    Reminder,
    Risk,
    RiskType,
    Said,
    Silence,
    Stance,
    What,
)
from healing_journal.model.snapshot import Snapshot
from healing_journal.story import Story, Told, tell

TODAY = date(2024, 6, 30)


class Head(msgspec.Struct, frozen=True):
    """An entry as far as the story and the lists need it."""

    id: str
    days: Days
    length: int = 100


def day(month: int, of_month: int) -> date:
    """A day of 2024."""
    return date(2024, month, of_month)


def on(month: int, of_month: int) -> Days:
    """One day of 2024 as a span."""
    return Days.on(day(month, of_month))


def told(finding: Finding, written: date = TODAY, entry: str = "one") -> Told:
    """A finding in its entry."""
    return Told(entry, written, finding)


def page(entry: str, written: date, *findings: Finding) -> tuple[Head, Reading]:
    """An entry and what was found in it."""
    return Head(entry, Days.on(written)), Reading("test", findings)


def story_of(*pages: tuple[Head, Reading], snapshot: Snapshot | None = None, today: date = TODAY) -> Story:
    """The story of some entries."""
    return tell(pages, snapshot or Snapshot(), today)


_QUOTES = st.sampled_from(
    [
        "he rang",
        "she wrote again",
        "I went over",
        "we met at the market",
        "so sad",
        "I will wait",
        "no more",
        "ok 🙂",
    ]
)
_DATES = st.dates(date(2024, 1, 1), date(2024, 6, 30))
_SPANS = st.builds(
    lambda first, length: Days(first, first + timedelta(days=length)),
    _DATES,
    st.sampled_from([0, 0, 1, 6, 16, 60]),
)
_ODD = st.sampled_from(
    [Days.on(date.min), Days.on(date.max), Days(date.min, date.max), Days(TODAY, date.max)]
)
_WHEN = st.none() | _SPANS | _ODD
_BY, _HOW = st.sampled_from(get_args(By)), st.sampled_from(get_args(How))
_SHARED = {
    "quote": _QUOTES,
    "start": st.integers(0, 400),
    "confidence": st.sampled_from([0.2, 0.5, 0.9, 1.0]),
}

contacts = st.builds(Contact, by=_BY, how=_HOW, when=_WHEN, repeated=st.booleans(), **_SHARED)
silences = st.builds(
    Silence, days=st.none() | st.integers(0, 90), when=_WHEN, ongoing=st.booleans(), **_SHARED
)
findings: st.SearchStrategy[Finding] = st.one_of(
    contacts,
    silences,
    st.builds(
        Feeling,
        feeling=st.sampled_from(EMOTIONS),
        tense=st.sampled_from(["now", "then"]),
        cried=st.booleans(),
        **_SHARED,
    ),
    st.builds(Said, stance=st.sampled_from(get_args(Stance)), when=_WHEN, **_SHARED),
    st.builds(Promise, by=_BY, due=_WHEN, **_SHARED),
    st.builds(Plan, with_them=st.booleans(), when=_WHEN, **_SHARED),
    st.builds(
        Boundary,
        by=st.sampled_from(["me", "them", "both"]),
        status=st.sampled_from(["set", "kept", "crossed"]),
        when=_WHEN,
        **_SHARED,
    ),
    st.builds(Practice, status=st.sampled_from(["doing", "planned", "lapsed"]), **_SHARED),
    st.builds(Concern, **_SHARED),
    st.builds(Reminder, **_SHARED),
    st.builds(Milestone, what=st.sampled_from(get_args(What)), when=_WHEN, **_SHARED),
    st.builds(Risk, type=st.sampled_from(get_args(RiskType)), **_SHARED),
)
readings = st.lists(st.tuples(_DATES, st.lists(findings, max_size=6)), max_size=8).map(
    lambda made: [page(f"e{index}", written, *some) for index, (written, some) in enumerate(made)]
)
"""What any readings may be: entries of invented days with any findings at all."""
