#!/usr/bin/env python3
"""Fine-tune the reader's encoder on labelled posts, with GoEmotions beside them; `fit.py --help` tells the settings.

Every setting, the seed and the figures of each pass go to the log; the weights (averaged over steps) to OUT/last.pt.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from encoder import Coarse, load_pretrained, trained
from layout import EMOTIONS, TYPES, columns
from posts import Example, comments, examples, read
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import parametrize

COLUMNS = columns()
TAGS = 3 * len(TYPES)
RELEVANT = COLUMNS.index("relevant")
WEIGHTS = torch.tensor([1.0] * len(TYPES) + [0.5] * len(TYPES) + [0.3] * len(TYPES))  # inside, begin, end
HELD_OUT = 10  # one post in ten is kept for measuring


def arguments() -> argparse.Namespace:
    """The settings of a run."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("out", type=Path)
    ap.add_argument("--base", type=Path, required=True, help="folder of pretrained weights")
    ap.add_argument("--words", type=Path, required=True, help="folder that prepare.py wrote")
    ap.add_argument("--reading", type=Path, default=Path("../shared/reading"))
    ap.add_argument("--more", type=Path, nargs="*", default=[], help="further labelled posts to train on")
    ap.add_argument("--layers", type=int, default=6)
    ap.add_argument("--epochs", type=float, default=8)
    ap.add_argument("--until", type=float, default=1e9, help="stop after this many passes of them")
    ap.add_argument("--rate", type=float, default=5e-5)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument(
        "--decay", type=float, default=0.9, help="learning rate of a layer against the one above it"
    )
    ap.add_argument("--tokens", type=int, default=1400, help="word pieces in a step")
    ap.add_argument("--comments", type=int, default=24, help="GoEmotions comments in a step")
    ap.add_argument("--soft", type=float, default=-1.0, help="target for accepted labels; below 0: not asked")
    ap.add_argument("--blank", type=float, default=0.1, help="share of pieces hidden from the model")
    ap.add_argument("--average", type=float, default=0.995)
    ap.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    ap.add_argument("--block", type=int, default=0, help="train with matrices as 4-bit blocks of this size")
    ap.add_argument("--all", action="store_true", help="train on the held-out posts too")
    ap.add_argument("--fold", type=int, default=0)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--teacher", type=Path, help="weights of a whole network to learn from (refit.py)")
    ap.add_argument("--vectors", type=float, default=1.0, help="weight of the teacher's vectors (refit.py)")
    ap.add_argument("--minutes", type=float, default=0, help="let the clock end the run, not the passes")
    ap.add_argument("--keep", type=float, default=0.9, help="share of channels not dropped")
    ap.add_argument("--threads", type=Path, help="file with the number of threads, read at each step")
    return ap.parse_args()


def batches(items: list[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """Windows of like length together, about `tokens` pieces in each batch, in random order."""
    order = sorted(items, key=lambda e: len(e.ids) * rng.uniform(0.85, 1.15))
    out: list[list[Example]] = [[]]
    for item in order:
        longest = max([len(item.ids), *(len(e.ids) for e in out[-1])])
        if out[-1] and longest * (len(out[-1]) + 1) > tokens:
            out.append([])
        out[-1].append(item)
    rng.shuffle(out)
    return out


def padded(rows: list[list[int]], blank: float, blank_id: int) -> tuple[Tensor, Tensor]:
    """Rows of pieces as one array with its mask; a share of the pieces is blanked."""
    longest = max(map(len, rows))
    ids = torch.ones(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    if blank:
        ids[torch.rand(ids.shape) < blank * mask] = blank_id
    return ids, mask


def tag_loss(scores: Tensor, batch: list[Example], mask: Tensor) -> Tensor:
    """Cross-entropy of the tag layers, summed over the layers, averaged over the pieces."""
    wanted = torch.full((len(batch), TAGS, scores.shape[1]), -1.0)
    for i, example in enumerate(batch):
        wanted[i, :, : len(example.ids)] = torch.from_numpy(example.tags).reshape(TAGS, -1)
    wanted = wanted.transpose(1, 2)
    loss = functional.binary_cross_entropy_with_logits(
        scores[..., :TAGS], wanted.clamp(min=0), reduction="none"
    )
    return (loss * WEIGHTS * (wanted >= 0)).sum() / mask.sum()


def field_loss(scores: Tensor, batch: list[Example]) -> Tensor:
    """Cross-entropy of the fields, each from the mean score over its quote."""
    losses = []
    for row, example in zip(scores, batch, strict=True):
        for first, last, column, n, chosen in example.choices:
            mean = row[first : last + 1, column : column + n].mean(0)
            losses.append(functional.cross_entropy(mean, torch.tensor(chosen)))
        for first, last, column, target in example.switches:
            mean = row[first : last + 1, column].mean(0)
            losses.append(0.5 * functional.binary_cross_entropy_with_logits(mean, torch.tensor(target)))
    return torch.stack(losses).sum() / 20 if losses else scores.sum() * 0


def mean_over(scores: Tensor, mask: Tensor) -> Tensor:
    """Scores averaged over each text's pieces."""
    return (scores * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


class Run:
    """One training run."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        torch.manual_seed(args.seed)
        self.rng = random.Random(args.seed)
        self.tokenizer = Tokenizer.from_file(str(args.words / "tokenizer.json"))
        blank = self.tokenizer.token_to_id("<mask>") or self.tokenizer.token_to_id("[MASK]")
        self.blank = int(blank or 0)
        kept = json.loads((args.words / "kept.json").read_text())
        if args.start:
            self.model = trained(args.start, len(COLUMNS))
        else:
            self.model = load_pretrained(args.base, args.layers, len(COLUMNS), kept)
            with torch.no_grad():
                self.model.scores.bias[:TAGS] = -4.0
        if args.block:
            for layer in self.model.layers:
                for linear in (layer.qkv, layer.out, layer.up, layer.down):
                    parametrize.register_parametrization(linear, "weight", Coarse(args.block))
        self.mean = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.train, self.held = self.posts()
        self.comments = comments(self.tokenizer, args.reading / "goemotions/train.tsv")
        self.optimiser = torch.optim.AdamW(self.groups(), weight_decay=0.01, fused=True)

    def posts(self) -> tuple[list[Example], list[Example]]:
        """The windows to train on and those held out."""
        args = self.args
        posts = read(args.reading / "train/breakups.jsonl")
        held = [p for i, p in enumerate(posts) if i % HELD_OUT == args.fold]
        kept = [p for i, p in enumerate(posts) if i % HELD_OUT != args.fold or args.all]
        for path in args.more:
            kept += read(path)
        cut = [[e for p in some for e in examples(self.tokenizer, p, args.soft)] for some in (kept, held)]
        return cut[0], cut[1]

    def groups(self) -> list[dict[str, Any]]:
        """Parameter groups: the lower a layer, the slower it learns."""
        args, model = self.args, self.model
        out = []
        for i, layer in enumerate(model.layers):
            out.append(
                {"params": list(layer.parameters()), "lr": args.rate * args.decay ** (args.layers - 1 - i)}
            )
        bottom = [model.words, model.places, model.norm, *([model.relative] if model.relative else [])]
        low = args.rate * args.decay**args.layers
        out.append({"params": [p for m in bottom for p in m.parameters()], "lr": low, "weight_decay": 0.0})
        heads = [model.hidden, model.scores, model.scores2]
        out.append({"params": [p for m in heads for p in m.parameters()], "lr": args.head_rate})
        for group in out:
            group["peak"] = group["lr"]
        return out

    def loss(self, batch: list[Example], *, blank: float) -> tuple[Tensor, Tensor, Tensor]:
        """The losses of a batch of posts: tags, fields, relevance."""
        ids, mask = padded([e.ids for e in batch], blank, self.blank)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.model(ids, mask)
        scores = scores.float()
        relevant = mean_over(scores[..., RELEVANT : RELEVANT + 1], mask)[:, 0]
        wanted = torch.tensor([e.relevant for e in batch])
        about = functional.binary_cross_entropy_with_logits(relevant, wanted, weight=1 + 2 * (1 - wanted))
        return tag_loss(scores, batch, mask), field_loss(scores, batch), about

    def emotion_loss(self) -> Tensor:
        """The loss of a random handful of GoEmotions comments."""
        some = self.rng.sample(self.comments, self.args.comments)
        ids, mask = padded([s[0] for s in some], self.args.blank / 2, self.blank)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.model(ids, mask)
        got = mean_over(scores[..., -EMOTIONS:].float(), mask)
        wanted = torch.from_numpy(np.stack([s[1] for s in some]))
        return functional.binary_cross_entropy_with_logits(got, wanted, reduction="none").sum(1).mean()

    def step(self, batch: list[Example], part: float) -> tuple[float, ...]:
        """One step at `part` (0 to 1) of the run."""
        if self.args.threads and self.args.threads.exists():
            torch.set_num_threads(int(self.args.threads.read_text()))
        speed = min(part / 0.06, 1.0) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * part)))
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * speed
        with parametrize.cached():
            tags, fields, about = self.loss(batch, blank=self.args.blank)
            emotion = self.emotion_loss() if self.args.comments else torch.zeros(())
            (tags + 0.5 * fields + 0.4 * about + 0.25 * emotion).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 3.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.average(part)
        return tags.item(), fields.item(), about.item(), emotion.item()

    def average(self, part: float) -> None:
        """Move the averaged weights towards the present ones."""
        keep = min(self.args.average, part * 50 * self.args.average)
        for name, value in self.model.state_dict().items():
            if value.is_floating_point():
                self.mean[name].lerp_(value, 1 - keep)

    def held_loss(self) -> list[float]:
        """The averaged weights' losses on the held-out posts."""
        now = {k: v.clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.mean)
        self.model.eval()
        with torch.no_grad():
            parts = [[x.item() for x in self.loss(b, blank=0)] for b in self.eval_batches()]
        self.model.train()
        self.model.load_state_dict(now)
        return [sum(column) / len(parts) for column in zip(*parts, strict=True)]

    def eval_batches(self) -> Iterator[list[Example]]:
        """The held-out windows, four at a time."""
        items = sorted(self.held, key=lambda e: len(e.ids))
        yield from (items[i : i + 4] for i in range(0, len(items), 4))

    def prepare(self) -> None:
        """Do what is to be done once before the first pass."""

    def windows(self) -> list[Example]:
        """The windows of a pass."""
        return self.train

    def run(self) -> None:
        """Train, saving after each pass."""
        args = self.args
        args.out.mkdir(parents=True, exist_ok=True)
        self.prepare()
        per_epoch = len(batches(self.windows(), args.tokens, random.Random(0)))
        total, done, begun = int(per_epoch * args.epochs), 0, time.time()
        print(vars(args), f"{total} steps", flush=True)
        self.model.train()
        self.model.keep = args.keep
        sums: list[tuple[float, ...]] = []
        part = 0.0
        while part < min(1.0, args.until * per_epoch / total):
            for batch in batches(self.windows(), args.tokens, self.rng):
                spent = (time.time() - begun) / 60
                part = min(1.0, spent / args.minutes if args.minutes else (done + 1) / total)
                if (part == 1.0 and args.minutes) or done == total:
                    break
                sums.append(self.step(batch, part))
                done += 1
                if done % 25 == 0:
                    means = [round(sum(c) / len(sums), 4) for c in zip(*sums, strict=True)]
                    print(
                        f"{done}/{total} {time.time() - begun:.0f}s tags/fields/about/emotion {means}",
                        flush=True,
                    )
                    sums = []
            held = [round(x, 4) for x in self.held_loss()]
            print(f"pass {done / per_epoch:.1f} {time.time() - begun:.0f}s held-out {held}", flush=True)
            named = {k.replace("parametrizations.weight.original", "weight"): v for k, v in self.mean.items()}
            torch.save(
                {k: v.half() if v.is_floating_point() else v for k, v in named.items()}, args.out / "last.pt"
            )


if __name__ == "__main__":
    Run(arguments()).run()
