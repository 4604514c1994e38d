"""A private, offline, encrypted journal for getting over someone."""

__version__ = "0.1.0"
