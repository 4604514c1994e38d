"""Bringing in Journey's JSON: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("journey", "1557000000000-3f2a.json", "journey")
