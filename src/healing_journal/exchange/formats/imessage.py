"""iMessage chats, as imessage-exporter writes them: text, or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from healing_journal.exchange.dates import find_stamp
from healing_journal.exchange.ledger import ME, Heard, Ledger
from healing_journal.exchange.markup import Bit, bits_of, words_of
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Item

NAME = "imessage"
_STAMP = re.compile(
    r"^(?P<date>[A-Z][a-z]{2} \d{1,2}, \d{4})  ?(?P<clock>\d{1,2}:\d\d:\d\d [AP]M)(?: \(.{0,200}\))?$"
)
_MINE = {"me", "you"}


def sniff(tree: Tree) -> bool:
    """Whether a text has the exporter's stamps, or a page its classes."""
    return bool(_texts(tree) or _pages(tree))


def _texts(tree: Tree) -> list[str]:
    return [n for n in tree.named(".txt")[:200] if _STAMP.match(_first_line(tree, n))]


def _first_line(tree: Tree, name: str) -> str:
    return tree.start(name).decode("utf-8", "replace").lstrip("\ufeff\n").partition("\n")[0].rstrip("\r")


def _pages(tree: Tree) -> list[str]:
    marks = (b'class="sent iMessage"', b'class="received"', b'class="sent SMS"', b'class="sent')
    found = []
    for name in tree.named(".html")[:200]:
        content = tree.start(name, 2**18)
        if b'class="message"' in content and any(mark in content for mark in marks):
            found.append(name)
    return found


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read the chat that is meant: each file is one."""
    texts = _texts(tree)
    pages = [] if texts else _pages(tree)
    ledger = Ledger(NAME, asked, (texts or pages or [tree.name])[0])
    for name in texts:
        _hear_text(tree, name, ledger)
    for name in pages:
        _hear_page(tree.text(name), name, ledger)
    yield from ledger.items()


def _hear_text(tree: Tree, name: str, ledger: Ledger) -> None:
    chat = PurePosixPath(name).stem
    lines: list[str] = []
    stamp: re.Match[str] | None = None
    for line in tree.lines(name):
        if found := _STAMP.match(line.rstrip()):
            _hear(stamp, lines, chat, ledger)
            stamp, lines = found, []
        elif not lines or ledger.wants_words:
            lines.append(line)
    _hear(stamp, lines, chat, ledger)


def _hear(stamp: re.Match[str] | None, lines: list[str], chat: str, ledger: Ledger) -> None:
    day = find_stamp(stamp["date"]) if stamp else None
    if stamp is None or day is None or day.day is None or not lines or not lines[0].strip():
        return
    sender = ME if lines[0].strip().casefold() in _MINE else lines[0].strip()
    text = "\n".join(lines[1:]).strip()
    ledger.hear(Heard(chat=chat, sender=sender, day=day.day, clock=stamp["clock"], text=text))


def _hear_page(html: str, name: str, ledger: Ledger) -> None:
    """Take each message of a page: its stamp, its sender, its bubble; replies stand again where they belong."""
    chat = PurePosixPath(name).stem
    bits = bits_of(html, name)
    starts = [
        at for at, bit in enumerate(bits) if bit.start and bit.tag == "div" and bit.has_class("message")
    ]
    for at, until in pairwise([*starts, len(bits)]):
        piece = bits[at:until]
        stamp = find_stamp(_span(piece, "timestamp"))
        sender = _span(piece, "sender")
        if stamp and stamp.day and sender:
            who = ME if sender.casefold() in _MINE else sender
            clock = _span(piece, "timestamp")[stamp.end :].strip(" ,")
            ledger.hear(Heard(chat=chat, sender=who, day=stamp.day, clock=clock, text=_span(piece, "bubble")))


def _span(bits: list[Bit], name: str) -> str:
    """Return the words of the first span of this class."""
    begin = next(
        (at for at, bit in enumerate(bits) if bit.start and bit.tag == "span" and bit.has_class(name)), None
    )
    if begin is None:
        return ""
    depth = 0
    for at in range(begin, len(bits)):
        depth += (1 if bits[at].start else -1) if bits[at].tag == "span" else 0
        if not depth:
            return words_of(bits[begin : at + 1])
    return words_of(bits[begin:])
