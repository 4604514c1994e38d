"""Language by month: how many of a hundred words are "I", "we" and "because", as a line with its counts and no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
from markupsafe import Markup

from healing_journal.pages import prose, svg
from healing_journal.pages.pieces import Chart

ENOUGH_WORDS = 300  # a month: in fewer, one more "I" would move the line
ENOUGH_MONTHS = 3
MOST_MONTHS = 36  # as many as can be told apart on a phone
LEFT, HIGH, APART = 58, 52.0, 76.0

SOURCE = (
    "In 2021, Sarah Seraj, Kate Blackburn and James Pennebaker counted such words in a million posts of 6,803 people around a"
    " break-up (PNAS 118, doi 10.1073/pnas.2017154118). They saw the curve of a crowd. It says nothing about one person, and"
    " nothing about you."
)
CAUTION = "A count of words. It is not how you are, and no direction of it is better."
_COUNTED: dict[str, tuple[str, float]] = {  # name, and the top of its scale: of a hundred words
    "i": ("I", 20), "we": ("We", 10), "because": ("Because", 5),
}  # fmt: skip
WORDS = "Counted are: I, me, my, mine, myself; we, us, our, ours, ourselves; because, cause, why, reason, therefore, hence, thus."
_I = "i i'm i've i'll i'd im ive me my mine myself"
_WE = "we we're we've we'll we'd weve us our ours ourselves"
_BECAUSE = "because cause cuz cos why reason reasons therefore hence thus"
_SORTS = tuple(frozenset(words.split()) for words in (_I, _WE, _BECAUSE))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Counts(msgspec.Struct, frozen=True):
    """How many words a text has, and how many of them are of each sort."""

    words: int = 0
    i: int = 0
    we: int = 0
    because: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both texts."""
        return Counts(
            self.words + other.words, self.i + other.i, self.we + other.we, self.because + other.because
        )


class LanguagePage(msgspec.Struct, frozen=True):
    """The drawing with its table, what is counted, where the idea comes from; `empty` where it is too early."""

    title: str
    chart: Chart
    words: str
    source: str
    empty: str


def counts_of(text: str) -> Counts:
    """Count the words of one text."""
    words = _WORD.findall(text.replace("’", "'").lower())
    return Counts(len(words), *(sum(map(sort.__contains__, words)) for sort in _SORTS))


def by_month(counted: Iterable[tuple[date, Counts]]) -> dict[tuple[int, int], Counts]:
    """Add up what was counted, by the month it is about."""
    months: dict[tuple[int, int], Counts] = {}
    for day, counts in counted:
        month = day.year, day.month
        months[month] = months.get(month, Counts()) + counts
    return months


def language_page(months: Mapping[tuple[int, int], Counts]) -> LanguagePage:
    """Return the page of these months."""
    enough = {month: counts for month, counts in months.items() if counts.words >= ENOUGH_WORDS}
    ready = len(enough) >= ENOUGH_MONTHS
    span = _span(enough)[-MOST_MONTHS:] if ready else []
    return LanguagePage(
        title="Language by month",
        chart=Chart(
            "Of a hundred words",
            _draw(span, enough) if ready else Markup(),
            ("Month", "Words", *(f"{name}, of 100 words" for name, _ in _COUNTED.values())),
            tuple(_row(month, months.get(month, Counts())) for month in span),
            CAUTION if ready else "",
        ),
        words=WORDS if ready else "",
        source=SOURCE,
        empty="" if ready else _too_early(len(enough)),
    )


def _too_early(months: int) -> str:
    so_far = (
        f"{prose.count(months, 'month has', 'months have')} as many so far"
        if months
        else "No month so far has as many"
    )
    needed = f"Drawn are three months or more, each of {ENOUGH_WORDS} words or more."
    return f"It is too early to draw anything fair. {needed} {prose.sentence(so_far)}"


def _span(months: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return every month from the first to the last, also those in between with little or nothing written."""
    known = sorted(months)
    first, last = (year * 12 + month - 1 for year, month in (known[0], known[-1]))
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def _share(counts: Counts, name: str) -> float:
    return 100 * float(getattr(counts, name)) / counts.words


def _row(month: tuple[int, int], counts: Counts) -> tuple[str, ...]:
    if counts.words < ENOUGH_WORDS:
        return (_named(month), f"{counts.words:,}" if counts.words else "", "", "", "")
    return (_named(month), f"{counts.words:,}", *(f"{_share(counts, name):.1f}" for name in _COUNTED))


def _named(month: tuple[int, int]) -> str:
    return f"{prose.month_name(month[1])} {month[0]}"


def _draw(span: Sequence[tuple[int, int]], enough: Mapping[tuple[int, int], Counts]) -> Markup:
    parts = [svg.moved(_one(name, span, enough), 8 + at * APART) for at, name in enumerate(_COUNTED)]
    bottom = 8 + len(_COUNTED) * APART - 6
    ticks = [
        svg.text(LEFT, bottom, _named(span[0]), "tick"),
        svg.text(svg.WIDTH - 8, bottom, _named(span[-1]), "tick", "end"),
    ]
    told = "Three rows, each on a scale of its own that stays the same: a dot for each month with enough words. The same is told in the table."
    return svg.drawing("language", "Of a hundred words", told, bottom + 8, *parts, *ticks)


def _one(name: str, span: Sequence[tuple[int, int]], enough: Mapping[tuple[int, int], Counts]) -> Markup:
    """Draw one sort of words: its scale, a dot for each month, a line between months that follow one another."""
    title, top = _COUNTED[name]
    step = (svg.WIDTH - LEFT - 16) / max(1, len(span) - 1)
    at = {
        month: (LEFT + 4 + index * step, HIGH * (1 - min(1.0, _share(enough[month], name) / top)))
        for index, month in enumerate(span)
        if month in enough
    }
    pairs = [(span[i], span[i + 1]) for i in range(len(span) - 1)]
    lines = [
        svg.element("line", x1=at[a][0], y1=at[a][1], x2=at[b][0], y2=at[b][1], class_="course")
        for a, b in pairs
        if a in at and b in at
    ]
    dots = [
        _dot(month, title, enough[month], _share(enough[month], name), place) for month, place in at.items()
    ]
    edges = [svg.element("line", x1=LEFT, x2=svg.WIDTH - 8, y1=y, y2=y, class_="line") for y in (0.0, HIGH)]
    labels = [
        svg.text(LEFT - 10, HIGH / 2 + 3, title, "name", "end"),
        svg.text(LEFT - 6, 4, f"{top:g}", "tick", "end"),
        svg.text(LEFT - 6, HIGH + 3, "0", "tick", "end"),
    ]
    return svg.group(*edges, *labels, *lines, *dots, class_="share")


def _dot(
    month: tuple[int, int], title: str, counts: Counts, share: float, place: tuple[float, float]
) -> Markup:
    told = f"{_named(month)}: {title}, {share:.1f} of 100 words, of {counts.words:,}"
    return svg.element("circle", svg.element("title", told), cx=place[0], cy=place[1], r=2.6, class_="dot")
