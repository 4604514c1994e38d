"""Plain text and Markdown, one file or a folder: front matter, dated headings, several posts in one text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from healing_journal.exchange.frontmatter import Head, split_head
from healing_journal.exchange.notes import Shown, days_of_names, photos_at, shown, source_of, titled
from healing_journal.exchange.posts import drafts_of
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, ExchangeError, Item, LeftOut

NAME = "text"
_TEXTS = (".md", ".markdown", ".txt", ".text")
_OUR_ENTRIES = "entries/"


def sniff(tree: Tree) -> bool:
    """Whether there are texts: anything that lies alone may be one."""
    return bool(tree.named(*_TEXTS)) or len(tree.names) == 1


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each text, in the order of the names."""
    names = tree.named(*_TEXTS) or list(tree.names[:1])
    if _is_ours(tree):
        names = [name for name in names if name.startswith(_OUR_ENTRIES)]
        if any(name.startswith("letters/") for name in tree.names):
            yield LeftOut("letters stay letters: they come in with journal.json", "letters")
    named = days_of_names(names, asked)
    for name in names:
        try:
            yield from _entries(tree, name, named.get(name), asked)
        except ExchangeError as error:
            if len(names) == 1 or type(error) is not ExchangeError:
                raise
            yield LeftOut("the file is damaged, too large or no text", name)


def _is_ours(tree: Tree) -> bool:
    return b"This folder was taken out of Healing Journal" in (
        tree.start("README.md") if "README.md" in tree.names else b""
    )


def _entries(tree: Tree, name: str, named: date | None, asked: Asked) -> Iterator[Item]:
    head = split_head(tree.text(name))
    source = source_of(tree, name, head, named, asked.zone)
    text = titled(str(head.fields.get("title") or ""), head.body) if "title" in head.fields else head.body
    pictures = shown(name, text)
    if _is_own_entry(head):
        text, pictures = _own_words(head, name)
        source = msgspec.structs.replace(source, key=f"entry:{head.fields['id']}")
    photos, missing = photos_at(tree, pictures, name)
    yield from missing
    yield from drafts_of(text, msgspec.structs.replace(source, photos=photos), asked)


def _own_words(head: Head, name: str) -> tuple[str, list[Shown]]:
    """Return the words of an entry of our own export, without the lines that show its photos, and those."""
    text = head.body.removeprefix("\n").removesuffix("\n")
    told = head.fields.get("photos")
    count = told if isinstance(told, int) else 0
    lines = text.split("\n")
    if not 0 < count < len(lines):
        return text, []
    return "\n".join(lines[:-count]), shown(name, "\n".join(lines[-count:]))


def _is_own_entry(head: Head) -> bool:
    return {"date", "written", "id"} <= head.fields.keys()
