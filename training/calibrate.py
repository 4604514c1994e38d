#!/usr/bin/env python3
"""Fit the confidence of candidates on posts the network did not learn from: calibrate.py READING MODELS.

MODELS is the folder that is shipped: tagger.onnx and tokenizer.json lie there (export.py), tagger.json is written.
For each kind a logistic regression over a candidate's signs gives the chance that it is right; the table printed
at the end is cross-validated by post. The bar for "sure" is the lowest that keeps the precision asked for.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from layout import columns
from numpy.typing import NDArray
from posts import ends, read
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_predict
from tokenizers import Tokenizer

from healing_journal.reading import language, tagging

FLOOR = 0.04
ASK = 0.12
Post = dict[str, Any]
RULE = {
    "share": 0.25,
    "wall": 0.75,
    "floor": FLOOR,
    "weights": [0.0] * len(tagging.SIGNS),
    "bias": 0.0,
    "ask": 0.0,
    "sure": 0.0,
}


def write(models: Path, kinds: dict[str, Any], relevance: dict[str, Any]) -> None:
    """Write the settings file."""
    tokenizer = Tokenizer.from_file(str(models / "tokenizer.json"))
    settings = {
        "columns": columns(),
        "ends": ends(tokenizer),
        "relevance": relevance,
        "kinds": kinds,
    }
    (models / "tagger.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def posts_for(reading: Path, sets: Sequence[str]) -> list[Post]:
    """The posts to measure on: those held out of training, and whole measuring sets by name."""
    out = []
    for name in sets:
        if name == "held":
            out += [p for i, p in enumerate(read(reading / "train/breakups.jsonl")) if i % 10 == 0]
        else:
            out += read(reading / f"dev/{name}.jsonl")
    return out


def scored(encoder: language.Encoder, posts: list[Post]) -> list[tuple[Post, language.Scores]]:
    """Each post with what the shipped network says of it."""
    return [(post, encoder.scores(post["text"])) for post in posts]


def candidates(encoder: language.Encoder, post: Post, scores: language.Scores) -> list[Post]:
    """All candidates of a post, with their signs."""
    text = post["text"]
    return [
        {"kind": t.kind, "quote": text[t.start : t.end], "start": t.start, **t.fields, "signs": t.signs}
        for t in tagging.traces(encoder, scores, text)
    ]


def judged(score: ModuleType, post: Post, found: list[Post]) -> list[int]:
    """1 for a candidate that is right or accepted, 0 for a wrong one."""
    text = post["text"]
    gold = post["findings"] if post.get("relevant", True) else []
    hits = score.pairs(text, gold, found)
    right = {j for _, j, ok in hits if ok}
    spare = [j for j in range(len(found)) if j not in {h[1] for h in hits}]
    free = {spare[j] for _, j, _ in score.pairs(text, post.get("either", []), [found[j] for j in spare])}
    return [int(j in right or j in free) for j in range(len(found))]


def design(kinds: list[str], signs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Signs shared by all kinds, and a level and a slope of its own for each kind."""
    names = list(tagging.KEY_FIELDS)
    if signs.shape[1] != len(tagging.SIGNS):
        sys.exit("each sign needs its name in tagging.SIGNS")
    own = np.zeros((len(kinds), 2 * len(names)))
    for row, kind in enumerate(kinds):
        own[row, names.index(kind)] = 1
        own[row, len(names) + names.index(kind)] = signs[row, 0] + signs[row, 1]
    return np.hstack([signs, 0.5 * own])


def fitted(x: NDArray[np.float64], y: NDArray[np.int64]) -> LogisticRegression:
    """The regression, pulled towards what holds for all kinds."""
    return LogisticRegression(C=0.3, max_iter=2000).fit(x, y)


def rules_of(
    model: LogisticRegression, rules: dict[str, dict[str, Any]], sure: float
) -> dict[str, dict[str, Any]]:
    """The regression as one row of weights a kind."""
    names, w, many = list(tagging.KEY_FIELDS), model.coef_[0], len(tagging.SIGNS)
    out = {}
    for i, kind in enumerate(names):
        weights = w[:many].copy()
        weights[:2] += 0.5 * w[many + len(names) + i]
        bias = float(model.intercept_[0] + 0.5 * w[many + i])
        rounded = [round(float(v), 4) for v in weights]
        out[kind] = {**rules[kind], "weights": rounded, "bias": round(bias, 4), "ask": ASK, "sure": sure}
    return out


def figures(score: ModuleType, posts: list[Post], found: list[list[Post]]) -> tuple[float, ...]:
    """Found F1, right F1, right precision and recall over all kinds."""
    gold_n = predicted_n = found_n = right_n = 0
    for post, predicted in zip(posts, found, strict=True):
        gold = post["findings"] if post.get("relevant", True) else []
        hits = score.pairs(post["text"], gold, predicted)
        spare = [p for j, p in enumerate(predicted) if j not in {h[1] for h in hits}]
        free = len(score.pairs(post["text"], post.get("either", []), spare))
        gold_n += len(gold)
        predicted_n += len(predicted) - free
        found_n += len(hits)
        right_n += sum(h[2] for h in hits)
    precision, recall = right_n / max(predicted_n, 1), right_n / max(gold_n, 1)
    return 2 * found_n / (gold_n + predicted_n), 2 * right_n / (gold_n + predicted_n), precision, recall


def cross_validated(
    x: NDArray[np.float64], y: NDArray[np.int64], groups: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Each candidate's confidence from a regression that did not see its post."""
    out = np.zeros(len(y))
    for train, test in GroupKFold(8).split(x, y, groups):
        out[test] = fitted(x[train], y[train]).predict_proba(x[test])[:, 1]
    return out


def table(confidence: NDArray[np.float64], y: NDArray[np.int64]) -> None:
    """Print how often candidates of each confidence are right."""
    for low in np.arange(0, 1, 0.1):
        some = (confidence >= low) & (confidence < low + 0.1)
        if some.any():
            print(f"confidence {low:.1f} to {low + 0.1:.1f}: {y[some].mean():.2f} right of {some.sum()}")


def main() -> None:
    """Fit, choose the bar, write the settings, print the figures."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("reading", type=Path)
    ap.add_argument("models", type=Path)
    ap.add_argument("--fit", nargs="+", default=["held"])
    ap.add_argument("--precision", type=float, default=0.57)
    args = ap.parse_args()
    sys.path.insert(0, str(args.reading))
    import score  # noqa: PLC0415 - it lies beside the data

    rules = dict.fromkeys(tagging.KEY_FIELDS, RULE)
    write(args.models, rules, {})
    encoder = language.load()
    items = scored(encoder, posts_for(args.reading, args.fit))
    posts = [post for post, _ in items]
    found = [candidates(encoder, post, scores) for post, scores in items]
    y = np.array([v for post, some in zip(posts, found, strict=True) for v in judged(score, post, some)])
    flat = [c for some in found for c in some]
    groups = np.array([i for i, some in enumerate(found) for _ in some])
    x = design([c["kind"] for c in flat], np.array([c["signs"] for c in flat]))
    confidence = cross_validated(x, y, groups)
    sure = bar(score, posts, found, confidence, args.precision)
    write(args.models, rules_of(fitted(x, y), rules, sure), relevance_rule(encoder, items))
    table(confidence, y)


def relevance_rule(encoder: language.Encoder, items: list[tuple[Post, language.Scores]]) -> dict[str, Any]:
    """The regression for whether a text is relevant at all; prints how well it tells them apart."""
    x = np.array([tagging.whole_signs(encoder, scores, post["text"]) for post, scores in items])
    y = np.array([int(post.get("relevant", True)) for post, _ in items])
    model = LogisticRegression(C=0.3, class_weight="balanced")
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    seen = cross_val_predict(model, x, y, cv=folds, method="predict_proba")[:, 1]
    print(f"relevance: area under the curve {roc_auc_score(y, seen):.2f} ({int((1 - y).sum())} irrelevant)")
    model.fit(x, y)
    weights = [round(float(w), 4) for w in model.coef_[0]]
    return {"weights": weights, "bias": round(float(model.intercept_[0]), 4)}


def bar(
    score: ModuleType,
    posts: list[Post],
    found: list[list[Post]],
    confidence: NDArray[np.float64],
    precision: float,
) -> float:
    """The confidence from which on a candidate is asserted: the best F1 that keeps the precision asked for."""
    best = (0.0, 0.9)
    for low in np.arange(0.16, 0.7, 0.02):
        left = iter(confidence)
        kept = [[c for c in some if next(left) >= low] for some in found]
        got = figures(score, posts, kept)
        print(
            f"from {low:.2f}: found {got[0]:.3f} right {got[1]:.3f} precision {got[2]:.3f} recall {got[3]:.3f}"
        )
        if got[2] >= precision:
            best = max(best, (got[1], round(float(low), 2)))
    return best[1]


if __name__ == "__main__":
    main()
