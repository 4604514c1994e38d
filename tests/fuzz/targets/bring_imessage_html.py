"""Bringing in imessage-exporter's pages: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("imessage_html", "+15550100.html", "imessage")
