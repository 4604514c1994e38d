"""Drawing an entry: whatever was written, nothing in it runs and nothing is fetched."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from healing_journal.pages.markdown import as_html

TAGS = {
    "p", "br", "hr", "em", "strong", "s", "blockquote", "ul", "ol", "li", "code", "pre", "h1", "h2", "h3", "h4", "h5",
    "h6", "a", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_UNSEEN = re.compile(r"^[\x00-\x20]+|[\t\r\n]")  # what a browser leaves out of an address
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class _Harmless(HTMLParser):
    """Looks at each tag as a browser would."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hold that the tag is one of text, and that a link leads to a page or a letter."""
        assert tag in TAGS, tag
        for name, value in attrs:
            assert tag == "a", (tag, name)
            assert name in {"href", "title", "rel"}, name
            scheme = _SCHEME.match(_UNSEEN.sub("", value or "")) if name == "href" else None
            assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}, value

    def handle_decl(self, decl: str) -> None:
        """Hold that there is none."""
        raise AssertionError(decl)

    def handle_comment(self, data: str) -> None:
        """Hold that there is none."""
        raise AssertionError(data)


def seeds() -> Iterable[bytes]:
    """Give a line of each thing that Markdown knows."""
    yield b"# A heading\n\nA *word* and **two** and ~~none~~\n\n- one\n- two\n\n1. first\n\n> said\n\n    code\n"
    yield b"[here](https://example.org) <https://example.org> [x](javascript:alert(1)) ![p](data:image/png;base64,AA)"
    yield b"| a | b |\n|---|:-:|\n| 1 | `2` |\n\n***\n\n```js\nx\n```\n\n<script>alert(1)</script> &amp; &#x41;"
    yield b"[a]: <b> 'c'\n[a] [a][] [b][a] \\* * _ __a__ <!-- x -->"


def target(content: bytes) -> None:
    """Draw the bytes as the text of an entry."""
    looked = _Harmless()
    looked.feed(str(as_html(content.decode("utf-8", "replace"))))
    looked.close()
