"""Three in the morning: a place to put the message, ten minutes, one's own words, and four equal choices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.listing import LineList, line_list
from healing_journal.care.offered import Choice
from healing_journal.care.plan import Lists
from healing_journal.care.saying import say

WAIT = timedelta(minutes=10)
LISTS = ("distractions", "plans", "people")  # the person's own lists that this page shows
ANSWERS = ("well", "both", "hard", "unsent", "pass")  # how the morning after may have been
_SUGGESTED = 5


class Night(msgspec.Struct, frozen=True, kw_only=True):
    """The page in the order of its steps; the person's own words (three at most) are put in by the story."""

    title: str
    they_wrote: str
    plan_title: str
    plans: tuple[str, ...]
    box: str
    box_means: str
    decide: str
    wait_yes: str
    wait_no: str
    until: datetime
    breathing: str
    else_title: str
    own_else: tuple[str, ...]
    something_else: tuple[str, ...]
    words_title: str
    words_empty: str
    need: str
    need_hint: str
    people: tuple[str, ...]
    what_now: str
    choices: tuple[Choice, ...]


class QuietNight(msgspec.Struct, frozen=True):
    """The page for someone afraid of them: no box, no clock; a place to note what happened, and lines."""

    title: str
    words: str
    log: str
    line_says: str
    lines: LineList


def night(
    about: Circumstances, lists: Lists, now: datetime, *, they_wrote: bool = False
) -> Night | QuietNight:
    """Return the page of the hard hour; `now` is on the person's own clock."""
    if not about.offers("reach_out"):
        return _quiet(about)
    return Night(
        title=say("night.title"),
        they_wrote=say("night.they_wrote") if they_wrote else "",
        plan_title=say("night.plan_title"),
        plans=_own(lists, "plans") if they_wrote else (),
        box=say("night.box"),
        box_means=say("night.box_means"),
        decide=say("night.decide", now=_clock(now), later=_clock(now + WAIT)),
        wait_yes=say("night.wait_yes"),
        wait_no=say("night.wait_no"),
        until=now + WAIT,
        breathing=say("night.breathing"),
        else_title=say("night.else_title"),
        own_else=_own(lists, "distractions"),
        something_else=tuple(say(f"night.else_{number}") for number in range(1, _SUGGESTED + 1)),
        words_title=say("night.words_title"),
        words_empty=say("night.words_empty"),
        need=say("night.need"),
        need_hint=say("night.need_hint"),
        people=_own(lists, "people"),
        what_now=say("night.what_now"),
        choices=choices(),
    )


def choices() -> tuple[Choice, ...]:
    """Return the four things one can do now, of equal weight."""
    return tuple(Choice(value, say(f"night.{value}")) for value in ("keep", "tomorrow", "sending", "call"))


def after(choice: str) -> str:
    """Return what is said after a choice, without praise or blame; nothing after `call`."""
    return say(f"night.{choice}_after") if choice in {"keep", "tomorrow", "sending"} else ""


def ask_in_the_morning(sent_on: date, today: date, about: Circumstances) -> str:
    """Return the question of the next day where the person meant to send it, and else nothing."""
    if not is_morning_after(sent_on, today, about):
        return ""
    return say("night.morning_ask", them=say(f"pronoun.{about.pronoun}.them"))


def is_morning_after(night_of: date, today: date, about: Circumstances) -> bool:
    """Whether this is the day after, for someone who is not afraid of them."""
    return today - night_of == timedelta(days=1) and not about.afraid


def sending_choices() -> tuple[Choice, ...]:
    """Return what can be wished for after saying that one is going to send it: to be asked tomorrow, or not."""
    return tuple(Choice(value, say(f"night.sending_{value}")) for value in ("yes", "no"))


def morning_choices() -> tuple[Choice, ...]:
    """Return the answers of the morning after, of equal weight, good and hard alike."""
    return tuple(Choice(value, say(f"night.morning_{value}")) for value in ANSWERS)


def _quiet(about: Circumstances) -> QuietNight:
    return QuietNight(
        title=say("night.title"),
        words=say("night.afraid", them=say(f"pronoun.{about.pronoun}.them")),
        log=say("night.afraid_log"),
        line_says=say("night.afraid_line"),
        lines=line_list(about.country, "abuse"),
    )


def _own(lists: Lists, name: str) -> tuple[str, ...]:
    own: Iterable[str] = lists.get(name, {}).values()
    return tuple(own)


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"
