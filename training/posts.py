"""Labelled posts and GoEmotions comments as arrays for training."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from layout import EMOTIONS, TYPES, choice_targets, switch_targets, types_of
from numpy.typing import NDArray
from tokenizers import Tokenizer

WINDOW = 448
STRIDE = 330


@dataclass
class Example:
    """One window of a post: its pieces, tag targets (-1 where nothing is asked) and field targets."""

    ids: list[int]
    tags: NDArray[np.float32]  # part (inside, begin, end) x type x piece
    choices: list[tuple[int, int, int, int, int]] = field(
        default_factory=list
    )  # first, last, column, n, chosen
    switches: list[tuple[int, int, int, float]] = field(default_factory=list)  # first, last, column, target
    relevant: float = 1.0


def read(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def extent(text: str, finding: dict[str, Any]) -> tuple[int, int]:
    """The characters that a finding quotes."""
    at = -1
    for _ in range(finding.get("nth", 0) + 1):
        at = text.find(finding["quote"], at + 1)
    return at, at + len(finding["quote"])


def ends(tokenizer: Tokenizer) -> tuple[int, int]:
    """The numbers of the pieces that open and close a window."""
    pairs = (("<s>", "</s>"), ("[CLS]", "[SEP]"))
    return next(
        (tokenizer.token_to_id(a), tokenizer.token_to_id(b)) for a, b in pairs if tokenizer.token_to_id(b)
    )


def pieces_of(offsets: list[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int] | None:
    """First and last piece that a stretch of characters touches."""
    hit = [i for i, (a, b) in enumerate(offsets) if a < span[1] and b > span[0]]
    return (hit[0], hit[-1]) if hit else None


@dataclass
class Marked:
    """A whole post as arrays: its pieces, tag targets, and its findings with their first and last piece."""

    ids: list[int]
    offsets: list[tuple[int, int]]
    tags: NDArray[np.float32]
    located: list[tuple[tuple[int, int], dict[str, Any]]]
    relevant: float

    def window(self, start: int, end: int, around: tuple[int, int]) -> Example:
        """The pieces from `start` to `end` between an opening and a closing piece."""
        part = np.pad(self.tags[:, :, start:end], ((0, 0), (0, 0), (1, 1)))
        ids = [around[0], *self.ids[start:end], around[1]]
        example = Example(ids, part, relevant=self.relevant)
        for (first, last), finding in self.located:
            if first >= start and last < end:
                add_fields(example, (first - start + 1, last - start + 1), finding)
        return example


def marked(tokenizer: Tokenizer, post: dict[str, Any], soft: float) -> Marked:
    """A post with `either` labels as soft targets (negative: not asked for)."""
    encoded = tokenizer.encode(post["text"])
    relevant = float(post.get("relevant", True))
    tags = np.zeros((3, len(TYPES), len(encoded.ids)), np.float32)
    if post.get("unlabelled"):
        tags -= 1.0
    located = []
    for finding in [*post.get("either", []), *post.get("findings", [])] if relevant else []:
        at = pieces_of(encoded.offsets, extent(post["text"], finding))
        if at:
            located.append((at, finding))
            mark(tags, at, finding, 1.0 if finding in post["findings"] else soft)
    return Marked(encoded.ids, encoded.offsets, tags, located, relevant)


def examples(tokenizer: Tokenizer, post: dict[str, Any], soft: float) -> list[Example]:
    """A post cut into windows."""
    whole = marked(tokenizer, post, soft)
    starts = range(0, max(1, len(whole.ids) - (WINDOW - STRIDE)), STRIDE)
    around = ends(tokenizer)
    return [whole.window(start, min(len(whole.ids), start + WINDOW), around) for start in starts]


def mark(tags: NDArray[np.float32], at: tuple[int, int], finding: dict[str, Any], value: float) -> None:
    """Fill in the tag targets of one finding; what is required overrules what is accepted."""
    first, last = at
    for kind in types_of(finding):
        for part, cells in enumerate(
            (slice(first, last + 1), slice(first, first + 1), slice(last, last + 1))
        ):
            now = tags[part, kind, cells]
            tags[part, kind, cells] = value if value == 1.0 else np.where(now > 0, now, value)


def add_fields(example: Example, at: tuple[int, int], finding: dict[str, Any]) -> None:
    """Note the field targets of a finding that lies wholly in the window."""
    example.choices += [(*at, *target) for target in choice_targets(finding)]
    example.switches += [(*at, *target) for target in switch_targets(finding)]


def comments(tokenizer: Tokenizer, path: Path) -> list[tuple[list[int], NDArray[np.float32]]]:
    """GoEmotions comments: their pieces and a 0-or-1 row over the 28 labels."""
    opening, closing = ends(tokenizer)
    out = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text, labels, _ = line.rstrip("\n").split("\t")
            row = np.zeros(EMOTIONS, np.float32)
            row[[int(n) for n in labels.split(",")]] = 1
            out.append(([opening, *tokenizer.encode(text).ids[:120], closing], row))
    return out
