"""Bringing in Facebook's and Instagram's JSON: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("meta", "your_activity/messages/inbox/jo_1/message_1.json", "meta")
