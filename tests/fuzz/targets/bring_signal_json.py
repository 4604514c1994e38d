"""Bringing in sigtop's JSON: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("signal_json", "messages.json", "signal")
