"""Telegram's JSON export: one chat, or all of them; only chats of two come in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from healing_journal.exchange.jsonish import as_json, begins_with, each
from healing_journal.exchange.ledger import ME, Heard, Ledger
from healing_journal.exchange.moments import at_iso, at_unix
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Item, LeftOut
from healing_journal.model.finding import How

NAME = "telegram"
_OF_TWO = "personal_chat"


class _Message(msgspec.Struct):
    type: str
    date: str = ""
    date_unixtime: str = ""
    sender: str | None = msgspec.field(default=None, name="from")
    from_id: str | None = None
    actor_id: str | None = None
    action: str | None = None
    text: str | list[str | dict[str, object]] = ""


class _Chat(msgspec.Struct):
    type: str
    id: int = 0
    name: str | None = None
    messages: list[msgspec.Raw] = []


class _Chats(msgspec.Struct):
    all: list[_Chat] = msgspec.field(default_factory=list, name="list")


class _Export(msgspec.Struct):
    chats: _Chats


def sniff(tree: Tree) -> bool:
    """Whether a JSON has Telegram's fields."""
    return bool(_files(tree))


def _files(tree: Tree) -> list[str]:
    return begins_with(tree, ".json", b'"date_unixtime"', b'"personal_information"', b'"personal_chat"')


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read the chat that is meant; groups and channels stay behind."""
    names = _files(tree) or list(tree.names[:1])
    ledger = Ledger(NAME, asked, names[0])
    for name in names:
        content = tree.read(name)
        for chat in _chats_of(content, name):
            if chat.type == _OF_TWO:
                yield from _hear(content, chat, name, ledger, asked)
            else:
                yield LeftOut("a group, a channel or notes to oneself, not a chat of two", name)
    yield from ledger.items()


def _chats_of(content: bytes, name: str) -> list[_Chat]:
    if b'"chats"' in content and b'"list"' in content:
        return as_json(content, _Export, name).chats.all
    return [as_json(content, _Chat, name)]


def _hear(content: bytes, chat: _Chat, name: str, ledger: Ledger, asked: Asked) -> Iterator[Item]:
    other = chat.name or "deleted account"
    for line, message in each(content, chat.messages, _Message, name):
        if isinstance(message, LeftOut):
            yield message
            continue
        called = message.action == "phone_call"
        if message.type != "message" and not called:
            continue
        try:
            moment = _moment(message, asked.zone)
        except ValueError:
            yield LeftOut("its date is none", name, line)
            continue
        theirs = (
            message.actor_id if called else message.from_id
        ) == f"user{chat.id}" or message.sender == other
        how: How = "call" if called else "message"
        sender = other if theirs else ME
        clock, text = f"{moment:%H:%M}", _words(message)
        at = moment.timestamp()
        ledger.hear(
            Heard(chat=other, sender=sender, day=moment.date(), how=how, clock=clock, text=text, at=at)
        )


def _moment(message: _Message, zone: str) -> datetime:
    return at_unix(int(message.date_unixtime), zone) if message.date_unixtime else at_iso(message.date, zone)


def _words(message: _Message) -> str:
    if isinstance(message.text, str):
        return message.text
    return "".join(part if isinstance(part, str) else str(part.get("text", "")) for part in message.text)
