"""Markdown as safe HTML: nothing in it runs, and nothing in it is fetched from anywhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:  # the shell keeps and lists entries without ever drawing one
    from markdown_it import MarkdownIt

_TAGS = {
    "p", "br", "hr", "em", "strong", "s", "blockquote", "ul", "ol", "li", "code", "pre", "h1", "h2", "h3", "h4", "h5",
    "h6", "a", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@cache
def _to_html() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable(["table", "strikethrough"])
        .disable("image")
    )


def as_html(text: str) -> Markup:
    """Return the text as HTML; raw HTML in it is shown as written, pictures from elsewhere stay links."""
    import nh3

    cleaned = nh3.clean(
        _to_html().render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return Markup(cleaned)  # noqa: S704 - nh3 has let nothing through that runs or loads
