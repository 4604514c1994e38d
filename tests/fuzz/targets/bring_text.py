"""Bringing in plain text and Markdown: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("text", "diary.md", "text")
