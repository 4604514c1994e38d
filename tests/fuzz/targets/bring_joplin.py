"""Bringing in Joplin's notes: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("joplin", "0123456789abcdef0123456789abcdef.md", "joplin")
