"""Story to page: every word a page shows, worked out here, drawn elsewhere. Pure."""

from __future__ import annotations

from healing_journal.pages.aboutwhen import days_told
from healing_journal.pages.adding import add_page, added
from healing_journal.pages.contact import contact_page
from healing_journal.pages.entry import Around, entry_page, write_page
from healing_journal.pages.letter import letter_page
from healing_journal.pages.markdown import as_html
from healing_journal.pages.notes import changed
from healing_journal.pages.ownwords import own_words
from healing_journal.pages.places import Link, find_note
from healing_journal.pages.promises import promises_page
from healing_journal.pages.ratings import evenings
from healing_journal.pages.search import search_page
from healing_journal.pages.story import story_page
from healing_journal.pages.tallies import guesses, hours_of_writing, promises_by_state
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
