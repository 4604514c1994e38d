"""Bringing in WhatsApp's chats of Android: whatever the file holds, what is left of it comes in, or one sentence says why not."""

from fuzz.bringing import feeding

seeds, target = feeding("whatsapp_android", "WhatsApp Chat with Jo.txt", "whatsapp")
