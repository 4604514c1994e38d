"""The records: JSON lines that are none are refused; those that are come out as they went in, in whatever order."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.record import (
    Body,
    CheckedIn,
    Chose,
    Incident,
    Letter,
    Named,
    Noted,
    Record,
    Removed,
    Restored,
    Revised,
    Written,
    entry_of,
    kind_of_record,
)
from healing_journal.model.snapshot import replay

_decode = msgspec.json.Decoder(Record).decode
AT = datetime(2024, 5, 20, 18, tzinfo=UTC)


def seeds() -> Iterable[bytes]:
    """Give one life of an entry, and one of most other kinds."""
    days = Days.on(date(2024, 5, 12))
    bodies: tuple[Body, ...] = (
        Written(entry="a", days=days, text="One."), Revised(entry="a", days=days, text="Two."),
        Removed(entry="a"), Restored(entry="a"), Named(names=("J.",), pronoun="they"),
        CheckedIn(day=days.first, longing=3, contact="none"), Chose(setting="country", value="GB"),
        Letter(letter="l", text="Three.", opens=date(2027, 1, 1)), Noted(list="people", id="n", text="A sister."),
        Incident(incident="i", happened="Sunday", place="", told="Four."),
    )  # fmt: skip
    lines = [msgspec.json.encode(Record(str(number), AT, body)) for number, body in enumerate(bodies)]
    yield b"\n".join(lines)
    yield from lines


def target(content: bytes) -> None:
    """Read each line as a record, and take all that are into one journal."""
    read = []
    for line in content.split(b"\n"):
        try:
            record = _decode(line)
        except ValueError:  # msgspec's errors are ValueErrors too
            continue
        assert kind_of_record(record.body)
        assert isinstance(entry_of(record.body), str)
        assert _decode(msgspec.json.encode(record)) == record
        read.append(record)
    replay(read)
