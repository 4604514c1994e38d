"""The marks of the strip: a shape for each channel, soft where the day is not known, hollow for looking."""

from __future__ import annotations

from markupsafe import Markup

from healing_journal.model.finding import By, How
from healing_journal.pages import svg

SIZE = 4.2
SOFT = 10  # units over which a bar of uncertain days fades at each end


def contact(how: How, by: By, x: float, y: float) -> Markup:
    """Draw a contact on its day; a meeting by chance is a diamond, whatever the channel."""
    if by == "chance":
        return _polygon((x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y))
    if how == "call":
        return _polygon((x, y - 4.8), (x + 5, y + 4), (x - 5, y + 4))
    if how == "letter":
        return svg.element("rect", x=x - 5, y=y - 3, width=10, height=6, class_="shape")
    if how in {"in_person", "overnight"}:
        half = svg.element(
            "rect", x=x - SIZE, y=y - SIZE, width=2 * SIZE, height=2 * SIZE, rx=1, class_="shape"
        )
        hole = svg.element("circle", cx=x, cy=y, r=1.8, class_="hole") if how == "overnight" else ""
        return svg.group(half, hole, class_="met")
    if how == "online":
        return svg.element("circle", cx=x, cy=y, r=SIZE - 0.6, class_="hollow")
    return svg.element("circle", cx=x, cy=y, r=SIZE, class_="shape")


def about(ends: tuple[float, float], y: float, fades: tuple[bool, bool]) -> Markup:
    """Draw the days of which one was the day of a contact: a bar that fades where these days begin and end."""
    begin, end = ends
    fade = min(SOFT, (end - begin) / 3)
    left, right = begin + fade * fades[0], end - fade * fades[1]
    parts = [(begin, left, "faint"), (left, right, "soft"), (right, end, "faint")]
    bars = (
        svg.element("rect", x=start, y=y - 2, width=stop - start, height=4, class_=class_)
        for start, stop, class_ in parts
        if stop > start
    )
    return svg.group(*bars, class_="about")


def dots(first: float, last: float, y: float) -> Markup:
    """Draw a habit: a line of dots over the days it was told of."""
    return svg.element("line", x1=first, x2=max(last, first + 0.1), y1=y, y2=y, class_="habit")


def _polygon(*points: tuple[float, float]) -> Markup:
    return svg.element("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), class_="shape")


_KEY: tuple[tuple[How, By, str], ...] = (
    ("message", "unclear", "message"),
    ("call", "unclear", "call"),
    ("in_person", "unclear", "met"),
    ("overnight", "unclear", "night"),
    ("letter", "unclear", "letter"),
    ("online", "unclear", "online"),
    ("in_person", "chance", "by chance"),
)
_KEY_LINES = (
    "Above the line: begun by them. Below it: by you.",
    "On it: by both, by chance, or not clear by whom.",
    "Soft bar: about then. Dotted: again and again.",
    "Long bar: a silence. Small dot: an entry.",
)
_SLOT, _ROW = 86, 18


def legend() -> tuple[Markup, float]:
    """Return what the marks mean, and how high that is."""
    parts = []
    for index, (how, by, words) in enumerate(_KEY):
        x, y = 14 + index % 4 * _SLOT, 12 + index // 4 * _ROW
        parts.extend(
            [
                svg.group(contact(how, by, x, y), class_=f"mark {by} {how}"),
                svg.text(x + 9, y + 3.5, words, "key"),
            ]
        )
    lines = [svg.text(9.5, 12 + 2 * _ROW + 13 * index, line, "key") for index, line in enumerate(_KEY_LINES)]
    return svg.group(*parts, *lines, class_="legend"), 12 + 2 * _ROW + 13.0 * len(_KEY_LINES)
