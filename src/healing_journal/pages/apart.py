"""Contact that is nobody's choice, kept apart: by chance, about the children, about work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from healing_journal.model.finding import Contact, Mark
from healing_journal.pages.pieces import Choice, Field
from healing_journal.reading.purpose import purpose_of
from healing_journal.story import Event, Told

Matter: TypeAlias = Literal["us", "children", "work", "chance"]
SAID: dict[Matter, str] = {
    "us": "the two of us", "children": "the children", "work": "work", "chance": "by chance",
}  # fmt: skip
TITLES: dict[Matter, str] = {
    "chance": "By chance", "children": "About the children", "work": "About work",
}  # fmt: skip


def about_id(entry: str, mark: Mark) -> str:
    """Return the name under which it is kept what this contact was about."""
    return f"{entry} {mark.quote}"


def matter_of(event: Event, said: Mapping[str, str]) -> Matter:
    """Return what a contact was about: as the person said, else as its own words tell, else the two of them."""
    own = [said.get(about_id(told.entry, told.mark), "") for told in event.tellings]
    for matter in SAID:
        if matter in own:
            return matter
    if event.by == "chance":
        return "chance"
    return next((purpose for told in event.tellings if (purpose := purpose_of(told.finding.quote))), "us")


def apart(events: Iterable[Event], said: Mapping[str, str]) -> dict[Matter, list[Event]]:
    """Part events by what they were about."""
    sorted_: dict[Matter, list[Event]] = {matter: [] for matter in SAID}
    for event in events:
        sorted_[matter_of(event, said)].append(event)
    return sorted_


def about_field(told: Told, said: Mapping[str, str]) -> tuple[Field, ...]:
    """Return the question what a contact was about, for its note; nothing for other notes."""
    if not isinstance(told.finding, Contact):
        return ()
    now = said.get(about_id(told.entry, told.mark)) or purpose_of(told.finding.quote)
    now = now or ("chance" if told.finding.by == "chance" else "us")
    return (
        Field("about", "what about", tuple(Choice(one, words, one == now) for one, words in SAID.items())),
    )
