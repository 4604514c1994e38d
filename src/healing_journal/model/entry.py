"""An entry: what a person wrote about some day or days."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.refusal import Refusal

LONGEST = 1_000_000  # characters: some 160,000 words, more than any day needs and still quick to read


class Entry(msgspec.Struct, frozen=True):
    """One entry as it stands: the days it is about, its text, and the record that holds this text.

    `written_at` is when it was first saved (UTC); `revision` is the id of the record with the present text;
    `brought_in` tells that it came from elsewhere and was not written here.
    """

    id: str
    days: Days
    text: str
    written_at: datetime
    revision: str
    removed: bool = False
    brought_in: bool = False

    @property
    def written(self) -> date:
        """The day against which its time words are read: "yesterday" is the day before this one."""
        return self.days.last


class UnfitTextError(Refusal, ValueError):
    """The text cannot be kept as an entry; the message says why and what to do."""


class NoSuchEntryError(Refusal, LookupError):
    """There is no entry of that name; the message says how to find one."""

    def __init__(self) -> None:
        super().__init__(
            "There is no entry with that id. `healing-journal list` shows the ids of all entries."
        )


def fit_text(text: str) -> str:
    """Return the text as it is kept: line ends made one kind, NUL characters left out, words untouched.

    Raises:
        UnfitTextError: where nothing was written, or more than an entry holds.
    """
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    kept = kept.encode("utf-8", "replace").decode("utf-8")
    if not kept.strip():
        raise UnfitTextError("There is nothing written yet. Write a word or more, then save.")
    if len(kept) > LONGEST:
        raise UnfitTextError(
            f"This is {len(kept):,} characters long; one entry holds {LONGEST:,}. Save it as several entries."
        )
    return kept
