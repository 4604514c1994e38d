"""An Obsidian vault: a folder of Markdown whose links and pictures are written in double brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from healing_journal.exchange.frontmatter import split_head
from healing_journal.exchange.notes import days_of_names, photos_at, shown, source_of
from healing_journal.exchange.posts import drafts_of
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, ExchangeError, Item, LeftOut

NAME = "obsidian"
_LINK = re.compile(r"(?<!!)\[\[([^\]\[|\n]{1,300})(?:\|([^\]\n]{1,300}))?\]\]")
_COMMENT = re.compile(r"%%[^%]*%%")


def sniff(tree: Tree) -> bool:
    """Whether this is a vault: Obsidian's own folder is there."""
    return ".obsidian" in tree.hidden and bool(tree.named(".md"))


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each note; canvases, settings and templates stay behind."""
    names = [name for name in tree.named(".md") if not name.lower().startswith("templates/")]
    named = days_of_names(names, asked)
    for name in names:
        try:
            yield from _note(tree, name, named.get(name), asked)
        except ExchangeError as error:
            if type(error) is not ExchangeError:
                raise
            yield LeftOut("the file is damaged, too large or no text", name)


def _note(tree: Tree, name: str, named: date | None, asked: Asked) -> Iterator[Item]:
    head = split_head(tree.text(name))
    source = source_of(tree, name, head, named, asked.zone)
    photos, missing = photos_at(tree, shown(name, head.body), name)
    yield from missing
    yield from drafts_of(plain_links(head.body), msgspec.structs.replace(source, photos=photos), asked)


def plain_links(text: str) -> str:
    """Write links between notes as the words that are shown, and leave out comments."""
    return _COMMENT.sub("", _LINK.sub(lambda match: match[2] or match[1], text))
