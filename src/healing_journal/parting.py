"""How a journal ends, or rests: kept quiet, made a book, sealed, deleted. Each is the person's, and none is pressed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from healing_journal.journal import Journal
from healing_journal.model.finding import Risk
from healing_journal.model.record import Chose
from healing_journal.model.refusal import Refusal
from healing_journal.pages import Voice
from healing_journal.pages.book import Sheaf, Wishes, book
from healing_journal.pages.chapters import CHAPTERS, begun
from healing_journal.pages.notes import note_row
from healing_journal.store import Head, open_store
from healing_journal.store.words import entropy_of

QUIET = "quiet"  # "yes": no prompts, no questions, nothing due
SEALED = "sealed_until"  # the day from which it is open again
OPENING = "opening_from"  # the moment from which it can be opened before that day
LEFT = "said_it_can_be_left"  # the day on which it was said
PAUSE = timedelta(minutes=10)
MONTHS = timedelta(days=90)
_WORD = re.compile(r"\w+")
_WITHOUT_WORDS = "delete"


class Seal(msgspec.Struct, frozen=True):
    """A seal: until which day, and from when it can be opened before, if that was asked for."""

    until: date
    opening: datetime | None = None


# Keep


def keep_quiet(journal: Journal, *, quiet: bool) -> None:
    """Let the journal be open and ask nothing, or ask again."""
    journal.keep(Chose(setting=QUIET, value="yes" if quiet else "no"))


def is_quiet(journal: Journal) -> bool:
    """Whether the journal is kept without prompts, questions and what is due."""
    return journal.snapshot.choices.get(QUIET) == "yes"


def may_be_left(journal: Journal) -> bool:
    """Whether to say, today and never again, that it can be left as it is: after three months without a page."""
    today, said = journal.today(), journal.snapshot.choices.get(LEFT)
    lately = journal.written_since(journal.now() - MONTHS - timedelta(days=1))
    heads = [head for head in lately if not head.removed] or journal.standing()
    written = [head.written_at for head in heads]
    if said or not written or today - max(written).astimezone().date() < MONTHS:
        return said == today.isoformat()
    journal.keep(Chose(setting=LEFT, value=today.isoformat()))
    return True


# Print


def entries_of_danger(journal: Journal) -> tuple[Head, ...]:
    """Return the entries in which the reader saw a sign of danger: each is asked about before it goes into a book."""
    heads = (head for head in journal.heads() if not head.removed)
    return tuple(
        head for head in heads if any(isinstance(told.finding, Risk) for told in journal.notes(head.id))
    )


def make_book(journal: Journal, folder: Path, wishes: Wishes, with_danger: Collection[str] = ()) -> int:
    """Write the book, as PDF and EPUB, into a new or empty folder; return how many entries are in it.

    Entries that tell of danger are left out, but for those named in `with_danger`.
    """
    from healing_journal.exchange import dump_epub, dump_pdf, new_folder

    out = {head.id for head in entries_of_danger(journal)} - set(with_danger)
    heads = [head for head in journal.heads() if not head.removed and head.id not in out]
    made = book(
        [_sheaf(journal, head, wishes) for head in heads],
        wishes,
        begun(journal.snapshot.notes.get(CHAPTERS, {})),
    )
    new_folder(folder)
    dump_pdf(folder / "book.pdf", made)
    dump_epub(folder / "book.epub", made, journal.now())
    return len(heads)


def _sheaf(journal: Journal, head: Head, wishes: Wishes) -> Sheaf:
    voice, today = Voice.of(journal.snapshot.named), journal.today()
    rows = [
        note_row(told, voice, today)
        for told in (journal.notes(head.id) if wishes.notes else ())
        if told.stands and told.sure and not isinstance(told.finding, Risk)
    ]
    return Sheaf(
        journal.entry(head.id),
        tuple(f"{row.what} “{row.quote}”" for row in rows),
        journal.album.shown(head.id, whole=False),
    )


# Seal


def seal(journal: Journal, until: date) -> None:
    """Shut the journal until a day: a door, no lock, for the passphrase still opens it, after a pause.

    Raises:
        Refusal: where the day is not ahead.
    """
    if until <= journal.today():
        raise Refusal("A seal needs a day that is still to come. Choose a later one.")
    journal.keep(Chose(setting=OPENING, value=""))
    journal.keep(Chose(setting=SEALED, value=until.isoformat()))


def seal_of(journal: Journal) -> Seal | None:
    """Return the seal that is on the journal now, if there is one."""
    choices = journal.snapshot.choices
    until = date.fromisoformat(choices[SEALED]) if choices.get(SEALED) else None
    if until is None or until <= journal.today():
        return None
    opening = choices.get(OPENING)
    return Seal(until, datetime.fromisoformat(opening) if opening else None)


def ask_to_open(journal: Journal) -> datetime:
    """Begin the pause after which the seal can be taken off before its day; return when that is."""
    from_then = journal.now() + PAUSE
    journal.keep(Chose(setting=OPENING, value=from_then.isoformat()))
    return from_then


def open_seal(journal: Journal) -> bool:
    """Take the seal off if its pause is over; return whether it is off."""
    now = seal_of(journal)
    if now is None:
        return True
    if now.opening is None or journal.now() < now.opening:
        return False
    journal.keep(Chose(setting=SEALED, value=""))
    return True


def leave_to_the_sheet(journal: Journal, words: str) -> None:
    """Let the recovery words alone open the journal from now on; they are given here to prove that they are at hand.

    The passphrase is replaced by one that nobody knows. Backups made before keep the passphrase they had.

    Raises:
        Refusal: where these are not the recovery words of this journal.
    """
    if entropy_of(words) is None:
        raise Refusal("Those are not twelve recovery words. Type them from your paper, in their order.")
    open_store(journal.store.path, words).close()
    journal.store.change_passphrase(secrets.token_hex(32))


# Delete


def word_to_delete(journal: Journal) -> str:
    """Return what is to be typed before the journal is deleted: the first word of its first entry."""
    kept = sorted((head for head in journal.heads() if not head.removed), key=lambda head: head.written_at)
    words = _WORD.search(journal.entry(kept[0].id).text) if kept else None
    return words[0] if words else _WITHOUT_WORDS
