"""Bringing in Keep's JSON: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("keep", "Takeout/Keep/Note one.json", "keep")
