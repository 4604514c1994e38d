"""Bringing in RedNotebook's months: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("rednotebook", "2024-05.txt", "rednotebook")
