"""Bringing in Apple Journal's pages: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding(
    "apple_journal", "AppleJournalEntries/Entries/2024-05-12_A_walk.html", "apple_journal"
)
