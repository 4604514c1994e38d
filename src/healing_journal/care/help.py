"""The Help page: the same words whether anything was found or not; it knows nothing of any entry."""

from __future__ import annotations

from datetime import date

import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.lines import Whom, age, countries, country, made_on
from healing_journal.care.listing import LineList, line_list, other_lines
from healing_journal.care.measured import Measured
from healing_journal.care.plan import Lists, SafetyPlan, safety_plan
from healing_journal.care.saying import say, spoken

PEOPLE = "people"  # the person's own list of people to ask
KINDS: tuple[Whom, ...] = ("suicide", "abuse", "children")


class People(msgspec.Struct, frozen=True):
    """The person's own people, and what is said where no one is listed or the journal is locked."""

    title: str
    own: tuple[str, ...]
    empty: str


class Emergency(msgspec.Struct, frozen=True):
    """The number for danger now ("" where no country is known), and what one can say there."""

    title: str
    number: str
    call: str
    say: str


class HelpPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the Help page, in the order in which it stands there."""

    title: str
    opening: str
    not_watching: str
    people: People
    emergency: Emergency
    country_ask: str
    countries: tuple[tuple[str, str], ...]
    lines: LineList
    abuse: LineList
    children: LineList
    before_call: tuple[str, ...]
    minors: tuple[str, ...]
    plan: SafetyPlan | None
    cannot_title: str
    cannot: tuple[str, ...]
    others: tuple[LineList, ...]
    old: str


def help_page(
    about: Circumstances, lists: Lists | None, today: date, measured: Measured | None = None
) -> HelpPage:
    """Return the Help page; `lists` is None while the journal is locked, and then only the lines are shown."""
    return HelpPage(
        title=say("help.title"),
        opening=say("help.opening"),
        not_watching=say("help.not_watching"),
        people=_people(lists),
        emergency=emergency(about.country),
        country_ask=say("help.country_ask"),
        countries=tuple((one.code, one.name) for one in countries()),
        lines=line_list(about.country, "suicide"),
        abuse=line_list(about.country, "abuse"),
        children=line_list(about.country, "children"),
        before_call=(say("help.before_call"), say("help.before_call_start")),
        minors=_minors_words() if about.minor else (),
        plan=None if lists is None else safety_plan(lists, minor=about.minor),
        cannot_title=say("help.cannot_title"),
        cannot=cannot(measured),
        others=tuple(other_lines(about.country, whom) for whom in KINDS),
        old=old_words(today),
    )


def emergency(code: str) -> Emergency:
    """Return the number for danger now, for a country or for none."""
    number = country(code).emergency
    call = say("help.emergency", number=number) if number else say("help.emergency_unknown")
    return Emergency(say("help.emergency_title"), number, call, say("help.emergency_say"))


def cannot(measured: Measured | None) -> tuple[str, ...]:
    """Return what this program cannot do, with the reader's own figures where they were measured."""
    figures = () if measured is None else (_figures(measured),)
    keys = ("cannot_tell", "cannot_judge", "cannot_private", "same_words")
    return (say("help.cannot_read"), *figures, *(say(f"help.{key}") for key in keys))


def old_words(today: date) -> str:
    """Return what the page says of the list's age; nothing while it is fresh."""
    sentences = {
        "fresh": "",
        "old": say("help.old"),
        "very_old": say("help.very_old", date=spoken(made_on())),
    }
    return sentences[age(today)]


def _people(lists: Lists | None) -> People:
    if lists is None:
        return People(say("help.people_title"), (), say("help.people_locked"))
    return People(say("help.people_title"), tuple(lists.get(PEOPLE, {}).values()), say("help.people_empty"))


def _minors_words() -> tuple[str, ...]:
    return tuple(say(f"minors.{key}") for key in ("opening", "trusted", "adult_ex"))


def _figures(measured: Measured) -> str:
    return say(
        "help.cannot_measured",
        count=measured.passages,
        present=measured.present,
        found=measured.found,
        false=measured.false,
    )
