#!/usr/bin/env python3
"""Fit the GoEmotions columns anew over the finished, frozen encoder: emotions.py WEIGHTS.pt WORDS READING OUT.pt [WHOLE.pt].

The long run sees each GoEmotions comment about once; the rare labels want more. Each comment is reduced to the mean
of what the score columns are made of, and the 28 columns are fitted on the training comments. With the whole network's
weights, three tenths of the new columns are its own, whose vectors the narrow one learnt. No other column changes.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from encoder import trained
from layout import EMOTIONS, columns
from posts import comments
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

EPOCHS = 10
THEIRS = 0.3


class Means:
    """The mean inputs of the score columns, a row a comment."""

    def __init__(self, weights: Path) -> None:
        self.model = trained(weights, len(columns()))
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


def main() -> None:
    """Write the weights with the new columns."""
    weights, words, reading, out = (Path(arg) for arg in sys.argv[1:5])
    tokenizer = Tokenizer.from_file(str(words / "tokenizer.json"))
    some = comments(tokenizer, reading / "goemotions/train.tsv")
    x = Means(weights).of([ids for ids, _ in some])
    weight, bias = fitted(x, torch.from_numpy(np.stack([row for _, row in some])))
    if len(sys.argv) > 5:
        whole = torch.load(Path(sys.argv[5]))
        theirs = torch.cat([whole["scores.weight"], whole["scores2.weight"]], 1)[-EMOTIONS:]
        weight = torch.lerp(weight, theirs.float(), THEIRS)
        bias = torch.lerp(bias, whole["scores.bias"][-EMOTIONS:].float(), THEIRS)
    model = torch.load(weights)
    width = model["scores.weight"].shape[1]
    model["scores.weight"][-EMOTIONS:] = weight[:, :width]
    model["scores2.weight"][-EMOTIONS:] = weight[:, width:]
    model["scores.bias"][-EMOTIONS:] = bias
    torch.save(model, out)


if __name__ == "__main__":
    main()
