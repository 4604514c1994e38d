"""Findings as notes under their entry: what was noted, in a person's words, and what of it may be changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from healing_journal.model.day import Days, NotADateError
from healing_journal.model.finding import (
    Boundary,
    Contact,
    Feeling,
    Finding,
    Milestone,
    Plan,
    Practice,
    Promise,
    Risk,
    Said,
    Silence,
    kind_of,
)
from healing_journal.model.refusal import Refusal
from healing_journal.pages import prose
from healing_journal.pages.pieces import Choice, Field, NoteRow
from healing_journal.pages.places import anchor_of, key_of
from healing_journal.pages.voice import EMOTIONS_SAID, MILESTONES, Voice
from healing_journal.story import Told

_KINDS_SAID = {
    "contact": "contact", "silence": "silence", "feeling": "feeling", "said": "what they said",
    "promise": "promise", "plan": "plan", "boundary": "limit", "practice": "practice", "concern": "concern",
    "reminder": "reminder", "milestone": "milestone", "risk": "care",
}  # fmt: skip
_RISKS = {
    "death_wish": "about not wanting to be alive",
    "suicidal": "about ending your life",
    "self_harm": "about hurting yourself",
    "harmed_by_them": "about being hurt or threatened",
}
_PRACTICES = {
    "doing": "something you do for yourself",
    "planned": "something you plan to do for yourself",
    "lapsed": "something you did for yourself, left off for now",
}
_PLAINLY = {"concern": "a concern", "reminder": "something to remember"}
_FIELDS_SAID = {
    "by": "who", "how": "how", "when": "when", "due": "when due", "repeated": "more than once", "days": "how many days",
    "ongoing": "still so", "feeling": "feeling", "tense": "now or then", "cried": "tears", "stance": "which way",
    "with_them": "with them", "status": "state", "what": "what", "type": "what about",
}  # fmt: skip
_VALUES_SAID = {
    "me": "me", "them": "them", "both": "both of us", "chance": "by chance", "unclear": "not clear",
    "in_person": "in person", "overnight": "a night", "online": "online, a profile", "message": "a message",
    "call": "a call", "letter": "a letter or parcel", "toward": "closer", "away": "away", "breakup": "it ended",
    "beginning": "it began", "length": "how long we were together", "move": "a move", "other": "something else",
    "not_kept": "not kept", "true": "yes", "false": "no", **_RISKS,
}  # fmt: skip


def note_row(told: Told, voice: Voice, today: date) -> NoteRow:
    """Return a finding as a note: what was noted, its words, and what the person said of it."""
    return NoteRow(
        key=key_of(told.mark),
        anchor=anchor_of(told),
        kind=_KINDS_SAID[kind_of(told.finding)],
        what=prose.sentence(noted(told.finding, voice, today)),
        quote=told.finding.quote,
        sure=told.sure,
        verdict=told.verdict or "",
        fields=fields_of(told.finding),
    )


def noted(finding: Finding, voice: Voice, today: date) -> str:
    """Say what was noted."""
    match finding:
        case Contact() | Silence() | Said():
            return _between(finding, voice, today)
        case Promise(due=days):
            return f"a promise {voice.whose(finding.by)}{_dated(days, today, ', due')}"
        case Plan(when=days):
            return f"a plan{' with ' + voice.them if finding.with_them else ''}{_dated(days, today)}"
        case Boundary(when=days, status=status):
            return f"a limit {voice.whose(finding.by)}, {status}{_dated(days, today)}"
        case _:
            return _own(finding, today)


def _between(finding: Contact | Silence | Said, voice: Voice, today: date) -> str:
    match finding:
        case Contact(when=days):
            often = ", more than once" if finding.repeated else ""
            return f"{voice.happened(finding.by, finding.how)}{often}{_dated(days, today)}"
        case Silence(when=days, days=length):
            long = prose.days_long(length) if length is not None else "a time"
            return f"{long} without contact{', still so' if finding.ongoing else ''}{_dated(days, today)}"
        case Said(when=days):
            way = {"toward": "closer", "away": "away", "unclear": "unclear"}[finding.stance]
            return f"{voice.they} said, {way}{_dated(days, today)}"


def _own(finding: Finding, today: date) -> str:
    said = kind_of(finding)
    match finding:
        case Feeling():
            back = ", looking back" if finding.tense == "then" else ""
            return f"{EMOTIONS_SAID[finding.feeling]}{', with tears' if finding.cried else ''}{back}"
        case Milestone(when=days):
            return f"{MILESTONES[finding.what]}{_dated(days, today)}"
        case Practice(status=status):
            return _PRACTICES[status]
        case Risk(type=risk):
            return _RISKS[risk]
        case _:
            return _PLAINLY.get(said, said)


def _dated(days: Days | None, today: date, before: str = ",") -> str:
    return f"{before} {prose.span(days, today)}" if days else ""


def fields_of(finding: Finding) -> tuple[Field, ...]:
    """Return what of the finding may be changed: its closed sets as choices, its days as two dates."""
    hints = get_type_hints(type(finding))
    own = [name for name in finding.__struct_fields__ if name in _FIELDS_SAID]
    return tuple(_field(name, hints[name], getattr(finding, name)) for name in own)


def _field(name: str, kind: Any, value: object) -> Field:  # noqa: ANN401 - a type is anything
    words = _FIELDS_SAID[name]
    if name in {"when", "due"}:
        days = value if isinstance(value, Days) else None
        return Field(name, words, (), *((str(days.first), str(days.last)) if days else ("", "")))
    if name == "days":
        return Field(name, words, first="" if value is None else str(value), number=True)
    values = ("true", "false") if kind is bool else get_args(kind) if get_origin(kind) is Literal else ()
    now = str(value).lower() if kind is bool else str(value)
    return Field(name, words, tuple(Choice(one, _VALUES_SAID.get(one, one), one == now) for one in values))


def changed(finding: Finding, form: Mapping[str, str]) -> Finding:
    """Return the finding with the fields of a form in place of its own; what the form leaves out stays.

    Raises:
        Refusal: where a value is none of those offered, or a date is none.
    """
    fields = msgspec.to_builtins(finding)
    for name in finding.__struct_fields__:
        if name in {"when", "due"} and f"{name}_first" in form:
            fields[name] = _form_days(form[f"{name}_first"], form.get(f"{name}_last", ""))
        elif name == "days" and name in form:
            fields[name] = int(form[name]) if form[name].strip().isdecimal() else None
        elif name in form and name in _FIELDS_SAID:
            fields[name] = {"true": True, "false": False}.get(form[name], form[name])
    try:
        return msgspec.convert(fields, type(finding))
    except msgspec.ValidationError:
        raise Refusal("That note cannot be changed so. Pick one of the answers offered.") from None


def _form_days(first: str, last: str) -> list[str] | None:
    if not first.strip():
        return None
    try:
        days = Days(date.fromisoformat(first.strip()), date.fromisoformat(last.strip() or first.strip()))
    except ValueError:
        raise NotADateError("Those are not two dates in order. Give the first day, then the last.") from None
    return [days.first.isoformat(), days.last.isoformat()]
