"""Apple's Journal, as it exports itself: an HTML page for each entry, with its pictures in another folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from healing_journal.exchange.dates import find_stamp
from healing_journal.exchange.keys import text_key
from healing_journal.exchange.markup import Bit, bits_of, pictures_of, words_of
from healing_journal.exchange.notes import beside, days_of_names, photos_at
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, Draft, ExchangeError, Item, LeftOut
from healing_journal.model.day import Days

NAME = "apple_journal"
_LEFT = ("pageHeader", "assetGrid", "gridItem")


def sniff(tree: Tree) -> bool:
    """Whether there are pages with Apple's header."""
    return any(b"pageHeader" in tree.start(name, 2**18) for name in _pages(tree)[:5])


def _pages(tree: Tree) -> list[str]:
    return [name for name in tree.named(".html", ".htm") if not name.lower().endswith("index.html")]


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read each page: its day from the header in any known language, or else from its name."""
    pages = _pages(tree)
    named = days_of_names(pages, asked)
    for name in pages:
        try:
            yield from _draft(tree, name, named.get(name), asked)
        except ExchangeError as error:
            if type(error) is not ExchangeError or len(pages) == 1:
                raise
            yield LeftOut("the page is damaged or too large", name)


def _draft(tree: Tree, name: str, named: date | None, asked: Asked) -> Iterator[Item]:
    bits = bits_of(tree.text(name), name)
    header = find_stamp(words_of(_within(bits, "pageHeader")))
    day = (header.day if header else None) or named
    text = words_of(_without(bits))
    if day is None or not text.strip():
        yield LeftOut("it has no words, or no date that is understood", name)
        return
    photos, missing = photos_at(tree, (beside(name, one) for one in pictures_of(bits)), name)
    yield from missing
    yield Draft(days=Days.on(day), text=text, key=text_key(text, day), zone=asked.zone, photos=photos)


def _within(bits: list[Bit], name: str) -> list[Bit]:
    """Return what stands within the first element of this class."""
    kept: list[Bit] = []
    depth, tag = 0, ""
    for bit in bits:
        if not depth and bit.start and bit.has_class(name):
            tag = bit.tag
        if tag and bit.tag == tag:
            depth += 1 if bit.start else -1
        if tag:
            kept.append(bit)
        if tag and not depth:
            break
    return kept


def _without(bits: list[Bit]) -> list[Bit]:
    """Return all but the header and the grid of maps, songs and pictures."""
    kept: list[Bit] = []
    depth, tag = 0, ""
    for bit in bits:
        if not depth and bit.start and any(bit.has_class(name) for name in _LEFT):
            tag = bit.tag
        if depth or tag:
            depth += (1 if bit.start else -1) if bit.tag == tag else 0
            tag = tag if depth else ""
        else:
            kept.append(bit)
    return kept
