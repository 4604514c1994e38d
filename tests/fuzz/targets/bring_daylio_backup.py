"""Bringing in Daylio's backup: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("daylio_backup", "backup.daylio", "daylio")
