"""Bringing in a vault's notes: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("obsidian", "Daily/2024-05-12.md", "obsidian")
