"""What `--json` prints: the story for programs. Items carry `entry`, `quote`, the reader's fields, and dates as spans."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from healing_journal.model.finding import Found, kind_of
from healing_journal.pages.apart import matter_of
from healing_journal.story import Commitment, Event, Quiet, Saying, Step, Story, Told

Item = dict[str, object]


def contact(story: Story) -> Item:
    """Return contacts and silences, in the order of time."""
    return {
        "contacts": [_event(event, story) for event in story.contacts],
        "silences": [_quiet(quiet, story) for quiet in story.silences],
    }


def words(story: Story) -> Item:
    """Return what they said, in order."""
    return {"words": [_saying(saying) for saying in story.words]}


def promises(story: Story) -> Item:
    """Return promises, limits and plans with their days and states."""
    return {
        "promises": [_commitment(one, "due") for one in story.promises],
        "limits": [_commitment(one, "when") for one in story.limits],
        "plans": [_commitment(one, "when") for one in story.plans],
    }


def story(story: Story) -> Item:
    """Return what dates the story, what lies ahead, and what runs through it."""
    return {
        "milestones": [_step(step) for step in story.milestones],
        "broken_up": story.broken_up,
        "since_days": story.since_days,
        "ahead": [_commitment(one, "when") for one in story.ahead],
        "practices": [_thread(thread) for thread in story.practices],
        "concerns": [_thread(thread) for thread in story.concerns],
        "reminders": [_thread(thread) for thread in story.reminders],
        "feelings": {
            "weeks": [
                {"week": week.monday, "entries": week.entries, "named": week.named}
                for week in story.feelings.weeks
            ],
            "cried": [day.day for day in story.feelings.cried],
            "confused": [day.day for day in story.feelings.confused],
        },
    }


def fields_of(told: Told) -> Item:
    """Return the finding's own fields as the reader names them."""
    shared = set(Found.__struct_fields__)
    mine = {name: value for name, value in msgspec.structs.asdict(told.finding).items() if name not in shared}
    return {"kind": kind_of(told.finding), **mine}


def _words(tellings: Sequence[Told]) -> Item:
    """Return where an item stands: its first quote, and every quote that tells of it."""
    first = tellings[0]
    return {
        "entry": first.entry,
        "quote": first.finding.quote,
        "written": first.written,
        "sure": any(told.sure for told in tellings),
        "told": [
            {"entry": told.entry, "quote": told.finding.quote, "source": told.source} for told in tellings
        ],
    }


def _event(event: Event, story: Story) -> Item:
    fields: Item = {"by": event.by, "how": event.how, "when": event.days, "repeated": event.repeated}
    fields["about"] = matter_of(event, story.about)
    return {"kind": "contact", **_words(event.tellings), **fields}


def _quiet(quiet: Quiet, story: Story) -> Item:
    return {
        "kind": "silence",
        **_words(quiet.tellings),
        "days": quiet.length,
        "when": quiet.days,
        "ongoing": quiet.ongoing,
        "basis": quiet.basis,
        "longest": quiet is story.longest,
        "present": quiet is story.present,
    }


def _saying(saying: Saying) -> Item:
    return {"kind": "said", **_words((saying.told,)), "stance": saying.stance, "when": saying.days}


def _commitment(one: Commitment, dated: str) -> Item:
    own = fields_of(one.tellings[0])
    return {**own, **_words(one.tellings), dated: one.days, "state": one.outcome, "time": one.due}


def _step(step: Step) -> Item:
    return {"kind": "milestone", **_words(step.tellings), "what": step.what, "when": step.days}


def _thread(tellings: Sequence[Told]) -> Item:
    return {**fields_of(tellings[-1]), **_words(tellings)}
