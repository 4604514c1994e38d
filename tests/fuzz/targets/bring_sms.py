"""Bringing in SMS Backup & Restore's XML: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("sms", "sms-20240601.xml", "sms")
