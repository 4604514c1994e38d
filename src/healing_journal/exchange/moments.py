"""Moments as machines write them, told as the day on the writer's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from healing_journal.model.day import EARLIEST


def zone_named(name: str) -> tzinfo | None:
    """Return the time zone of this name, or None where there is none such (then this machine's own counts)."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        return None


def at_unix(seconds: float, zone: str = "") -> datetime:
    """Return a moment given in seconds since 1970, on the clock of the zone.

    Raises:
        ValueError: where it is out of any calendar.
    """
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone_named(zone))
    except (OverflowError, OSError, ValueError):
        raise ValueError("no moment of any calendar") from None


def at_milliseconds(milliseconds: int, zone: str = "") -> datetime:
    """Return a moment given in thousandths of a second since 1970, on the clock of the zone.

    Raises:
        ValueError: where it is out of any calendar.
    """
    return at_unix(min(milliseconds, 10**18) // 1000, zone)


def at_iso(words: str, zone: str = "") -> datetime:
    """Return a moment written after ISO 8601, on the clock of the zone where it tells its offset.

    Raises:
        ValueError: where it is not so written.
    """
    moment = datetime.fromisoformat(words.strip())
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(zone_named(zone)) if zone_named(zone) or moment.tzinfo is UTC else moment
    except OverflowError:
        raise ValueError("no moment of any calendar") from None


def believable(day: date, today: date) -> bool:
    """Whether something can have happened or been written on this day."""
    return EARLIEST <= day <= today
