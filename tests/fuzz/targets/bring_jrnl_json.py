"""Bringing in jrnl's JSON: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("jrnl_json", "export.json", "jrnl")
