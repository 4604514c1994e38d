"""Search over words and meaning together, with what was noted in the entries, by kind, person and time.

Two lists of entries, one by their words and one by meaning, are made one by the sum of the inverse ranks (reciprocal
rank fusion). Where it is asked when, what answers the question comes first, in the order of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from healing_journal.journal import Journal
from healing_journal.model.finding import KINDS, Kind, kind_of
from healing_journal.pages import prose
from healing_journal.pages.asking import Asked, Whom, asked
from healing_journal.pages.search import Answer, Match, Sought, Way
from healing_journal.sensing import Near
from healing_journal.store import Head, Hit
from healing_journal.story import Told

Pieces: TypeAlias = tuple[tuple[str, bool], ...]

MOST = 50
_NEAREST = 15  # by meaning everything is somewhat near; after so many it is seldom what was asked for
_DEPTH = 1000  # of those that hold the words, where some of them will not do
_FLAT = 10  # what is added to each rank, so that the first places do not outweigh all others
_SOME_WORDS = 0.1  # what a list of entries that hold only some of the words counts beside one by meaning
_ANSWERS = 0.45  # as near as this, a passage may answer the question when ...
_BEHIND = 0.17  # ... unless it is so much less near than the nearest, ...
_CLOSE_BEHIND = 0.06  # ... or so much, where no note in its entry tells of what is asked for
_SOUGHT: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "risk")
_BARELY = 0.2  # less near than this is not near: shown only for its words


def search(journal: Journal, sought: Sought) -> Answer:
    """Return what is found in the journal, best first; by words alone where `meaning` is not wanted."""
    if sought.blank:
        return Answer()
    heads = {head.id: head for head in _among(journal, sought)}
    if not sought.words.strip():
        return _noted(journal, sought, heads)
    question = asked(sought.words, journal.snapshot.named.names)
    depth = MOST if sought.anywhere else _DEPTH
    hits = [hit for hit in journal.find(question.words, depth) if hit.entry in heads]
    nears = _nears(journal, question, heads.values()) if sought.meaning else []
    first = _answering(journal, question, nears, hits) if question.order else []
    weight = 1.0 if all(hit.whole for hit in hits) else _SOME_WORDS
    ranked = _fused((weight, [hit.entry for hit in hits]), (1.0, [near.entry for near in nears]))
    order = list(dict.fromkeys((*first, *ranked)))[:MOST]
    return Answer(
        _matches(journal, [heads[entry] for entry in order], hits, nears),
        question.order if first else "",
        min(len(first), MOST),
        journal.memory.senses.missing(list(heads.values())) if sought.meaning else 0,
    )


def _among(journal: Journal, sought: Sought) -> Iterable[Head]:
    """Return the entries that may be found at all."""
    heads = [head for head in journal.heads() if not head.removed]
    if sought.anywhere:
        return heads
    heads = [head for head in heads if sought.holds(head.days)]
    if sought.kind is None and not sought.by:
        return heads
    noted = {told.entry for told in _of(journal, sought.kind, sought.by)}
    return [head for head in heads if head.id in noted]


def _of(journal: Journal, kind: Kind | None, by: Whom) -> Iterable[Told]:
    """Return what was noted of this kind and by this person, over all entries; signs of danger are never sought."""
    told = journal.memory.told(*([kind] if kind else _SOUGHT))
    return (one for one in told if by in {"", whose(one)})


def whose(told: Told) -> Whom:
    """Return who did or said what was noted: they, the writer, or neither alone."""
    by = getattr(told.finding, "by", None)
    if by is not None:
        return by if by in {"me", "them"} else ""
    kind = kind_of(told.finding)
    return (
        "them" if kind == "said" else "me" if kind in {"feeling", "practice", "reminder", "concern"} else ""
    )


def _nears(journal: Journal, question: Asked, heads: Iterable[Head]) -> list[Near]:
    found = journal.memory.senses.near(question.core, list(heads), _NEAREST)
    return [near for near in found if near.closeness >= _BARELY]


def _fused(*lists: tuple[float, Sequence[str]]) -> list[str]:
    """Return all entries of some lists, by the sum of their inverse ranks times the list's weight."""
    score: dict[str, float] = {}
    for weight, entries in lists:
        for rank, entry in enumerate(entries, 1):
            score[entry] = score.get(entry, 0.0) + weight / (_FLAT + rank)
    return sorted(score, key=lambda entry: -score[entry])


def _answering(journal: Journal, question: Asked, nears: Sequence[Near], hits: Sequence[Hit]) -> list[str]:
    """Return the entries that answer when, in the order of time: those near enough, nearer where nothing was noted."""
    noted = {told.entry for told in _of(journal, question.kind, question.by)} if question.kind else set()
    best = nears[0].closeness if nears else 0.0
    answers = {
        near.entry
        for near in nears
        if near.closeness >= max(_ANSWERS, best - (_BEHIND if near.entry in noted else _CLOSE_BEHIND))
    }
    if not nears:
        answers = {hit.entry for hit in hits if hit.whole}
    days = {head.id: head.days for head in journal.heads()}
    return sorted(answers, key=lambda entry: (days[entry].last, entry), reverse=question.order == "last")


def _matches(
    journal: Journal, heads: Sequence[Head], hits: Sequence[Hit], nears: Sequence[Near]
) -> tuple[Match, ...]:
    """Return these entries, each with the passage that is near, or else the piece that holds the words."""
    hit_of, near_of = {hit.entry: hit for hit in hits}, {near.entry: near for near in nears}
    texts = journal.store.texts([head.id for head in heads if head.id in near_of])
    found = []
    for head in heads:
        hit, near = hit_of.get(head.id), near_of.get(head.id)
        way: Way = "both" if hit and near else "words" if hit else "meaning"
        if near is not None and (hit is None or near.closeness >= _ANSWERS):
            pieces: Pieces = ((" ".join(texts[head.id][near.start : near.end].split()), False),)
        else:
            pieces = hit.snippet if hit else ()
        found.append(Match(head.id, head.days, pieces, way))
    return tuple(found)


def _noted(journal: Journal, sought: Sought, heads: Mapping[str, Head]) -> Answer:
    """Return what was noted, the latest first, where no words are looked for."""
    latest = sorted(heads.values(), key=lambda head: (head.days.last, head.written_at), reverse=True)[:MOST]
    noted = _of(journal, sought.kind, sought.by) if sought.kind or sought.by else ()
    quotes: dict[str, Pieces] = {}
    for told in sorted(noted, key=lambda told: told.finding.start):
        quotes.setdefault(told.entry, ((told.finding.quote, False),))
    begun = journal.store.texts([head.id for head in latest if head.id not in quotes])
    pieces = quotes | {entry: ((prose.shortened(text), False),) for entry, text in begun.items()}
    return Answer(
        tuple(Match(head.id, head.days, pieces[head.id], "note") for head in latest), "last", len(latest)
    )
