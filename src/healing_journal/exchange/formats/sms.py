"""SMS Backup & Restore: XML of texts, picture messages and calls, read as a stream however large it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from healing_journal.exchange.ledger import ME, Heard, Ledger
from healing_journal.exchange.moments import at_milliseconds
from healing_journal.exchange.tree import Tree
from healing_journal.exchange.values import Asked, ExchangeError, Item
from healing_journal.model.finding import How

NAME = "sms"
_PAIR = re.compile(rb"&#(5[5-7]\d{3});(?:&#(5[5-7]\d{3});)?")
_HIGH, _LOW, _END = range(0xD800, 0xDC00), range(0xDC00, 0xE000), 0xE000
_CHUNK = 2**16
_LONGEST_REFERENCE = 24
_SIDES = {"sms": {"1": "in", "2": "out"}, "mms": {"1": "in", "2": "out"}}
_CALLS = {"1": "in", "2": "out", "3": "in", "4": "in", "5": "in", "6": "in"}
_UNNAMED = {"", "(unknown)", "null"}


def sniff(tree: Tree) -> bool:
    """Whether an XML begins with the program's root."""
    return bool(_files(tree))


def _files(tree: Tree) -> list[str]:
    return [n for n in tree.named(".xml")[:50] if re.search(rb"<(smses|calls)\b", tree.start(n))]


def load(tree: Tree, asked: Asked) -> Iterator[Item]:
    """Read texts and calls with the one number or name that is meant."""
    names = _files(tree) or tree.named(".xml") or list(tree.names[:1])
    ledger = Ledger(NAME, asked, names[0])
    for name in names:
        with tree.open(name) as opened:
            for element in _elements(opened, name):
                _hear(element, name, ledger, asked)
    yield from ledger.items()


def _elements(opened: BinaryIO, name: str) -> Iterator[Element]:
    """Give each text and call as it is read, and let go of it."""
    root: Element | None = None
    try:
        for event, element in iterparse(_Mended(opened), ("start", "end"), forbid_dtd=True):
            if root is None:
                root = element
            if event == "end" and element.tag in {"sms", "mms", "call"}:
                yield element
                root.clear()
    except ParseError as error:
        line = error.position[0]
        raise ExchangeError(
            "the XML breaks off or is damaged here; make the backup again.", name, line
        ) from None
    except DefusedXmlException:
        raise ExchangeError("the XML defines entities, which no backup does; it is not read.", name) from None


class _Mended:
    """A stream in which emoji, written as two halves that XML forbids, are made whole."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self._kept = b""

    def read(self, size: int = _CHUNK) -> bytes:
        """Return the next bytes, with any reference that may be cut in two kept back."""
        more = self._inner.read(size)
        content = self._kept + more
        cut = content.rfind(b"&", max(len(content) - _LONGEST_REFERENCE, 0)) if more else -1
        first = content.rfind(b"&", max(cut - _LONGEST_REFERENCE, 0), cut) if cut > 0 else -1
        cut = first if first >= 0 else cut
        self._kept, content = (content[cut:], content[:cut]) if cut >= 0 else (b"", content)
        if not content and more:
            return self.read(size)
        return _PAIR.sub(_whole, content)


def _whole(match: re.Match[bytes]) -> bytes:
    high, low = int(match[1]), int(match[2] or 0)
    if high in _HIGH and low in _LOW:
        return f"&#{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)};".encode()
    if high in _HIGH or high in _LOW:
        return b"&#65533;" + (b"&#65533;" if match[2] else b"")
    return match[0]


def _hear(element: Element, name: str, ledger: Ledger, asked: Asked) -> None:
    address = element.get("address") or element.get("number") or ""
    side = _CALLS.get(element.get("type", "")) if element.tag == "call" else _side(element)
    if side is None:
        ledger.leave_out("drafts, or never sent")
        return
    if "~" in address:
        ledger.leave_out("sent to several people at once")
        return
    try:
        moment = at_milliseconds(int(element.get("date", "")), asked.zone)
    except ValueError:
        ledger.leave_out("without a date")
        return
    contact = element.get("contact_name") or ""
    chat = contact if contact.casefold() not in _UNNAMED else re.sub(r"[\s\-()]", "", address)
    how: How = "call" if element.tag == "call" else "message"
    ledger.hear(
        Heard(
            chat=chat or "unknown",
            sender=ME if side == "out" else chat or "unknown",
            day=moment.date(),
            how=how,
            clock=f"{moment:%H:%M}",
            text=_words(element),
            part=name,
            at=moment.timestamp(),
        )
    )


def _side(element: Element) -> str | None:
    return _SIDES[element.tag].get(element.get("msg_box" if element.tag == "mms" else "type", ""))


def _words(element: Element) -> str:
    if element.tag == "mms":
        texts = (part.get("text", "") for part in element.iter("part") if part.get("ct") == "text/plain")
        return "\n".join(text for text in texts if text and text != "null")
    body = element.get("body", "")
    return "" if body == "null" else body
