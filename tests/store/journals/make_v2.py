"""How v2.journal was made: every kind of record that version 2 knows, two ways in, a photo, a reading, a draft.

It is kept as it came out, for journals of every version open for ever; this script only says what is in it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from healing_journal.model.day import Days
from healing_journal.model.finding import Contact, Mark, Reading
from healing_journal.model.record import (
    Answered,
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
    PhotoAdded,
    PhotoDescribed,
    PhotoRemoved,
    PhotoRestored,
    Record,
    Removed,
    Restored,
    Revised,
    Spared,
    Uncorrected,
    Unimported,
    Written,
)
from healing_journal.store import Content, Cost, create, digest_of

PLACE = Path(__file__).with_name("v2.journal")
PASSPHRASE = "an old brass key"
AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
DAY = date(2026, 11, 20)
PHOTO = b"\xff\xd8\xff a photo, as its bytes came \xff\xd9"
PROMISE, LETTER = Mark("promise", "we would both sleep on it"), Mark("contact", "Robin wrote once")

BODIES: tuple[Body, ...] = (
    Named(names=("Robin",), pronoun="they"),
    Written(entry="first", days=Days.on(DAY), text="Robin said that we would both sleep on it.\nI did not sleep.", zone="UTC"),
    Written(entry="second", days=Days(DAY, date(2026, 11, 22)), text="Robin wrote once."),
    Revised(entry="second", days=Days.on(DAY), text="Robin wrote once, about the key. I walked to the reservoir."),
    Written(entry="third", days=Days.on(DAY), text="Not this one."),
    Removed(entry="third"),
    Restored(entry="third"),
    Removed(entry="third"),
    Spared(entry="first"),
    Corrected(
        entry="second", mark=LETTER, verdict="changed",
        becomes=Contact(quote="Robin wrote once", start=0, by="them", how="message"),
    ),
    Corrected(entry="first", mark=PROMISE, verdict="not_this"),
    Uncorrected(entry="first", mark=PROMISE),
    Answered(entry="first", mark=Mark("risk", "I did not sleep"), answer="no"),
    Decided(entry="first", mark=PROMISE, outcome="kept"),
    CheckedIn(day=DAY, longing=6, contact="none", sleep="bad", word="heavy"),
    Chose(setting="country", value="IE"),
    Letter(letter="l", text="I keep the blue cup.", opens=date(2027, 5, 1)),
    Foreseen(entry="first", mark=PROMISE, expected=7, actual=4),
    Noted(list="people", id="n", text="Ask my sister for the spare room."),
    Incident(incident="i", happened="Friday, eleven at night", place="The stairs", told="A knock, twice."),
    Imported(batch="b", source="whatsapp"),
    Messaged(batch="b", key="m", day=DAY, by="them", how="message", count=3),
    Imported(batch="c", source="text"),
    Unimported(batch="c"),
    PhotoAdded(entry="second", photo="p", digest=digest_of(PHOTO), type="image/jpeg", width=4, height=3),
    PhotoDescribed(entry="second", photo="p", description="The reservoir in fog."),
    PhotoRemoved(entry="second", photo="p"),
    PhotoRestored(entry="second", photo="p"),
)  # fmt: skip


def main() -> None:
    """Make it, where there is none yet."""
    store, words = create(PLACE, PASSPHRASE, cost=Cost(memory=64, passes=1, lanes=1))
    records = [
        Record(f"r{number}", AT + timedelta(minutes=number), body) for number, body in enumerate(BODIES)
    ]
    store.append(records, {"p": Content(PHOTO, PHOTO)})
    head = next(head for head in store.heads() if head.id == "second")
    found = Contact(quote="Robin wrote once", start=0, by="them", how="message")
    store.keep_reading("second", head.revision, Reading("test 2", (found,)))
    store.keep_draft("web page", '{"text":"I keep starting this"}')
    store.close()
    print(" ".join(words))  # noqa: T201 - they are needed in the tests


if __name__ == "__main__":
    main()
