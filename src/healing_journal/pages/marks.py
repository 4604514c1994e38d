"""An entry's text cut into plain and marked pieces, so that each finding's words can be shown where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from healing_journal.pages.pieces import Piece
from healing_journal.pages.places import anchor_of, key_of
from healing_journal.story import Told


def cut(text: str, notes: Iterable[Told]) -> tuple[Piece, ...]:
    """Cut the text wherever a quote begins or ends; joined together, the pieces are the text again.

    Findings may share words: such a piece carries all their keys. A quote that the text no longer holds marks
    nothing, nor does a finding that the person called "not this".
    """
    spans = [(begin, end, told) for told in notes if told.stands for begin, end in _where(text, told)]
    cuts = sorted({0, len(text), *(begin for begin, _, _ in spans), *(end for _, end, _ in spans)})
    starts = sorted(spans, key=lambda span: (span[0], span[1]))
    pieces: list[Piece] = []
    held: list[tuple[int, int, Told]] = []
    upcoming = iter([*starts, None])
    following = next(upcoming)
    for begin, end in pairwise(cuts):
        while following is not None and following[0] <= begin:
            held.append(following)
            following = next(upcoming)
        held = [span for span in held if span[1] > begin]
        pieces.append(_piece(text[begin:end], [told for _, _, told in held]))
    return tuple(pieces)


def _where(text: str, told: Told) -> Iterable[tuple[int, int]]:
    """Return where the quote stands: at its own place, else at its nearest other."""
    quote, start = told.finding.quote, told.finding.start
    if not quote:
        return []
    if text.startswith(quote, start) and start >= 0:
        return [(start, start + len(quote))]
    before, after = text.rfind(quote, 0, max(start, 0) + len(quote)), text.find(quote, max(start, 0))
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return []
    nearest = min(places, key=lambda place: abs(place - start))
    return [(nearest, nearest + len(quote))]


def _piece(text: str, notes: Sequence[Told]) -> Piece:
    return Piece(
        text=text,
        keys=tuple(key_of(told.mark) for told in notes),
        anchors=tuple(anchor_of(told) for told in notes),
        sure=all(told.sure for told in notes),
    )
