#!/usr/bin/env python3
"""Take the least needed heads and inner columns out of a trained network: prune.py WEIGHTS.pt WORDS READING OUT.pt.

Layer by layer: of the heads, and of the columns inside the feed-forward part, those are taken out whose loss the others can
best make up for on real posts (the optimal-brain-surgeon measure over the columns' second moments); then the matrix after
them is fitted anew, by least squares, to what the whole network gave there. A short training (refit.py) follows.
"""

import argparse
import random
from pathlib import Path

import torch
from encoder import HEAD, Layer, Tagger, trained
from layout import columns
from posts import comments, ends, read
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

LENGTH = 142  # word pieces a window
AT_ONCE = 64  # columns taken out before the measure is taken anew
RIDGE = 1e-3


def windows(words: Path, reading: Path) -> Tensor:
    """Windows of the training posts (those held out left aside), and of GoEmotions comments run together."""
    tokenizer = Tokenizer.from_file(str(words / "tokenizer.json"))
    opening, closing = ends(tokenizer)
    posts = [p for i, p in enumerate(read(reading / "train/breakups.jsonl")) if i % 10]
    texts = [tokenizer.encode(post["text"]).ids for post in posts]
    some = comments(tokenizer, reading / "goemotions/train.tsv")
    random.Random(1).shuffle(some)
    texts.append([piece for ids, _ in some[:1500] for piece in ids[1:-1]])
    cut = [ids[i : i + LENGTH] for ids in texts for i in range(0, len(ids) - LENGTH, LENGTH)]
    random.Random(2).shuffle(cut)
    return torch.tensor([[opening, *ids, closing] for ids in cut[:700]])


def fitted(inputs: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """The matrix and bias that take the inputs closest to what is wanted."""
    centre, target = inputs.mean(0), wanted.mean(0)
    x, y = inputs - centre, wanted - target
    square = x.T @ x
    square += RIDGE * square.diagonal().mean() * torch.eye(len(square))
    weight = torch.linalg.solve(square, x.T @ y).T
    return weight, target - weight @ centre


def least_needed(square: Tensor, weight: Tensor, keep: int, group: int) -> list[int]:
    """The groups of columns to keep, others taken out a few at a time, the least missed first.

    `square` holds the columns' second moments, `weight` the matrix (outputs x columns) that they go into.
    """
    square = square + RIDGE * square.diagonal().mean() * torch.eye(len(square))
    crossed = weight @ square  # the matrix's outputs against the columns: stays, whatever is taken out
    left = list(range(len(square) // group))
    while len(left) > keep:
        at = torch.tensor([g * group + i for g in left for i in range(group)])
        inverse = torch.linalg.inv(square[at][:, at])
        now = crossed[:, at] @ inverse
        missed = torch.stack([miss(now, inverse, i * group, group) for i in range(len(left))])
        many = min(AT_ONCE if group == 1 else 1, len(left) - keep)
        gone = set(missed.argsort()[:many].tolist())
        left = [g for i, g in enumerate(left) if i not in gone]
    return left


def miss(weight: Tensor, inverse: Tensor, at: int, size: int) -> Tensor:
    """How much worse the outputs become without some columns, the others making up for them."""
    part = weight[:, at : at + size]
    return (part @ torch.linalg.inv(inverse[at : at + size, at : at + size]) * part).sum()


class Pruning:
    """A whole network and the narrower one that is made of it, both with their vectors of the same windows."""

    def __init__(self, model: Tagger, ids: Tensor) -> None:
        self.model, self.bias = model, model.distance_bias(ids.shape[1])
        self.whole = self.narrow = model.begin(ids)

    def layer(self, layer: Layer, heads: int, inner: int) -> Layer:
        """Return the layer made narrower, and move both sets of vectors past it."""
        after = torch.cat(
            [layer.norm1(x + layer.out(layer.heard(x, self.bias))) for x in self.whole.split(50)]
        )
        heard = torch.cat([layer.heard(x, self.bias) for x in self.narrow.split(50)]).flatten(0, 1)
        raw = torch.cat([x + layer.out(layer.heard(x, self.bias)) for x in self.whole.split(50)])
        kept = least_needed(heard.T @ heard, layer.out.weight, heads, HEAD)
        columns_kept = torch.tensor([h * HEAD + i for h in kept for i in range(HEAD)])
        new = Layer(len(layer.norm1.weight), [int(layer.kept[h]) for h in kept], inner, layer.norm1.eps)
        thirds = torch.cat([columns_kept + n * HEAD * len(layer.kept) for n in range(3)])
        new.qkv.weight.data, new.qkv.bias.data = layer.qkv.weight[thirds], layer.qkv.bias[thirds]
        new.out.weight.data, new.out.bias.data = fitted(
            heard[:, columns_kept], (raw - self.narrow).flatten(0, 1)
        )
        new.norm1.load_state_dict(layer.norm1.state_dict())
        new.norm2.load_state_dict(layer.norm2.state_dict())
        narrow = torch.cat([new.norm1(x + new.out(new.heard(x, self.bias))) for x in self.narrow.split(50)])
        self.feed_forward(layer, new, after, narrow)
        return new

    def feed_forward(self, layer: Layer, new: Layer, whole: Tensor, narrow: Tensor) -> None:
        """Fill in the second half of a narrower layer."""
        wanted = torch.cat([x + layer.down(functional.gelu(layer.up(x))) for x in whole.split(50)])
        inside = functional.gelu(layer.up(narrow)).flatten(0, 1)
        kept = torch.tensor(least_needed(inside.T @ inside, layer.down.weight, new.up.out_features, 1))
        new.up.weight.data, new.up.bias.data = layer.up.weight[kept], layer.up.bias[kept]
        inside = inside[:, kept]
        new.down.weight.data, new.down.bias.data = fitted(inside, (wanted - narrow).flatten(0, 1))
        self.whole = layer.norm2(wanted)
        self.narrow = new.norm2(narrow + new.down(inside.view(*narrow.shape[:2], -1)))
        apart = (self.whole - self.narrow).pow(2).mean() / self.whole.var()
        print(f"heads {new.kept.tolist()}, inside {len(kept)}: {apart:.3f} of the variance apart", flush=True)


def main() -> None:
    """Prune and write."""
    ap = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "words", "reading", "out"):
        ap.add_argument(name, type=Path)
    ap.add_argument("--heads", type=int, default=8)
    ap.add_argument("--inner", type=int, default=1024)
    args = ap.parse_args()
    model = trained(args.weights, len(columns()))
    with torch.no_grad():
        pruning = Pruning(model, windows(args.words, args.reading))
        for i, layer in enumerate(model.layers):
            model.layers[i] = pruning.layer(layer, args.heads, args.inner)
    torch.save({k: v.half() if v.is_floating_point() else v for k, v in model.state_dict().items()}, args.out)


if __name__ == "__main__":
    main()
