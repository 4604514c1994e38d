"""jrnl's journals, as its text files and as what `jrnl --export json` writes; both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from healing_journal.exchange.dates import Calendar, Stamp, find_stamp
from healing_journal.exchange.jsonish import as_json, begins_with, each
from healing_journal.exchange.keys import text_key
from healing_journal.exchange.moments import at_iso
from healing_journal.exchange.outward import new_file, write_file
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, Item, LeftOut
from healing_journal.model.day import Days
from healing_journal.model.entry import Entry

NAME = "jrnl"
_OPENING = re.compile(r"^\[(?P<when>[^\]\n]{6,60})\] ?(?P<rest>.*)$")
_NOON = "12:00"


class _Entry(msgspec.Struct):
    date: str
    title: str = ""
    body: str = ""


class _Journal(msgspec.Struct):
    entries: list[msgspec.Raw]


def dump_text(path: Path, entries: Iterable[Entry]) -> None:
    """Write a text file that jrnl reads. A span of days is told by its last; blank lines around entries go."""
    write_file(path, map(_as_text, entries))


def _as_text(entry: Entry) -> str:
    first, *lines = entry.text.strip("\n").split("\n")
    guarded = (re.sub(r"^( *)\[", r"\1 [", line) for line in lines)  # a bracket would begin an entry there
    return "\n".join([f"[{entry.days.last} {_NOON}] {first}", *guarded]) + "\n\n"


def dump_json(path: Path, entries: Iterable[Entry]) -> None:
    """Write the JSON that `jrnl --import` and other readers of its export take."""
    with new_file(path) as out:
        out.write(b'{"tags": {}, "entries": [')
        for number, entry in enumerate(entries):
            out.write(b",\n" if number else b"\n")
            out.write(msgspec.json.encode(_as_object(entry)))
        out.write(b"\n]}\n")


def _as_object(entry: Entry) -> dict[str, object]:
    title, parted, body = entry.text.partition("\n")
    title, body = (title, body) if body else (title + parted, "")
    day = entry.days.last.isoformat()
    return {"title": title, "body": body, "date": day, "time": _NOON, "tags": [], "starred": False}


def sniff(tree: Tree) -> bool:
    """Whether a text begins with a date in brackets, or a JSON has jrnl's fields."""
    return bool(_jsons(tree)) or any(_opens(tree, name) for name in _texts(tree))


def _jsons(tree: Tree) -> list[str]:
    return [
        n
        for n in begins_with(tree, ".json", b'"entries"')
        if b'"title"' in tree.start(n) and b'"body"' in tree.start(n)
    ]


def _texts(tree: Tree) -> list[str]:
    names = tree.named(".txt", ".jrnl", ".journal")[:50]
    return names or (list(tree.names) if len(tree.names) == 1 else [])


def _opens(tree: Tree, name: str) -> bool:
    first = tree.start(name).decode("utf-8", "replace").lstrip("\ufeff\n\r ").partition("\n")[0]
    match = _OPENING.match(first.rstrip("\r"))
    return bool(match and find_stamp(match["when"]))


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read the JSON export, or else each text file."""
    jsons = _jsons(tree)
    for name in jsons:
        yield from _from_json(tree.read(name), name)
    for name in [] if jsons else tree.named(".txt", ".jrnl", ".journal") or tree.names:
        yield from _from_text(tree.text(name), name, asked)


def _from_json(content: bytes, name: str) -> Iterator[Item]:
    for line, entry in each(content, as_json(content, _Journal, name).entries, _Entry, name):
        if isinstance(entry, LeftOut):
            yield entry
            continue
        text = f"{entry.title}\n{entry.body}" if entry.body else entry.title
        try:
            day = at_iso(entry.date).date()
        except ValueError:
            yield LeftOut("its date is none", name, line)
            continue
        yield Draft(days=Days.on(day), text=text, key=text_key(text, day))


def _from_text(text: str, name: str, asked: Asked) -> Iterator[Item]:
    found: list[tuple[int, Stamp, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _OPENING.match(line)
        stamp = find_stamp(match["when"]) if match else None
        if match and stamp:
            found.append((number, stamp, [match["rest"]]))
        elif found:
            found[-1][2].append(re.sub(r"^( *) \[", r"\1[", line))
        elif line.strip():
            yield LeftOut("it stands before the first date in brackets", name, number)
    calendar = Calendar([stamp for _, stamp, _ in found], asked.today, asked.order)
    for number, stamp, lines in found:
        day, words = calendar.day(stamp), "\n".join(lines).strip("\n")
        if day and words.strip():
            yield Draft(days=Days.on(day), text=words, key=text_key(words, day))
        else:
            yield LeftOut("its date is none, or there are no words", name, number)
