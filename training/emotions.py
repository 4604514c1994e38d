#!/usr/bin/env python3
"""Fit the GoEmotions columns anew over the finished, frozen encoder: emotions.py WEIGHTS.pt WORDS READING MODELS.

The long run sees each GoEmotions comment about once; the rare labels want more. Each comment is reduced to the mean
of what the score columns are made of, and the 28 columns are fitted on all training comments. They are written to
MODELS/columns.npz, which stands in for those of MODELS/tagger.onnx when it is loaded; no other column changes.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import Tagger, coarse
from export import trained
from layout import EMOTIONS, columns
from numpy.typing import NDArray
from onnx.numpy_helper import to_array
from posts import comments
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

BLOCK = 64
EPOCHS = 10


class Means:
    """The mean inputs of the score columns, a row a comment."""

    def __init__(self, weights: Path) -> None:
        self.model = trained(weights)
        for layer in self.model.layers:
            for linear in (layer.qkv, layer.out, layer.up, layer.down):
                linear.weight.data = coarse(linear.weight.data, BLOCK)
        self.seen: dict[str, Tensor] = {}
        self.model.scores.register_forward_pre_hook(lambda _, given: self.seen.update(x=given[0]))
        self.model.scores2.register_forward_pre_hook(lambda _, given: self.seen.update(y=given[0]))

    def of(self, texts: list[list[int]]) -> Tensor:
        """The means of all texts, those of like length together."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        out = torch.zeros(len(texts), self.model.scores.in_features + self.model.scores2.in_features)
        for start in range(0, len(order), 48):
            some = order[start : start + 48]
            longest = max(len(texts[i]) for i in some)
            ids = torch.ones(len(some), longest, dtype=torch.long)
            mask = torch.zeros(len(some), longest, 1)
            for row, i in enumerate(some):
                ids[row, : len(texts[i])] = torch.tensor(texts[i])
                mask[row, : len(texts[i])] = 1
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                self.model(ids, mask[..., 0])
            both = torch.cat([self.seen["x"].float(), self.seen["y"].float()], 2)
            out[some] = (both * mask).sum(1) / mask.sum(1)
        return out


def fitted(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Weights and biases of a linear layer over the means; rare labels weigh more."""
    torch.manual_seed(0)
    centre, spread = x.mean(0), x.std(0) + 1e-6
    x = (x - centre) / spread
    layer = nn.Linear(x.shape[1], EMOTIONS)
    rare = ((1 - y.mean(0)) / y.mean(0).clamp(min=1e-4)) ** 0.5
    optimiser = torch.optim.AdamW(layer.parameters(), 2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS * (len(x) // 256))
    for _ in range(EPOCHS):
        order = torch.randperm(len(x))
        for start in range(0, len(x) - 255, 256):
            some = order[start : start + 256]
            loss = functional.binary_cross_entropy_with_logits(layer(x[some]), y[some], pos_weight=rare)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    weight = layer.weight.detach() / spread
    return weight, layer.bias.detach() - weight @ centre


def stand_ins(shipped: Path, refitted: Tagger) -> dict[str, NDArray[np.float16]]:
    """The shipped weights that hold a row a column, with the emotions' rows from the refitted network."""
    rows = [
        w.detach().numpy() for w in (refitted.scores.bias, refitted.scores.weight, refitted.scores2.weight)
    ]
    out = {}
    for tensor in onnx.load(shipped, load_external_data=False).graph.initializer:
        if len(columns()) in tensor.dims:
            values = to_array(tensor).T
            wanted = next(r for r in rows if r.shape == values.shape)
            changed = np.concatenate([values[:-EMOTIONS], wanted[-EMOTIONS:]])
            out[tensor.name] = np.ascontiguousarray(changed.T, np.float16)
    return out


def main() -> None:
    """Write the new columns."""
    weights, words, reading, models = (Path(arg) for arg in sys.argv[1:5])
    tokenizer = Tokenizer.from_file(str(words / "tokenizer.json"))
    some = comments(tokenizer, reading / "goemotions/train.tsv")
    x = Means(weights).of([ids for ids, _ in some])
    weight, bias = fitted(x, torch.from_numpy(np.stack([row for _, row in some])))
    model = trained(weights)
    width = model.scores.in_features
    model.scores.weight.data[-EMOTIONS:] = weight[:, :width]
    model.scores2.weight.data[-EMOTIONS:] = weight[:, width:]
    model.scores.bias.data[-EMOTIONS:] = bias
    np.savez_compressed(
        models / "columns.npz", allow_pickle=False, **stand_ins(models / "tagger.onnx", model)
    )


if __name__ == "__main__":
    main()
