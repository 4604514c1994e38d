"""From the encoder's scores to candidate findings: stretches of words with a kind, their fields and a confidence.

The network scores each word piece for each kind of finding. Around every peak the words that score at least a
share of it are one stretch; its fields come from the mean scores over the stretch. The confidence is the measured
chance that such a stretch, with these fields, is right (training/calibrate.py). Nothing here is certain: what
passes `sure` may be asserted, the rest is for asking.
"""

import functools
import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from healing_journal.reading import about, language

if TYPE_CHECKING:  # numpy is loaded with the model, not before
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]

_EDGE = " \t\r\n\f\v\u00a0,.;:!?)]}(\"“”'’*_-–—…"  # what a quote neither begins nor ends with
_OPEN = _EDGE.replace("(", "")
KEY_FIELDS = {
    "contact": ("by", "how"),
    "feeling": ("feeling",),
    "said": ("stance",),
    "promise": ("by",),
    "plan": ("with_them",),
    "boundary": ("by", "status"),
    "practice": ("status",),
    "milestone": ("what",),
    "risk": ("type",),
    "silence": (),
    "concern": (),
    "reminder": (),
}
_EVEN = 0.5
_PART = 40_000  # characters read at once: far more than an entry, so that memory has a bound
_PARTS = ("inside", "begin", "end")
_MILESTONES = ("breakup", "beginning", "length", "move", "other")
SIGNS = (
    "peak",
    "fields",
    "mean",
    "begin",
    "end",
    "length",
    "relevant",
    "own",
    "ended",
    "again",
)  # of these a confidence is made
_SWITCHES = {
    "contact": (("repeated", "true"),),
    "silence": (("ongoing", "true"),),
    "feeling": (("tense", "then"), ("cried", "true")),
    "plan": (("with_them", "true"),),
}


_OWN = (2.2, 2.0, 1.0)  # the whole's signs of a text that is surely about the writer's own break-up


class Candidate(msgspec.Struct, frozen=True):
    """A stretch of the text that may be a finding of a kind, with the chance that this is right."""

    kind: str
    start: int
    end: int
    confidence: float
    sure: bool  # confident enough to be asserted, not only asked
    fields: dict[str, str | bool]
    begins: float  # the network's own chance that words of this kind stand here, for `--explain`


class _Stretch(msgspec.Struct, frozen=True):
    """The word pieces from `first` to `last`, with the best score at `peak`."""

    first: int
    last: int
    peak: int


class Trace(msgspec.Struct, frozen=True):
    """A stretch with all that its confidence is judged by."""

    kind: str
    start: int
    end: int
    fields: dict[str, str | bool]
    signs: tuple[float, ...]  # as SIGNS names them
    begins: float

    @property
    def asserted(self) -> tuple[str | bool, ...]:
        """The kind with the fields that must be right."""
        return (self.kind, *(self.fields[name] for name in KEY_FIELDS[self.kind]))


class Look(msgspec.Struct, frozen=True):
    """What one look at a text gives: its candidates, and the chance that it is about the writer's own break-up."""

    candidates: tuple[Candidate, ...]
    relevance: float


def look(text: str, *, own: bool = False) -> Look:
    """Return the candidate findings of a text in the order of their words.

    `own` says that the text is known to be about the writer's own break-up, as in their journal it is.
    """
    found: list[Candidate] = []
    chance = 0.0
    for start, part in language.chunks(text, _PART):
        encoder = language.load()
        scores = encoder.scores(part)
        if len(scores.rows):
            whole = _OWN if own else whole_signs(encoder, scores, part)
            chance = max(chance, _confidence(encoder.settings["relevance"], whole))
            found += _candidates(traces(encoder, scores, part, whole), start)
    return Look(tuple(sorted(found, key=lambda c: (c.start, c.end, c.kind, -c.confidence))), chance)


def tag(text: str) -> tuple[Candidate, ...]:
    """Return the candidate findings of a text of which nothing is known beforehand."""
    return look(text).candidates


def relevance(text: str) -> float:
    """Return the chance that a text is about the writer's own break-up at all."""
    return look(text).relevance


def _candidates(found: list[Trace], start: int) -> Iterator[Candidate]:
    """The candidates of a part of a text that begins at `start`."""
    settings = language.load().settings["kinds"]
    for trace in found:
        rule = settings[trace.kind]
        confidence = _confidence(rule, trace.signs)
        if confidence >= rule["ask"]:
            sure = confidence >= rule["sure"]
            where = (start + trace.start, start + trace.end)
            yield Candidate(trace.kind, *where, confidence, sure, trace.fields, trace.begins)


def whole_signs(encoder: language.Encoder, scores: language.Scores, text: str) -> tuple[float, ...]:
    """What the text as a whole says of whether it is about the writer's own break-up."""
    mean = _chance(float(scores.rows[:, encoder.columns["relevant"]].mean()))
    ended = float(chances(scores.rows[:, encoder.columns["inside/milestone:breakup"]].max()))
    return (odds(mean), float(about.own_parting(text)), odds(ended))


def traces(
    encoder: language.Encoder, scores: language.Scores, text: str, whole: tuple[float, ...] | None = None
) -> list[Trace]:
    """Return every stretch that any kind's scores rise over, whatever its confidence."""
    if not len(scores.rows):
        return []
    whole = whole or whole_signs(encoder, scores, text)
    found: list[Trace] = []
    for kind in KEY_FIELDS:
        said: set[tuple[str | bool, ...]] = set()
        for trace in _of_kind(encoder, scores, text, kind):
            again = float(trace.asserted in said)
            said.add(trace.asserted)
            found.append(msgspec.structs.replace(trace, signs=(*trace.signs, *whole, again)))
    return found


def _of_kind(encoder: language.Encoder, scores: language.Scores, text: str, kind: str) -> Iterator[Trace]:
    """The stretches of one kind, the strongest first; each sort of milestone has its own layer."""
    for value in _MILESTONES if kind == "milestone" else (None,):
        layer = f"{kind}:{value}" if value else kind
        layers = [chances(scores.rows[:, encoder.columns[f"{part}/{layer}"]]).tolist() for part in _PARTS]
        for stretch in stretches(layers[0], layers[1], encoder.settings["kinds"][kind]):
            start, end = _words(text, scores.offsets, stretch)
            if end - start > 1:
                mean = scores.mean(stretch.first, stretch.last)
                fields, agreed = _fields(encoder, kind, mean, value)
                signs = _signs(layers, stretch, agreed)
                yield Trace(kind, start, end, fields, signs, layers[0][stretch.peak])


def stretches(inside: Sequence[float], begin: Sequence[float], rule: dict[str, float]) -> Iterator[_Stretch]:
    """Cut out, peak by peak, the pieces that score at least a share of the peak; a strong beginning divides."""
    taken = [True, *[False] * len(inside), True]
    peaks = [at for at, score in enumerate(inside) if score >= rule["floor"]]
    for at in sorted(peaks, key=lambda at: -inside[at]):
        if not taken[at + 1]:
            least, wall = rule["share"] * inside[at], rule["wall"]
            first = last = at
            while not taken[first] and inside[first - 1] >= least and not _starts(begin, first, wall):
                first -= 1
            while not taken[last + 2] and inside[last + 1] >= least and not _starts(begin, last + 1, wall):
                last += 1
            taken[first + 1 : last + 2] = [True] * (last + 1 - first)
            yield _Stretch(first, last, at)


def _starts(begin: Sequence[float], at: int, wall: float) -> bool:
    """Whether another finding begins at this piece: a high score, higher than its neighbours'."""
    return begin[at] > wall and begin[at] >= max(begin[max(0, at - 1) : at + 2])


def _words(text: str, offsets: "NDArray[np.int64]", stretch: _Stretch) -> tuple[int, int]:
    """The characters of a stretch, widened to whole words and freed of the marks around them."""
    start, end = int(offsets[stretch.first][0]), int(offsets[stretch.last][1])
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start] in _OPEN:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _fields(
    encoder: language.Encoder, kind: str, mean: Sequence[float], given: str | None
) -> tuple[dict[str, str | bool], float]:
    """The fields of a finding (one may be given) and the chance that those that matter are right together."""
    fields: dict[str, str | bool] = {}
    agreed = 1.0
    for name, value in _SWITCHES.get(kind, ()):
        yes = _chance(mean[encoder.columns[f"{kind}.{name}={value}"]])
        fields[name] = yes > _EVEN if value == "true" else (value if yes > _EVEN else "now")
        agreed *= max(yes, 1 - yes) if name in KEY_FIELDS[kind] else 1.0
    for name in KEY_FIELDS[kind]:
        if name not in fields:
            columns = _columns(encoder, f"{kind}.{name}=")
            share = dict(zip(columns, _shares([mean[at] for at in columns.values()]), strict=True))
            unclear = share.get("unclear", 0.0)
            best = max((s, v) for v, s in share.items() if v == (given or v) != "unclear")
            fields[name] = "unclear" if unclear > _EVEN and not given else best[1]
            agreed *= best[0] + unclear
    return fields, agreed


@functools.cache
def _columns(encoder: language.Encoder, prefix: str) -> dict[str, int]:
    """The column of each value that a field may take."""
    return {name.removeprefix(prefix): at for name, at in encoder.columns.items() if name.startswith(prefix)}


def _signs(layers: list[list[float]], stretch: _Stretch, agreed: float) -> tuple[float, ...]:
    """What a stretch by itself says of its confidence."""
    inside, begin, end = layers
    first, last = stretch.first, stretch.last
    return (
        odds(inside[stretch.peak]),
        odds(agreed),
        odds(sum(inside[first : last + 1]) / (last - first + 1)),
        odds(max(begin[max(0, first - 1) : first + 2])),
        odds(max(end[max(0, last - 1) : last + 2])),
        math.log(last - first + 1),
    )


def _confidence(rule: dict[str, Any], signs: tuple[float, ...]) -> float:
    total = sum(w * s for w, s in zip(rule["weights"], signs, strict=True)) + rule["bias"]
    return _chance(total)


def odds(chance: float) -> float:
    """The log-odds of a chance, kept within bounds."""
    chance = min(max(chance, 1e-3), 1 - 1e-3)
    return math.log(chance / (1 - chance))


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def chances(scores: "Row") -> "Row":
    """The chances of log-odds."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-scores)), np.float32)


def _shares(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    raised = [math.exp(score - most) for score in scores]
    return [one / sum(raised) for one in raised]
