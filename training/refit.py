#!/usr/bin/env python3
"""Train a narrowed network on, with the whole one as its teacher: refit.py OUT --start PRUNED.pt --teacher WEIGHTS.pt ...

Each pass cuts the posts anew into windows of the length that the reader uses, and one in four into one to three sentences.
The student learns from the labels, and from what the teacher, which reads 448 pieces at once, says of the same pieces.
The other settings are those of fit.py.
"""

import random
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from encoder import Tagger, trained
from fit import (
    COLUMNS,
    HELD_OUT,
    RELEVANT,
    TAGS,
    WEIGHTS,
    Run,
    arguments,
    field_loss,
    mean_over,
    padded,
    tag_loss,
)
from numpy.typing import NDArray
from posts import STRIDE, WINDOW, Example, Marked, ends, marked, read
from torch import Tensor
from torch.nn import functional

LENGTH = 142
SHORT = 0.25  # share of posts cut into one to three sentences in a pass
MANY = 6  # such short texts from a post in a pass
_STOPS = ".!?\n"
_NOTHING: NDArray[np.float16] = np.zeros((0, 0), np.float16)


@dataclass
class Taught(Example):
    """A window with what the teacher says of it: its scores, and its vectors. Relevance below 0 is not asked for."""

    scores: NDArray[np.float16] = _NOTHING
    vectors: NDArray[np.float16] = _NOTHING


class Lesson:
    """A post with the teacher's scores and vectors of each piece."""

    def __init__(self, post: Marked, text: str, teacher: Tagger, around: tuple[int, int]) -> None:
        self.post, self.around = post, around
        ids = post.ids
        self.scores = np.zeros((len(ids), len(COLUMNS)), np.float16)
        self.vectors = np.zeros((len(ids), teacher.words.embedding_dim), np.float16)
        self.sentences = [0, *self.begun(text)]
        seam = (WINDOW - STRIDE) // 2
        for start in range(0, max(1, len(ids) - (WINDOW - STRIDE)), STRIDE):
            end = min(len(ids), start + WINDOW)
            given = torch.tensor([[around[0], *ids[start:end], around[1]]])
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = teacher.vectors(given)
                scores = teacher.judge(vectors)
            skip = seam if start else 0
            self.scores[start + skip : end] = scores[0, 1 + skip : -1].float().half().numpy()
            self.vectors[start + skip : end] = vectors[0, 1 + skip : -1].float().half().numpy()

    def begun(self, text: str) -> list[int]:
        """The pieces that a sentence or a line begins with, but for the first."""
        near = enumerate(pairwise(self.post.offsets), 1)
        return [i for i, ((_, e), (s, _)) in near if text[e - 1] in _STOPS or "\n" in text[e:s]]

    def cut(self, rng: random.Random) -> list[Taught]:
        """The post cut anew."""
        bounds = self.short(rng) if rng.random() < SHORT else self.long(rng)
        return [self.taught(start, end) for start, end in bounds if end > start]

    def long(self, rng: random.Random) -> list[tuple[int, int]]:
        """Windows one after the other, the first of a random length."""
        size, length = rng.randint(100, LENGTH), len(self.post.ids)
        later = range(rng.randint(size // 2, size), length, size) if length > size else []
        return list(pairwise([0, *later, length]))

    def short(self, rng: random.Random) -> list[tuple[int, int]]:
        """One to three sentences at a time."""
        bounds, at = [], 0
        starts = [*self.sentences, len(self.post.ids)]
        while at < len(starts) - 1:
            to = min(at + rng.randint(1, 3), len(starts) - 1)
            bounds.append((starts[at], min(starts[to], starts[at] + LENGTH)))
            at = to
        return rng.sample(bounds, min(len(bounds), MANY))

    def taught(self, start: int, end: int) -> Taught:
        """One window."""
        plain = self.post.window(start, end, self.around)
        window = Taught(**vars(plain), scores=self.scores[start:end], vectors=self.vectors[start:end])
        if end - start < LENGTH // 2:
            window.relevant = -1.0  # too little to tell
        return window


class Refit(Run):
    """A training run with a teacher."""

    def prepare(self) -> None:
        """Let the teacher read all posts once."""
        args = self.args
        teacher = trained(args.teacher, len(COLUMNS))
        around = ends(self.tokenizer)
        posts = read(args.reading / "train/breakups.jsonl")
        posts = [p for i, p in enumerate(posts) if i % HELD_OUT != args.fold or args.all]
        for path in args.more:
            posts += read(path)
        self.lessons = [
            Lesson(marked(self.tokenizer, p, args.soft), p["text"], teacher, around) for p in posts
        ]
        print(len(self.lessons), "lessons", flush=True)

    def windows(self) -> list[Example]:
        """Each post cut anew."""
        return [window for lesson in self.lessons for window in lesson.cut(self.rng)]

    def loss(self, batch: list[Example], *, blank: float) -> tuple[Tensor, Tensor, Tensor]:
        """The losses of a batch: tags (from labels and teacher), fields, relevance."""
        ids, mask = padded([e.ids for e in batch], blank, self.blank)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = self.model.vectors(ids, mask)
            scores = self.model.judge(vectors)
        scores, vectors = scores.float(), vectors.float()
        sure = torch.tensor([float(e.relevant >= 0) for e in batch])
        wanted = torch.tensor([max(e.relevant, 0.0) for e in batch])
        relevant = mean_over(scores[..., RELEVANT : RELEVANT + 1], mask)[:, 0]
        about = functional.binary_cross_entropy_with_logits(
            relevant, wanted, weight=sure * (1 + 2 * (1 - wanted)), reduction="sum"
        ) / sure.sum().clamp(min=1)
        tags = tag_loss(scores, batch, mask)
        if isinstance(batch[0], Taught):
            tags = 0.5 * tags + self.from_teacher(scores, vectors, batch)
        return tags, field_loss(scores, batch), about

    def from_teacher(self, scores: Tensor, vectors: Tensor, batch: list[Example]) -> Tensor:
        """How far the student is from what the teacher says."""
        at = [(row, slice(1, len(e.ids) - 1)) for row, e in enumerate(batch)]
        ours = torch.cat([scores[row, span] for row, span in at])
        theirs = torch.from_numpy(np.concatenate([e.scores for e in batch])).float()
        said = functional.binary_cross_entropy_with_logits(
            ours[:, :TAGS], theirs[:, :TAGS].sigmoid(), reduction="none"
        )
        fields = functional.mse_loss(ours[:, TAGS:RELEVANT], theirs[:, TAGS:RELEVANT])
        wanted = torch.from_numpy(np.concatenate([e.vectors for e in batch])).float()
        apart = (
            functional.mse_loss(torch.cat([vectors[row, span] for row, span in at]), wanted) / wanted.var()
        )
        return 0.5 * (said * WEIGHTS).sum() / len(ours) + 0.05 * fields + self.args.vectors * apart


if __name__ == "__main__":
    Refit(arguments()).run()
