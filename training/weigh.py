#!/usr/bin/env python3
"""Fit how network and rules weigh together: weigh.py READING [--out WEIGHTS.toml].

Reads the posts that the network of the installed package did not learn from (one in ten of train/breakups.jsonl and two
measuring sets), merges what network and rules find, and fits a logistic model of the chance that a merged finding is
right. Run it with a network that has not seen them (the second run). The table printed is cross-validated by post.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from calibrate import posts_for
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from healing_journal.model.finding import KINDS
from healing_journal.reading import Naming, gather, learn
from healing_journal.reading.weighing import UNSEEN, Guess, merge, odds

MILD = 0.6  # how strongly a kind of its own may pull
STRENGTH = 0.3  # the inverse of the ridge
FOLDS = 10
BY_HAND = "# What a rule's find"
NAMES = (
    "network",
    "rule",
    "rule_sure",
    "rule_and_network",
    "agree",
    "alone",
    "relevance",
    "rule_and_relevance",
)
Post = dict[str, Any]
Sample = tuple[Guess, float, bool, str]


def marks(guess: Guess, relevance: float) -> list[float]:
    """What the chance of a merged finding is judged by, in the order of NAMES, then its kind."""
    ruled, network, about = float(guess.rule > 0), odds(guess.network or UNSEEN), odds(relevance)
    sure = odds(guess.rule) if guess.rule else 0.0
    first = [
        network,
        ruled,
        sure,
        ruled * network,
        float(guess.agree),
        float(not guess.network),
        about,
        ruled * about,
    ]
    kinds = [MILD * (guess.kind == kind) for kind in KINDS]
    return [*first, *kinds, *(ruled * mark for mark in kinds)]


def samples(score: ModuleType, post: Post) -> list[Sample]:
    """The merged findings of a post, each with whether it is right; what is accepted but not asked for is left out."""
    text, gold = post["text"], [f for f in post["findings"] if post.get("relevant", True)]
    found, relevance = gather(text, learn(Naming(), [text]))
    guesses = sorted(merge(found), key=lambda guess: -guess.confidence)
    out: list[Sample] = []
    taken: set[int] = set()
    for guess in guesses:
        told = {
            **guess.fields,
            "kind": guess.kind,
            "quote": text[guess.start : guess.end],
            "start": guess.start,
        }
        best = _best(score, text, gold, told, taken)
        if best is None and post.get("either") and score.pairs(text, post["either"], [told]):
            continue
        if best is not None:
            taken.add(best[1])
        if guess.kind != "risk":
            out.append((guess, relevance, bool(best and best[0]), post["id"]))
    return out


def _best(
    score: ModuleType,
    text: str,
    gold: Sequence[Post],
    told: Post,
    taken: set[int],
) -> tuple[bool, int] | None:
    options = [
        (
            (
                score.agrees(told["kind"], one, told),
                score.overlap(score.span(text, one), score.span(text, told)),
            ),
            number,
        )
        for number, one in enumerate(gold)
        if number not in taken and one["kind"] == told["kind"]
    ]
    options = [option for option in options if option[0][1]]
    return (max(options)[0][0], max(options)[1]) if options else None


def written(model: LogisticRegression) -> str:
    """The weights as the lexicon keeps them."""
    flat = model.coef_[0]
    kinds = flat[len(NAMES) : len(NAMES) + len(KINDS)] * MILD
    of_rules = flat[len(NAMES) + len(KINDS) :] * MILD
    lines = ["# Fitted by training/weigh.py; see weighing.py.", f"bias = {model.intercept_[0]:.3f}"]
    lines += [f"{name} = {value:.3f}" for name, value in zip(NAMES, flat, strict=False)]
    for title, values in (("kind", kinds), ("rule_of", of_rules)):
        lines += ["", f"[{title}]"]
        lines += [
            f"{kind} = {value:.3f}" for kind, value in zip(KINDS, values, strict=True) if kind != "risk"
        ]
    return "\n".join(lines) + "\n"


def cross_validated(inputs: NDArray[Any], right: NDArray[Any], posts: Sequence[str]) -> NDArray[Any]:
    """The chance of each sample by a model that has not seen its post."""
    chances = np.zeros(len(right))
    for rest, part in GroupKFold(FOLDS, shuffle=True, random_state=1).split(inputs, right, posts):
        model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(inputs[rest], right[rest])
        chances[part] = model.predict_proba(inputs[part])[:, 1]
    return chances


def main() -> None:
    """Fit, print the curve, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reading", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(args.reading))
    score = importlib.import_module("score")
    found = [
        one
        for post in posts_for(args.reading, ["held", "breakups", "dreaddit"])
        for one in samples(score, post)
    ]
    inputs = np.array([marks(guess, relevance) for guess, relevance, _, _ in found])
    right = np.array([one[2] for one in found])
    chances = cross_validated(inputs, right, [one[3] for one in found])
    for low in np.arange(0, 1, 0.1):
        band = (chances >= low) & (chances < low + 0.1)
        print(f"confidence {low:.1f} to {low + 0.1:.1f}: {right[band].mean():.2f} right of {band.sum()}")
    for bar in np.arange(0.26, 0.5, 0.02):
        told = chances >= bar
        print(f"from {bar:.2f}: {told.sum()} told, {right[told].mean():.3f} of them right")
    if args.out:
        kept = args.out.read_text(encoding="utf-8") if args.out.exists() else ""
        by_hand = "\n" + kept[kept.index(BY_HAND) :] if BY_HAND in kept else ""
        model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(inputs, right)
        args.out.write_text(written(model) + by_hand, encoding="utf-8")


if __name__ == "__main__":
    main()
