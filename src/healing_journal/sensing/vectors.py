"""Passages as rows of numbers, eight bits each, in blocks: a search goes from block to block and needs little more memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from healing_journal.reading.meaning import WIDTH

Bytes = NDArray[np.int8]
Floats = NDArray[np.float32]

_BLOCK = 8192  # rows: three megabytes
_STRIDE = 1024  # rows multiplied at once: they fit the processor's cache, and numpy does not share more among threads
_LOOKED_AT = 4096  # of all rows, so many of the nearest are given one by one


class Passages:
    """All passages that were added; those of one sense stand together under its number."""

    def __init__(self) -> None:
        self._full: list[_Block] = []
        self._last: list[tuple[int, bytes, bytes]] = []
        self._rows = 0

    def add(self, num: int, places: bytes, vectors: bytes) -> None:
        """Take in the passages of one entry, as the store keeps them."""
        self._last.append((num, places, vectors))
        self._rows += len(vectors) // WIDTH
        if self._rows >= _BLOCK:
            self._full.append(_Block(self._last))
            self._last, self._rows = [], 0

    def nearest(self, vector: Bytes, senses: Collection[int]) -> Iterator[tuple[int, int, int, float]]:
        """Yield the sense, place and closeness of the nearest passages of these senses, the nearest first."""
        blocks = self._blocks()
        if not blocks or not senses:
            return
        scores = np.concatenate([block.scores(vector) for block in blocks])
        nums = np.concatenate([block.nums for block in blocks])
        highest = max(int(nums.max()), *senses)  # a text of no words has a sense without rows
        wanted = np.zeros(highest + 1, np.bool_)
        wanted[list(senses)] = True
        scores[~wanted[nums]] = -2
        places = np.concatenate([block.places for block in blocks])
        for row in _highest(scores).tolist():
            if scores[row] < -1.5:  # noqa: PLR2004 - below every cosine: not among these senses
                return
            yield int(nums[row]), int(places[row, 0]), int(places[row, 1]), float(scores[row])

    def _blocks(self) -> list[_Block]:
        return [*self._full, _Block(self._last)] if self._rows else self._full


class _Block:
    """The passages of some senses, row by row."""

    def __init__(self, senses: Sequence[tuple[int, bytes, bytes]]) -> None:
        counts = [len(vectors) // WIDTH for _, _, vectors in senses]
        self.nums = np.repeat(np.array([num for num, _, _ in senses], np.int64), counts)
        self.places = np.frombuffer(b"".join(places for _, places, _ in senses), "<u4").reshape(-1, 2)
        self.vectors = np.frombuffer(b"".join(one for _, _, one in senses), np.int8).reshape(-1, WIDTH)
        lengths = np.sqrt(np.einsum("ij,ij->i", self.vectors, self.vectors, dtype=np.float32))
        self.lengths = np.maximum(lengths, 1.0)

    def scores(self, vector: Bytes) -> Floats:
        """Return the cosine of each passage with these numbers."""
        sought = vector.astype(np.float32)
        sought /= max(float(np.linalg.norm(sought)), 1.0)
        found = np.empty(len(self.nums), np.float32)
        wide = np.empty((_STRIDE, WIDTH), np.float32)
        for start in range(0, len(found), _STRIDE):
            rows = self.vectors[start : start + _STRIDE]
            np.copyto(wide[: len(rows)], rows)
            np.dot(wide[: len(rows)], sought, out=found[start : start + len(rows)])
        found /= self.lengths
        return found


def _highest(scores: Floats) -> NDArray[np.int64]:
    """Return the rows with the highest scores, the highest first; of equals, the earlier row."""
    rows = np.arange(len(scores))
    if len(scores) > _LOOKED_AT:
        rows = np.sort(np.argpartition(-scores, _LOOKED_AT)[:_LOOKED_AT])
    found: NDArray[np.int64] = rows[np.argsort(-scores[rows], kind="stable")]
    return found


def closeness(some: Sequence[bytes], others: Sequence[bytes]) -> list[list[float]]:
    """Return how near each of some passages is to each of some others, by their numbers: a row for each of `some`."""
    found: list[list[float]] = (_directions(some) @ _directions(others).T).tolist()
    return found


def _directions(passages: Sequence[bytes]) -> Floats:
    vectors = np.frombuffer(b"".join(passages), np.int8).reshape(-1, WIDTH).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1.0)
    return vectors
