"""A small journal that holds records of almost each kind."""

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from healing_journal.exchange import Asked, Loaded, Page, load
from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Feeling, mark_of
from healing_journal.model.record import (
    Body,
    CheckedIn,
    Chose,
    Corrected,
    Decided,
    Foreseen,
    Imported,
    Incident,
    Letter,
    Messaged,
    Named,
    Noted,
    Record,
    Removed,
    Restored,
    Revised,
    Uncorrected,
    Unimported,
    Written,
)
from healing_journal.model.snapshot import replay

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DAY = Days.on(date(2026, 2, 14))
SPAN = Days(date(2026, 2, 1), date(2026, 2, 7))
CALL = Contact(quote="she rang me", start=12, by="them", how="call", when=DAY)
SAD = Feeling(quote="so sad", feeling="sadness", cried=True)

BODIES: tuple[Body, ...] = (
    Written(
        entry="e1", days=DAY, text="At the door she rang me.\n\n---\nI was so sad.\n", zone="Europe/Berlin"
    ),
    Written(entry="e2", days=SPAN, text="  A slow week.", source="plain:1"),
    Revised(entry="e2", days=SPAN, text="  A slow week. \N{HERB} ימים"),
    Removed(entry="e2"),
    Restored(entry="e2"),
    Written(entry="e3", days=DAY, text="In the bin."),
    Removed(entry="e3"),
    Corrected(entry="e1", mark=mark_of(CALL), verdict="changed", becomes=CALL),
    Uncorrected(entry="e1", mark=mark_of(CALL)),
    Decided(entry="e1", mark=mark_of(CALL), outcome="let_go"),
    CheckedIn(day=DAY.first, longing=7, contact="them", how="call", cried=False, word="grey"),
    Named(names=("Jo", "J."), pronoun="she"),
    Chose(setting="country", value="DE"),
    Letter(letter="l1", text="Dear you,\nno.", opens=date(2027, 1, 1)),
    Foreseen(entry="e1", mark=mark_of(CALL), expected=4),
    Noted(list="ask", id="n1", text="my brother"),
    Incident(incident="i1", happened="in the evening", place="home", told="Knocked for an hour."),
    Imported(batch="b1", source="sms"),
    Messaged(batch="b1", key="k", day=DAY.first, by="me", how="message", count=3),
    Unimported(batch="b0"),
)
RECORDS = tuple(Record(f"r{number}", AT, body) for number, body in enumerate(BODIES))


@pytest.fixture
def records() -> tuple[Record, ...]:
    """A record of almost each kind."""
    return RECORDS


@pytest.fixture
def pages() -> list[Page]:
    """The entries of these records, one with two findings."""
    return [Page(e, (CALL, SAD) if e.id == "e1" else ()) for e in replay(RECORDS).entries.values()]


Files = Mapping[str, str | bytes]


@pytest.fixture
def bring(tmp_path: Path) -> Callable[..., Loaded]:
    """Write files into a new place and load them, as on 1 March 2026; several are a folder, or a zip."""

    def bringing(files: Files, *, shelf: str = "", known_as: str = "", **asked: object) -> Loaded:
        place = Path(tempfile.mkdtemp(dir=tmp_path))
        for name, content in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content.encode() if isinstance(content, str) else content)
        path = place / next(iter(files)) if len(files) == 1 else place
        if shelf:
            path = place / shelf
            with zipfile.ZipFile(path, "w") as zipped:
                for name in files:
                    zipped.write(place / name, name)
        return load(path, msgspec.convert({"today": date(2026, 3, 1), **asked}, Asked), known_as)

    return bringing


@pytest.fixture
def samples() -> Callable[[str], dict[str, bytes]]:
    """Give the made-up files of a format, which lie in samples/."""

    def files(name: str) -> dict[str, bytes]:
        folder = Path(__file__).parent / "samples" / name
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return files
