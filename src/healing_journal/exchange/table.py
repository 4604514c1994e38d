"""The table of formats: which there are, how one is told from another, and bringing one in, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from healing_journal.exchange.formats import (
    apple_journal,
    archive,
    day_one,
    daylio,
    diarium,
    docx,
    html,
    imessage,
    joplin,
    journey,
    jrnl,
    keep,
    meta,
    obsidian,
    rednotebook,
    signal,
    sms,
    standard_notes,
    telegram,
    text,
    whatsapp,
)
from healing_journal.exchange.given import Given
from healing_journal.exchange.moments import believable
from healing_journal.exchange.tree import Heard, Tree, open_tree
from healing_journal.exchange.values import (
    Asked,
    Attached,
    Doubt,
    Draft,
    ExchangeError,
    Item,
    LeftOut,
    Loaded,
    Message,
    Photo,
)
from healing_journal.model.day import Days
from healing_journal.model.entry import LONGEST, UnfitTextError, fit_text
from healing_journal.model.record import CheckedIn, Record

_WORDED = (
    ".txt",
    ".md",
    ".html",
    ".htm",
    ".json",
    ".csv",
    ".xml",
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".pdf",
    ".zip",
)
MOST_PHOTO_BYTES = 512 * 2**20


class Format(msgspec.Struct, frozen=True):
    """A format: its name, what it is called, how it is known, and how it is read."""

    name: str
    title: str
    sniff: Callable[[Tree], bool]
    load: Callable[[Tree, Asked], Iterator[Item]]


FORMATS: tuple[Format, ...] = tuple(
    Format(module.NAME, title, module.sniff, module.load)
    for module, title in (
        # the surest first: a format further down is asked only where none above knows the file
        (archive, "Archive of this program"),
        (day_one, "Day One"),
        (journey, "Journey"),
        (diarium, "Diarium"),
        (keep, "Google Keep"),
        (standard_notes, "Standard Notes"),
        (telegram, "Telegram chat"),
        (meta, "Facebook or Instagram messages"),
        (daylio, "Daylio"),
        (sms, "SMS Backup & Restore"),
        (whatsapp, "WhatsApp chat"),
        (imessage, "iMessage chat"),
        (signal, "Signal chat"),
        (jrnl, "jrnl"),
        (rednotebook, "RedNotebook"),
        (docx, "Word document"),
        (apple_journal, "Apple Journal"),
        (joplin, "Joplin"),
        (obsidian, "Obsidian vault"),
        (html, "HTML page"),
        (text, "Plain text or Markdown"),
    )
)


def _silent(_read: int, _of_all: int) -> None:
    return


_NOT_UNDERSTOOD = (
    ValueError, LookupError, TypeError, ArithmeticError, AttributeError, RecursionError, OSError, EOFError,
)  # fmt: skip
"""What damaged files make a reader stumble over, should its own checks have missed it."""


def sniff(path: Path) -> str:
    """Return the name of the format in which the file or folder is written.

    Raises:
        ExchangeError: where it cannot be opened, or no format fits.
    """
    with open_tree(path) as tree:
        return _format_of(tree).name


def load(
    place: Path | Given,
    asked: Asked,
    format: str = "",  # noqa: A002 - the word the person uses
    heard: Heard = _silent,
) -> Loaded:
    """Read all that a file or folder, or files in memory, hold in the named or the fitting format: the whole, or nothing.

    `heard` is told how many bytes were read, and how many there are to read; some files are read more than once.

    Raises:
        ExchangeError: where it cannot be read; the message says which file, which line, what to do.
        WhoError: where a chat does not tell who of its people is who.
    """
    with open_tree(place, heard) as tree:
        chosen = _named(format) if format else _format_of(tree)
        gathered = _Gathered(chosen.name, asked, tree.name)
        try:
            for item in chosen.load(tree, asked):
                gathered.add(item)
            gathered.check()
            for item in _passed_over(tree, chosen):
                gathered.add(item)
        except _NOT_UNDERSTOOD:
            raise ExchangeError(
                f"something in it could not be understood as {chosen.title}; make or fetch it again.",
                tree.current,
            ) from None
    return gathered.whole()


def _passed_over(tree: Tree, chosen: Format) -> Iterator[LeftOut]:
    """Tell which files with words in them are none of this format's, by their ending."""
    by_ending: dict[str, list[str]] = {}
    for name in tree.named(*_WORDED) if chosen.name != archive.NAME else ():
        if name not in tree.read_names:
            by_ending.setdefault(name.rpartition(".")[2].lower(), []).append(name)
    for ending, names in by_ending.items():
        yield LeftOut(
            f"files of this kind (.{ending}), {len(names)} in all: not part of {chosen.title}", names[0]
        )


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise ExchangeError(f"There is no format of this name. Choose one of: {names}.")


def _format_of(tree: Tree) -> Format:
    if not tree.names:
        raise ExchangeError("there are no files in it; choose another.", tree.name)
    for known in FORMATS:
        try:
            if known.sniff(tree):
                return known
        except (ExchangeError, *_NOT_UNDERSTOOD):
            continue
    raise ExchangeError("no known format fits these files; name the format.", tree.name)


class _Gathered:
    """What has been read so far; each thing once, none in the future, none longer than an entry may be."""

    def __init__(self, name: str, asked: Asked, file: str) -> None:
        self._name, self._asked, self._file = name, asked, file
        self._drafts: dict[str, Draft] = {}
        self._messages: dict[str, Message] = {}
        self._checkins: list[CheckedIn] = []
        self._records: list[Record] = []
        self._attached: list[Attached] = []
        self._doubts: list[Doubt] = []
        self._left_out: list[LeftOut] = []
        self._photo_bytes = 0

    def add(self, item: Item) -> None:
        """Take one more thing."""
        match item:
            case Draft():
                self._add_draft(item)
            case Message():
                if believable(item.day, self._asked.today):
                    self._messages[item.key] = item
            case CheckedIn():
                if believable(item.day, self._asked.today):
                    self._checkins.append(item)
            case Record():
                self._records.append(item)
            case Attached():
                self._attached.append(item)
            case Doubt():
                self._doubts.append(item)
            case LeftOut():
                self._left_out.append(item)

    def _add_draft(self, draft: Draft) -> None:
        if draft.key in self._drafts:
            self.add(LeftOut("the same entry stands in it more than once", self._file))
            return
        try:
            text = fit_text(draft.text)
        except UnfitTextError:
            why = (
                f"it is longer than {LONGEST:,} characters"
                if draft.text.strip()
                else "there are no words in it"
            )
            self.add(LeftOut(why, self._file))
            return
        days = self._days(draft)
        self._drafts[draft.key] = msgspec.structs.replace(
            draft, text=text, days=days, photos=self._photos(draft)
        )

    def _days(self, draft: Draft) -> Days:
        today = self._asked.today
        if believable(draft.days.first, today) and believable(draft.days.last, today):
            return draft.days
        self.add(
            Doubt("its date lies in the future or before 1900, so today was taken", self._file, 0, draft.key)
        )
        return Days.on(today)

    def _photos(self, draft: Draft) -> tuple[Photo, ...]:
        self._photo_bytes += sum(len(photo.content) for photo in draft.photos)
        if draft.photos and self._photo_bytes > MOST_PHOTO_BYTES:
            self.add(LeftOut(f"its pictures: more than {MOST_PHOTO_BYTES // 2**20} MB in one go", self._file))
            return ()
        return draft.photos

    def whole(self) -> Loaded:
        """Return all of it."""
        return Loaded(
            format=self._name,
            drafts=tuple(sorted(self._drafts.values(), key=lambda draft: draft.days.last)),
            checkins=tuple(self._checkins),
            messages=tuple(self._messages.values()),
            records=tuple(self._records),
            attached=tuple(self._attached),
            doubts=tuple(self._doubts),
            left_out=tuple(self._left_out),
        )

    def check(self) -> None:
        """Refuse a file of which nothing at all can be said."""
        found = (self._drafts, self._checkins, self._messages, self._records, self._left_out)
        if not any(found) and self._name != archive.NAME:
            raise ExchangeError("there is nothing in it to bring in; choose another file.", self._file)
