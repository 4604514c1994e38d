"""What passes between this journal and other programs: plain values, and how it is said when something is wrong."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from healing_journal.model.day import Days
from healing_journal.model.entry import Entry
from healing_journal.model.finding import By, Finding, How
from healing_journal.model.photo import Photo as Kept
from healing_journal.model.record import CheckedIn, Record
from healing_journal.model.refusal import Refusal

Order: TypeAlias = Literal["", "dmy", "mdy", "ymd"]


class ExchangeError(Refusal):
    """A file cannot be brought in or taken out; the message is one sentence: what, where, what to do.

    `file` and `line` (0 where there is none) say where; the message names them too.
    """

    def __init__(self, what: str, file: str = "", line: int = 0) -> None:
        where = f"{file}, line {line}: " if file and line else f"{file}: " if file else ""
        super().__init__(where + what)
        self.file = file
        self.line = line


class WhoError(ExchangeError):
    """A chat does not tell which of its people is the writer, or which is the other; `names` are to choose from."""

    def __init__(self, whom: Literal["me", "them"], names: tuple[str, ...], file: str) -> None:
        asked = "you are" if whom == "me" else "you want to bring in"
        super().__init__(f"say which of the {len(names)} people of this chat {asked}, then try again.", file)
        self.whom = whom
        self.names = names


class TooMuchError(ExchangeError):
    """There is more of it than of any real export; nothing of it is read."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the person says along with a file.

    `me` and `them` are names as the chat writes them; `words` asks for the words of messages too; `order` is
    the order of day, month and year in numbers, where the file itself leaves it open; `zone` is used for
    moments whose own zone is not told.
    """

    today: date
    me: str = ""
    them: str = ""
    words: bool = False
    order: Order = ""
    zone: str = ""


class Photo(msgspec.Struct, frozen=True):
    """A picture or other attachment that comes in with an entry: its name, its bytes, what is to be seen on it."""

    name: str
    content: bytes
    description: str = ""


class Attached(msgspec.Struct, frozen=True):
    """The content of a photo of which a record of an archive tells."""

    photo: str
    content: bytes


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it would come in. `key` stays the same each time the same thing is brought in."""

    days: Days
    text: str
    key: str
    zone: str = ""
    photos: tuple[Photo, ...] = ()


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """That messages or calls took place on a day; `text` holds their words only where they were asked for.

    A later file that knows more of the same day gives the same `key` and a greater `count`. `began` says that this
    side's was the first of that day.
    """

    key: str
    day: date
    by: By
    how: How
    count: int = 1
    text: str = ""
    began: bool = False


class Doubt(msgspec.Struct, frozen=True):
    """Something the person should look at, in one sentence, and where it stands; `key` names the draft."""

    why: str
    file: str
    line: int = 0
    key: str = ""


class LeftOut(msgspec.Struct, frozen=True):
    """Something that does not come in, why, and where it stands."""

    why: str
    file: str
    line: int = 0


Item: TypeAlias = Draft | CheckedIn | Message | Record | Attached | Doubt | LeftOut


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """All that a file holds. `records`, and `attached`, the content of their photos, come only from an archive."""

    format: str
    drafts: tuple[Draft, ...] = ()
    checkins: tuple[CheckedIn, ...] = ()
    messages: tuple[Message, ...] = ()
    records: tuple[Record, ...] = ()
    attached: tuple[Attached, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """An entry to take out, with what was found in it after the person's word, and its photos with their content."""

    entry: Entry
    findings: tuple[Finding, ...] = ()
    photos: tuple[Kept, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the ledger to take out: a contact or a time without, when, by whom, how, and the words it stands on.

    `me` and `them` count the messages or calls of a chat; `source` names where it is told: entry, chat, check-in.
    """

    what: Literal["contact", "silence"]
    days: Days | None
    by: str = ""
    how: str = ""
    repeated: bool = False
    length: int | None = None
    sure: bool = True
    me: int = 0
    them: int = 0
    source: str = "entry"
    quote: str = ""


class Due(msgspec.Struct, frozen=True):
    """A day to come that may stand in a calendar; `key` stays the same for the same thing."""

    what: Literal["plan", "promise", "limit", "letter"]
    days: Days
    key: str
