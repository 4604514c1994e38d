"""The lines of a text that open a day or a post, and cutting the text at them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healing_journal.exchange.dates import TIME, Stamp, about_a_date, find_day_and_month, find_stamp
from healing_journal.exchange.values import Photo

_LONGEST_HEADING = 120
_DECORATION = re.compile(r"^[\s#_=\[\(|·~]*(?:\*\*|[-—–=~]{2,})?[\s\[\(]*")
_AFTER_DATE = re.compile(r"^[\s,]*[\]\)*_=|:–—\-#.~]*\s*")
_CLOSED = re.compile(r"[\]\)*_=|:–—\-~]")
_POST_WORDS = re.compile(
    r"\b(posted|wrote|written|published|submitted|schrieb|geschrieben|gepostet|verfasst|escribió|publicado|"
    r"a écrit|publié|ha scritto|skrev|schreef)\b|»|(?:^|\s)#\d+\b|\bu/",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:\bby|\bvon|\bpar|\bpor)\s+(?:u/)?(?P<by>[^\s»·|,:]+)"
    r"|^\W*(?:On .{0,60}, )?(?P<name>[^\s,:»][^,:»]{0,30}?)\s+(?:wrote|schrieb|escribió|a écrit|ha scritto|skrev|schreef)\b"
    r"|\bu/(?P<user>[\w\-]+)",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?P<n>\d+)\s*(?P<unit>y(?:(?:ea)?rs?)?|mo(?:nths?|s)?|w(?:(?:ee)?ks?)?|d(?:ays?)?|h(?:(?:ou)?rs?)?)\.?\s+ago\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*([-*_=~#])(?:\s*\1){2,}\s*$")
_MARK = re.compile(
    r"^\W*(?:final |another |small |quick )?(?:update|edit|part|post|day|week|entry)\b(?P<rest>.{0,80})$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*(?P<unit>day|week)\s+#?(?P<n>\d{1,4})\b", re.IGNORECASE)
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "a few": 3,
    "couple": 2,
}
_LATER = re.compile(
    r"\b(?P<n>\d{1,3}|an?|one|two|three|four|five|six)\s+(?P<unit>day|week|month|year)s?\s+(?:later|on)\b"
    r"|\b(?P<next>the )?next (?:day|morning|evening)\b",
    re.IGNORECASE,
)
_LONGEST_YEARLESS = 40
_LONG_MONTH = re.compile(r"[^\W\d_]{4,}|\bmay\b", re.IGNORECASE)
_DRAWN = re.compile(r"^\s*(?:#\d+|level \d+|•|·|([-*_=~])(?:\s*\1){2,})?\s*$")
_NAME = re.compile(r"(?:u/)?[\w\-]{3,20}")
_AGO_ALONE = re.compile(rf"^\W*{_AGO.pattern}\W*(?:edited\b.*)?$", re.IGNORECASE)
UNIT_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365, "h": 0}


class Piece(msgspec.Struct):
    """A part of a text: where it begins, its words, its stamp, and what else its heading tells."""

    line: int
    lines: list[str]
    stamp: Stamp | None = None
    author: str = ""
    ago: tuple[int, str] | None = None
    later: int | None = None
    numbered: int | None = None
    yearless: tuple[int, int] | None = None
    photos: tuple[Photo, ...] = ()


def cut(text: str, first_line: int = 1) -> Iterator[Piece]:
    """Cut a text at its dated headings and post marks; where there are none, at its rules."""
    lines = text.split("\n")
    pieces = list(_cut_at_headings(lines, first_line))
    if len(pieces) == 1 and pieces[0].stamp is None:
        pieces = list(_cut_at_rules(lines, first_line))
    for piece in _join_preamble(pieces):
        if any(line.strip() for line in piece.lines):
            yield piece


def _cut_at_headings(lines: list[str], first_line: int) -> Iterator[Piece]:
    piece = Piece(first_line, [])
    for number, line in enumerate(lines, first_line):
        if found := heading(line):
            if found.ago and not found.author:
                found.author = _name_above(piece)
            yield _trimmed(piece)
            piece = found
            piece.line = number
        else:
            piece.lines.append(line)
    yield _trimmed(piece)


def _name_above(piece: Piece) -> str:
    """Take the line above the heading for the author's name, where it is one word, as pages copied whole have it."""
    above = [at for at, line in enumerate(piece.lines) if line.strip("\t •·")]
    if not above or not _NAME.fullmatch(piece.lines[above[-1]].strip("\t •·")):
        return ""
    return piece.lines.pop(above[-1]).strip("\t •·").removeprefix("u/")


def _trimmed(piece: Piece) -> Piece:
    """Take away the lines drawn above and below a post, and its number."""
    while piece.lines and _is_drawn(piece.lines[-1]):
        piece.lines.pop()
    begin = next((at for at, line in enumerate(piece.lines) if not _is_drawn(line)), 0)
    del piece.lines[:begin]
    return piece


def _is_drawn(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and _DRAWN.match(line) is not None


def _cut_at_rules(lines: list[str], first_line: int) -> Iterator[Piece]:
    piece = Piece(first_line, [])
    for number, line in enumerate(lines, first_line):
        if len(line) <= _LONGEST_HEADING and _RULE.match(line):
            yield piece
            piece = Piece(number + 1, [])
        else:
            piece.lines.append(line)
    yield piece


def _join_preamble(pieces: list[Piece]) -> list[Piece]:
    """A title before the first heading belongs to the first entry; more than a title is its own."""
    pieces = [piece for piece in pieces if piece.stamp or any(line.strip() for line in piece.lines)]
    if len(pieces) > 1 and not _is_told(pieces[0]) and _is_told(pieces[1]):
        words = "\n".join(pieces[0].lines).strip()
        if len(words) <= _LONGEST_HEADING and "\n" not in words:
            body = "\n".join(pieces[1].lines).lstrip("\n")
            pieces[1].lines = [words, "", body]
            return pieces[1:]
    return pieces


def _is_told(piece: Piece) -> bool:
    return piece.stamp is not None or piece.ago is not None or piece.yearless is not None


def heading(line: str) -> Piece | None:
    """Return the piece that this line opens, where it is the heading of a day or a post."""
    if len(line) > _LONGEST_HEADING * 4 or not line.strip():
        return None
    return _dated_heading(line) or _yearless_heading(line) or _post_heading(line) or _marked_heading(line)


def _dated_heading(line: str) -> Piece | None:
    """A date at the beginning, and then nothing, a weekday, a time, or a dash or colon and more."""
    bare = _DECORATION.sub("", line)
    stamp = find_stamp(bare[:_LONGEST_HEADING])
    if stamp is None or not about_a_date(bare[: stamp.start]):
        return None
    rest = (
        bare[stamp.end :].removeprefix("T")
        if bare[stamp.end :][:2].strip("T").isdigit()
        else bare[stamp.end :]
    )
    if about_a_date(rest):
        return Piece(0, [], stamp)
    time = TIME.match(rest.lstrip(" ,"))
    rest = rest.lstrip(" ,")[time.end() :] if time else rest
    opened = _AFTER_DATE.match(rest)
    if opened and (_CLOSED.search(opened[0]) or line.lstrip().startswith("#")):
        return Piece(0, [rest[opened.end() :]], stamp)
    return None


def _yearless_heading(line: str) -> Piece | None:
    """A day and a month alone on their line, with at most a weekday, a time or a mark of a heading."""
    bare = _DECORATION.sub("", line)
    found = find_day_and_month(bare) if len(bare) <= _LONGEST_YEARLESS else None
    if found is None:
        return None
    yearless, start, end = found
    around = bare[:start], bare[end:].strip("*:_ ")
    sure = line.lstrip().startswith(("#", "*")) or any(part.strip() for part in around)
    if not all(map(about_a_date, around)) or not (sure or _LONG_MONTH.search(bare)):
        return None  # "Set 3" may be of a training plan
    return Piece(0, [], yearless=yearless)


def _post_heading(line: str) -> Piece | None:
    """A short line that tells who posted and when, as forums write them."""
    if len(line) > _LONGEST_HEADING or not (_POST_WORDS.search(line) or _AGO_ALONE.match(line)):
        return None
    stamp, ago = find_stamp(line), _AGO.search(line)
    if not stamp and not ago:
        return None
    found = _AUTHOR.search(line)
    author = next((name for name in found.groups() if name), "").strip("*_ ") if found else ""
    return Piece(0, [], stamp, author, (int(ago["n"]), ago["unit"][0].lower()) if ago else None)


def _marked_heading(line: str) -> Piece | None:
    """A line such as "Update, two weeks later:" or "Day 12"; its own words stay in the text."""
    match = _MARK.match(line)
    if not match or len(line) > _LONGEST_HEADING:
        return None
    numbered = _NUMBERED.match(line)
    if numbered:
        days = int(numbered["n"]) * UNIT_DAYS[numbered["unit"][0].lower()]
        return Piece(0, [line], numbered=days) if len(line.split()) <= 6 else None  # noqa: PLR2004
    later = _days_later(line)
    stamp = find_stamp(line)
    return Piece(0, [line], stamp, later=later) if stamp or later is not None else None


def _days_later(line: str) -> int | None:
    match = _LATER.search(line)
    if not match:
        return None
    if match["unit"] is None:
        return 1
    count = match["n"].lower()
    return (int(count) if count.isdigit() else _COUNTS[count]) * UNIT_DAYS[match["unit"][0].lower()]
