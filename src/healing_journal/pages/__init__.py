"""Story to page: every word a page shows, worked out here, drawn elsewhere. Pure.

Each page is loaded when it is first asked for: a command from the shell shows one of them, or none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healing_journal.pages.aboutwhen import days_told
    from healing_journal.pages.adding import add_page, added
    from healing_journal.pages.contact import contact_page
    from healing_journal.pages.entry import Around, entry_page, write_page
    from healing_journal.pages.hours import hours_of_writing
    from healing_journal.pages.letter import letter_page
    from healing_journal.pages.markdown import as_html
    from healing_journal.pages.notes import changed
    from healing_journal.pages.ownwords import own_words
    from healing_journal.pages.places import Link, find_note
    from healing_journal.pages.promises import promises_page
    from healing_journal.pages.ratings import evenings
    from healing_journal.pages.search import search_page
    from healing_journal.pages.story import story_page
    from healing_journal.pages.tallies import guesses, promises_by_state
    from healing_journal.pages.today import list_page, today_page
    from healing_journal.pages.voice import Voice
    from healing_journal.pages.words import words_page

__all__ = [
    "Around",
    "Link",
    "Voice",
    "add_page",
    "added",
    "as_html",
    "changed",
    "contact_page",
    "days_told",
    "entry_page",
    "evenings",
    "find_note",
    "guesses",
    "hours_of_writing",
    "letter_page",
    "list_page",
    "own_words",
    "promises_by_state",
    "promises_page",
    "search_page",
    "story_page",
    "today_page",
    "words_page",
    "write_page",
]

_IN = {
    "aboutwhen": ("days_told",),
    "adding": ("add_page", "added"),
    "contact": ("contact_page",),
    "entry": ("Around", "entry_page", "write_page"),
    "hours": ("hours_of_writing",),
    "letter": ("letter_page",),
    "markdown": ("as_html",),
    "notes": ("changed",),
    "ownwords": ("own_words",),
    "places": ("Link", "find_note"),
    "promises": ("promises_page",),
    "ratings": ("evenings",),
    "search": ("search_page",),
    "story": ("story_page",),
    "tallies": ("guesses", "promises_by_state"),
    "today": ("list_page", "today_page"),
    "voice": ("Voice",),
    "words": ("words_page",),
}
_PLACES = {name: module for module, names in _IN.items() for name in names}


def __getattr__(name: str) -> object:
    """Load the page of this name."""
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
