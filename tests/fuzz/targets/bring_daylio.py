"""Bringing in Daylio's CSV: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("daylio", "daylio_export.csv", "daylio")
