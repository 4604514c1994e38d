"""WhatsApp's exported chats, of Android and iPhone, in any order of day and month, told apart by the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healing_journal.exchange.dates import Calendar, Stamp, find_stamp
from healing_journal.exchange.ledger import Heard, Ledger
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Doubt, Item
from healing_journal.model.finding import How

NAME = "whatsapp"
_DATE = r"\d{1,4}\s?[./\-年]\s?\d{1,2}\s?[./\-月]\s?\d{1,4}[.日]?"
_CLOCK = r"[^\]\-\n:.]{0,12}?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[^\]\-\n:]{0,14}?"
_LINE = re.compile(
    rf"^[\u200e\u200f\ufeff]?(?:\[(?P<d1>{_DATE}),?\s(?P<c1>{_CLOCK})\]\s|(?P<d2>{_DATE}),?\s(?P<c2>{_CLOCK})\s[-–]\s)"
    r"(?P<rest>.*)$"
)
_SAID = re.compile(r"^[\u200e\u202a~\s]*(?P<who>[^:\n]{1,80}?)\u202c?:(?:\s(?P<text>.*))?$")
_NOTICE = re.compile(
    r"encrypt|verschlüsselt|chiffr|cifrad|crittograf|versleuteld|szyfrowan|зашифр|加密|暗号", re.IGNORECASE
)
_CALL = re.compile(
    r"^(?:missed |silenced |verpasster? |appel |appel manqué|llamada |chiamata |chamada |gemiste )?"
    r"(?:voice|video|group|sprach|vidéo|vocal|de voz|perdida|persa|perdida)?\s?-?"
    r"(?:call|anruf|appel|llamada|chiamata|chamada|oproep|звонок)\b",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"\d[:.]\d\d[:.]\d\d")
_MARK = "\u200e"
_TURNING = dict.fromkeys([0x200F, 0x061C, 0x202B, 0x202A, 0x2067, 0x2066, 0x2069])
_ENOUGH = 0.3


def sniff(tree: Tree) -> bool:
    """Whether a text has many lines of a date, a clock, a name and a colon."""
    return bool(_chats(tree))


def _chats(tree: Tree) -> list[str]:
    return [name for name in tree.named(".txt")[:50] if _is_chat(tree.start(name))]


def _is_chat(start: bytes) -> bool:
    encoding = "utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    lines = [line for line in start.decode(encoding, "replace").replace("\ufeff", "").splitlines() if line]
    if not lines or not _opens(lines[0]):
        return False
    matches = [match for line in lines if (match := _opens(line))]
    said = sum(bool(_SAID.match(match["rest"])) for match in matches)
    return len(matches) >= min(_ENOUGH * len(lines), 3) and said * 2 >= len(matches)


def _opens(line: str) -> re.Match[str] | None:
    """Match a line that opens a message as only a chat does: in brackets with a comma or seconds, or with a dash."""
    match = _LINE.match(_plain(line))
    if (
        match
        and match["d1"]
        and match.end("d1") + 1 == match.start("c1")
        and not _SECONDS.search(match["c1"])
    ):
        return None
    return match


def _plain(line: str) -> str:
    """Leave out the marks that turn the line to the right, and write the comma as elsewhere."""
    return line.translate(_TURNING).replace("\u060c", ",", 1)


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read the chat; several files of it may overlap."""
    names = _chats(tree) or tree.named(".txt") or list(tree.names[:1])
    ledger = Ledger(NAME, asked, names[0], marks_me=False)
    for name in names:
        stamps = list(_stamps(tree, name))
        calendar = Calendar(stamps, asked.today, asked.order)
        if not calendar.sure:
            yield Doubt("day and month could be the other way round in all dates", name)
        _hear(tree, name, calendar, ledger)
    yield from ledger.items()


def _stamps(tree: Tree, name: str) -> Iterator[Stamp]:
    """Give each date of the chat once, as often as it changes."""
    before = ""
    for line in tree.lines(name):
        match = _LINE.match(_plain(line))
        written = (match["d1"] or match["d2"]) if match else before
        if written != before and (stamp := find_stamp(written)):
            before = written
            yield stamp


def _hear(tree: Tree, name: str, calendar: Calendar, ledger: Ledger) -> None:
    heard: Heard | None = None
    for line in tree.lines(name):
        match = _LINE.match(_plain(line))
        if match is None:
            if heard and ledger.wants_words:
                heard = msgspec.structs.replace(heard, text=f"{heard.text}\n{line}")
            continue
        if heard:
            ledger.hear(heard)
        heard = _heard(match, name, calendar)
    if heard:
        ledger.hear(heard)


def _heard(match: re.Match[str], name: str, calendar: Calendar) -> Heard | None:
    """Return the message of this line, or None where it is a notice of the program."""
    said = _SAID.match(match["rest"])
    stamp = find_stamp(match["d1"] or match["d2"])
    day = calendar.day(stamp) if stamp else None
    if said is None or day is None:
        return None
    text = said["text"] or ""
    marked = _MARK in text[:3]
    text = text.replace(_MARK, "").strip()
    if marked and _NOTICE.search(text):
        return None
    clock = (match["c1"] or match["c2"]).replace("\u202f", " ").strip()
    how: How = "call" if marked and _CALL.match(text) else "message"
    return Heard(chat="", sender=said["who"].strip(), day=day, how=how, clock=clock, text=text, part=name)
