"""Messages of a Facebook or Instagram download in JSON; only threads of two come in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from healing_journal.exchange.jsonish import as_json, begins_with, each
from healing_journal.exchange.ledger import ME, Heard, Ledger
from healing_journal.exchange.moments import at_milliseconds
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Item, LeftOut
from healing_journal.model.finding import How

NAME = "meta"
_TWO = 2


class _Person(msgspec.Struct):
    name: str


class _Message(msgspec.Struct):
    sender_name: str
    timestamp_ms: int
    content: str | None = None
    call_duration: int | None = None
    is_unsent: bool | None = None


class _Sealed(msgspec.Struct, rename="camel"):
    """A message of a thread that was end-to-end encrypted, whose download has other names."""

    sender_name: str
    timestamp: int
    text: str | None = None
    is_unsent: bool | None = None


class _Thread(msgspec.Struct):
    participants: list[_Person | str]
    messages: list[msgspec.Raw]


def sniff(tree: Tree) -> bool:
    """Whether a JSON has the fields of a thread."""
    return bool(_files(tree))


def _files(tree: Tree) -> list[str]:
    parts = [name for name in tree.named(".json") if PurePosixPath(name).name.startswith("message_")]
    if any(b'"participants"' in tree.start(name) for name in parts[:5]):
        return parts
    return begins_with(tree, ".json", b'"participants"')


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read the thread that is meant."""
    names = _files(tree) or list(tree.names[:1])
    ledger = Ledger(NAME, asked, names[0])
    threads = []
    for name in names:
        content = tree.read(name)
        thread = as_json(content, _Thread, name)
        people = tuple(mended(one if isinstance(one, str) else one.name) for one in thread.participants)
        if len(people) != _TWO:
            yield LeftOut("a group, not a thread of two", name)
            continue
        threads.append((name, people))
    me = _common([people for _, people in threads]) or asked.me
    ledger.marks_me = any(person.casefold() == me.casefold() for _, people in threads for person in people)
    for name, people in threads:
        content = tree.read(name)
        raws = as_json(content, _Thread, name).messages
        other = next((person for person in people if person.casefold() != me.casefold()), people[0])
        chat = other if any(person.casefold() == me.casefold() for person in people) else ""
        for line, message in _messages(content, raws, name):
            yield from _hear(message, (chat, me, name, line), ledger, asked)
    yield from ledger.items()


def _messages(content: bytes, raws: list[msgspec.Raw], name: str) -> Iterator[tuple[int, _Message | LeftOut]]:
    if not raws or b'"senderName"' not in bytes(raws[0]):
        yield from each(content, raws, _Message, name)
        return
    for line, told in each(content, raws, _Sealed, name):
        if isinstance(told, LeftOut):
            yield line, told
        else:
            yield line, _Message(told.sender_name, told.timestamp, told.text, None, told.is_unsent)


def _hear(
    message: _Message | LeftOut, where: tuple[str, str, str, int], ledger: Ledger, asked: Asked
) -> Iterator[Item]:
    chat, me, name, line = where
    if isinstance(message, LeftOut):
        yield message
        return
    if message.is_unsent:
        ledger.leave_out("taken back by its sender")
        return
    try:
        moment = at_milliseconds(message.timestamp_ms, asked.zone)
    except ValueError:
        yield LeftOut("its date is none", name, line)
        return
    sender = mended(message.sender_name)
    how: How = "call" if message.call_duration is not None else "message"
    mine = bool(chat) and sender.casefold() == me.casefold()
    ledger.hear(
        Heard(
            chat=chat,
            sender=ME if mine else sender,
            day=moment.date(),
            how=how,
            clock=f"{moment:%H:%M}",
            text=mended(message.content or ""),
            at=moment.timestamp(),
        )
    )


def _common(threads: list[tuple[str, ...]]) -> str:
    """Return the one who takes part in every thread, where there are several: the writer."""
    if len(set(threads)) < _TWO:
        return ""
    shared = set(threads[0]).intersection(*threads[1:])
    return shared.pop() if len(shared) == 1 else ""


def mended(words: str) -> str:
    """Return words as they were written: these downloads write UTF-8 as if it were Latin-1."""
    try:
        return words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words
