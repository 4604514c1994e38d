"""Bringing in Day One's JSON: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("day_one", "Journal.json", "day_one")
