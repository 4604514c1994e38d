"""Drawings as SVG: elements with classes for the style sheet, no style of their own, every word escaped."""

from __future__ import annotations

from markupsafe import Markup, escape

WIDTH = 360  # units, drawn as wide as the page allows; readable on the narrowest phone


def element(name: str, *inside: str, **attributes: str | float) -> Markup:
    """Return an element; `class_` and `text_anchor` become `class` and `text-anchor`, plain words are escaped."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
    )
    if not inside:
        return Markup(f"<{name}{given}/>")  # noqa: S704 - every part is escaped above
    body = "".join(str(escape(part)) for part in inside)
    return Markup(f"<{name}{given}>{body}</{name}>")  # noqa: S704 - every part is escaped above


def _number(value: str | float) -> str:
    """Write a number as short as it can be said to a tenth."""
    return value if isinstance(value, str) else f"{round(value, 1):g}"


def group(*inside: str, class_: str) -> Markup:
    """Return elements under one class."""
    return element("g", *inside, class_=class_)


def moved(inside: str, down: float) -> Markup:
    """Return a part of a drawing, moved down."""
    return element("g", inside, transform=f"translate(0 {_number(down)})")


def text(x: float, y: float, words: str, class_: str, anchor: str = "start") -> Markup:
    """Return words at a place."""
    return element("text", words, x=x, y=y, class_=class_, text_anchor=anchor)


def linked(href: str, title: str, *inside: str) -> Markup:
    """Return a mark that leads to its words; `title` says what it is to those who do not see it."""
    return element("a", element("title", title), *inside, href=href)


def drawing(name: str, title: str, told: str, height: float, *inside: str) -> Markup:
    """Return a whole drawing: named, described, and as high as it needs to be.

    It is a group, not an image: the marks in it are links, and an image would hide them from a screen reader.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", told, id=f"{name}-told"),
        *inside,
        viewBox=f"0 0 {WIDTH} {_number(height)}",
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-told",
        class_=f"chart {name}",
    )
