#!/usr/bin/env python3
"""Make the shipped network from trained weights: export.py WEIGHTS.pt WORDS READING MODELS.

Writes tagger.onnx (the graph alone), tagger.weights (its matrices and its word table in 8 bits with a scale a column or a
word, the rest in 16) and tokenizer.json; calibrate.py writes tagger.json.
"""

import argparse
import shutil
from pathlib import Path

import onnx
from encoder import trained
from graph import built
from layout import columns
from prune import windows

from healing_journal.reading import language, packing


def main() -> None:
    """Build and write."""
    ap = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "words", "reading", "models"):
        ap.add_argument(name, type=Path)
    args = ap.parse_args()
    args.models.mkdir(parents=True, exist_ok=True)
    model = trained(args.weights, len(columns()))
    graph, numbers = built(model, language.WINDOW + 2, windows(args.words, args.reading)[:40].split(4))
    onnx.save(graph, args.models / "tagger.onnx")
    packing.write(args.models / "tagger.weights", numbers)
    shutil.copy(args.words / "tokenizer.json", args.models / "tokenizer.json")
    for name in ("tagger.onnx", "tagger.weights"):
        print(f"{name} {(args.models / name).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
