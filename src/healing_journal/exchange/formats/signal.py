"""Signal's chats, as signal-export and sigtop write them: Markdown, or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from healing_journal.exchange.jsonish import as_json, begins_with, each
from healing_journal.exchange.ledger import ME, Heard, Ledger
from healing_journal.exchange.moments import at_iso, at_milliseconds
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Item, LeftOut

NAME = "signal"
_LINE = re.compile(r"^\[(\d{4}-\d\d-\d\d)[ T,]+(\d\d:\d\d)(?::\d\d)?\] (?P<who>[^:\n]{1,80}): ?(?P<text>.*)$")
_CHAT = "chat.md"
_MINE = {"me", "you", "outgoing"}


class _Message(msgspec.Struct):
    type: str = ""
    sent_at: int | None = None
    timestamp: int | None = None
    body: str | None = None
    conversationId: str = ""  # noqa: N815 - Signal's name
    conversationName: str = ""  # noqa: N815 - Signal's name


class _Messages(msgspec.Struct):
    messages: list[msgspec.Raw]


def sniff(tree: Tree) -> bool:
    """Whether there are chats in Markdown, or a JSON of messages that came and went."""
    return bool(_chats(tree) or _jsons(tree))


def _chats(tree: Tree) -> list[str]:
    return [n for n in tree.named(".md")[:200] if PurePosixPath(n).name == _CHAT and _begins(tree, n)]


def _begins(tree: Tree, name: str) -> bool:
    return any(_LINE.match(line) for line in tree.start(name).decode("utf-8", "replace").split("\n")[:20])


def _jsons(tree: Tree) -> list[str]:
    return [n for n in begins_with(tree, ".json", b'"incoming"', b'"outgoing"') if b"sent_at" in tree.start(n) or
            b"timestamp" in tree.start(n)]  # fmt: skip


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read the chat that is meant."""
    names = _chats(tree)
    ledger = Ledger(NAME, asked, (names or [*_jsons(tree), tree.name])[0])
    for name in names:
        _hear_lines(tree, name, ledger)
    for name in [] if names else _jsons(tree):
        yield from _hear_json(tree.read(name), name, ledger, asked)
    yield from ledger.items()


def _hear_lines(tree: Tree, name: str, ledger: Ledger) -> None:
    chat = PurePosixPath(name).parent.name
    heard: Heard | None = None
    for line in tree.lines(name):
        match = _LINE.match(line)
        if match is None:
            if heard and ledger.wants_words:
                heard = msgspec.structs.replace(heard, text=f"{heard.text}\n{line}")
            continue
        if heard:
            ledger.hear(heard)
        sender = ME if match["who"].casefold() in _MINE else match["who"]
        try:
            day = at_iso(match[1]).date()
        except ValueError:
            heard = None
            ledger.leave_out("its date is none")
            continue
        heard = Heard(chat=chat, sender=sender, day=day, clock=match[2], text=match["text"])
    if heard:
        ledger.hear(heard)


def _hear_json(content: bytes, name: str, ledger: Ledger, asked: Asked) -> Iterator[Item]:
    listed = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[")
    raws = as_json(content, list[msgspec.Raw], name) if listed else as_json(content, _Messages, name).messages
    for line, message in each(content, raws, _Message, name):
        if isinstance(message, LeftOut):
            yield message
            continue
        if message.type not in {"incoming", "outgoing"}:
            continue
        try:
            moment = at_milliseconds(message.sent_at or message.timestamp or 0, asked.zone)
        except ValueError:
            yield LeftOut("its date is none", name, line)
            continue
        chat = message.conversationName or message.conversationId or "them"
        sender = ME if message.type == "outgoing" else chat
        words = message.body or ""
        at, clock = moment.timestamp(), f"{moment:%H:%M}"
        ledger.hear(Heard(chat=chat, sender=sender, day=moment.date(), clock=clock, text=words, at=at))
