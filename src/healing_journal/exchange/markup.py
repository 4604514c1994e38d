"""HTML of other programs, as words. It is cleaned first: scripts, styles, frames and remote things are gone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import nh3

from healing_journal.exchange.values import ExchangeError

_LARGEST = 32 * 2**20
_DEEPEST = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_OFTEN_OPEN = {"p", "li", "td", "th", "tr", "br", "img", "hr", "meta", "link", "input", "dt", "dd", "option"}
_DROPPED = {"script", "style", "template", "noscript", "iframe", "object", "title", "svg", "math"}
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table", "tr", "hr", "section",
    "article", "header", "footer", "main", "figure", "figcaption", "dl", "dt", "dd", "address", "details", "summary",
}  # fmt: skip
_APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "table"}
_KEPT = _BLOCKS | {
    "br",
    "li",
    "span",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "u",
    "s",
    "img",
    "td",
    "th",
    "time",
}


class Bit(msgspec.Struct, frozen=True):
    """A piece of a page, in order: the start or end of an element, or words."""

    tag: str
    start: bool = True
    fields: dict[str, str] = {}
    text: str = ""

    def has_class(self, name: str) -> bool:
        """Whether the element carries this class."""
        return name in self.fields.get("class", "").split()


class _Bits(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bits: list[Bit] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bits.append(Bit(tag, fields={name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.bits.append(Bit(tag, start=False))

    def handle_data(self, data: str) -> None:
        self.bits.append(Bit("", text=data))


def bits_of(html: str, name: str = "") -> list[Bit]:
    """Return the elements and words of a page that are harmless, in order.

    Raises:
        ExchangeError: where the page is too large.
    """
    if len(html) > _LARGEST:
        raise ExchangeError(f"this page is larger than {_LARGEST // 2**20} MB; bring in a part of it.", name)
    _check_depth(html, name)
    clean = nh3.clean(
        html,
        tags=_KEPT,
        clean_content_tags=_DROPPED,
        attributes={"*": {"class", "id", "datetime", "title"}, "img": {"src", "alt"}, "a": {"href"}},
        url_schemes=set(),
        link_rel=None,
    )
    parser = _Bits()
    parser.feed(clean)
    parser.close()
    return parser.bits


def _check_depth(html: str, name: str) -> None:
    """Refuse a page whose elements lie thousands deep: no program writes one, and reading it takes hours."""
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() not in _OFTEN_OPEN:
            depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > _DEEPEST:
            line = html.count("\n", 0, match.start()) + 1
            raise ExchangeError("this page is nested too deep to be read; save it again.", name, line)


def words_of(bits: list[Bit]) -> str:
    """Return the words of these pieces as plain text: paragraphs apart, list items with a dash."""
    out: list[str] = []
    for bit in bits:
        if not bit.tag:
            out.append(re.sub(r"[ \t\n\r\f]+", " ", bit.text))
        elif bit.tag == "br" or bit.tag in _BLOCKS:
            out.append("\n\n" if bit.tag in _APART else "\n")
        elif bit.tag == "li":
            out.append("\n- " if bit.start else "\n")
        elif bit.tag in {"td", "th"} and not bit.start:
            out.append(" ")
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(out).replace("\xa0", " "))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)^(- [^\n]*)\n\n(?=- )", r"\1\n", text)).strip()


def text_of(html: str, name: str = "") -> str:
    """Return the words of a page as plain text."""
    return words_of(bits_of(html, name))


def pictures_of(bits: list[Bit]) -> list[str]:
    """Return the addresses of the pictures that lie beside the page; remote ones are never asked for."""
    found = (bit.fields.get("src", "") for bit in bits if bit.tag == "img")
    return [address for address in found if address and not address.startswith("//")]
