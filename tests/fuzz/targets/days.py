"""The field "about when": any words name days between 1900 and today, or are refused in a sentence."""

from collections.abc import Iterable
from datetime import date

from healing_journal.model.day import EARLIEST, parse_days
from healing_journal.model.refusal import Refusal

TODAY = date(2026, 3, 1)


def seeds() -> Iterable[bytes]:
    """Give each way in which days can be written."""
    yield from (
        b"2024-05-12",
        b"2024-05",
        b"2024",
        b"2024-05..2024-07-01",
        b" 1999-2-3 ",
        b"2027-01-01",
        b"..",
    )


def target(content: bytes) -> None:
    """Read the bytes as the words of the field."""
    try:
        days = parse_days(content.decode("utf-8", "replace"), TODAY)
    except Refusal:
        return
    assert EARLIEST <= days.first <= days.last <= TODAY
