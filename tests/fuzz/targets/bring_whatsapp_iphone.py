"""Bringing in WhatsApp's chats of iPhone: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("whatsapp_iphone", "_chat.txt", "whatsapp")
