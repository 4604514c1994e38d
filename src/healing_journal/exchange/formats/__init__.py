"""Formats of other programs and of this one: a file each, none of which knows another."""
