"""Bringing in Standard Notes' backup: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("standard_notes", "Standard Notes Backup and Import File.txt", "standard_notes")
