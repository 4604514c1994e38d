"""Bringing in imessage-exporter's text: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("imessage", "+15550100.txt", "imessage")
