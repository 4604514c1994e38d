"""Pages of HTML, one or a folder: their words, cut at dated headings; nothing in them runs or is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from healing_journal.exchange.markup import bits_of, pictures_of, words_of
from healing_journal.exchange.notes import beside, days_of_names, photos_at
from healing_journal.exchange.posts import Source, drafts_of
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, ExchangeError, Item, LeftOut
from healing_journal.model.day import Days

NAME = "html"
_CHAT_MARKS = (
    b'class="from_name"',
    b"tgme_page",
    b'class="_a6-g',
    b'class="pam _3-95',
    b'class="msg-sender"',
)


def sniff(tree: Tree) -> bool:
    """Whether there are pages, and no texts beside them."""
    return bool(tree.named(".html", ".htm", ".xhtml")) and not tree.named(".md")


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each page."""
    names = tree.named(".html", ".htm", ".xhtml") or list(tree.names[:1])
    _refuse_chats(tree, names)
    named = days_of_names(names, asked)
    for name in names:
        try:
            yield from _entries(tree, name, named.get(name), asked)
        except ExchangeError as error:
            if len(names) == 1 or type(error) is not ExchangeError:
                raise
            yield LeftOut("the page is damaged or too large", name)


def _refuse_chats(tree: Tree, names: list[str]) -> None:
    """A chat saved as pages is no diary: its words would come in unasked, theirs among them."""
    for name in names[:20]:
        if any(mark in tree.start(name) for mark in _CHAT_MARKS):
            raise ExchangeError(
                "this is a chat saved as pages; export it as JSON instead, and bring in that.", name
            )


def _entries(tree: Tree, name: str, named: date | None, asked: Asked) -> Iterator[Item]:
    bits = bits_of(tree.text(name), name)
    photos, missing = photos_at(tree, (beside(name, one) for one in pictures_of(bits)), name)
    yield from missing
    day = named or tree.changed(name)
    source = Source(name, 1, Days.on(day) if day else None, named is not None, photos=photos, zone=asked.zone)
    yield from drafts_of(words_of(bits), source, asked)
