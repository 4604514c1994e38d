#!/usr/bin/env python3
"""Make the shipped network from trained weights: export.py WEIGHTS.pt WORDS_FOLDER OUT_FOLDER [--block 32].

The word table becomes 8-bit with one scale a word, the matrices 4-bit in blocks (8-bit for those named in
FINE), the rest stays as it is. Writes tagger.onnx and tokenizer.json; calibrate.py writes tagger.json.
"""

import argparse
import shutil
from pathlib import Path

import onnx
import torch
from encoder import Tagger
from layout import columns
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn

FINE = ("scores", "hidden")


class ByteWords(nn.Module):
    """A word table of one byte a number, with a scale a word."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The vectors of some words."""
        return self.table[ids].float() * self.scale[ids]


def trained(path: Path) -> Tagger:
    """The tagger with the weights of a finished run."""
    weights = {k: v.float() for k, v in torch.load(path).items()}
    words, width = weights["words.weight"].shape
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    model = Tagger(words, width, layers, len(columns()), relative="relative.weight" in weights)
    model.load_state_dict(weights)
    return model.eval()


def as_onnx(model: Tagger, path: Path) -> None:
    """Write the network with full precision but for the word table."""
    model.words = ByteWords(model.words.weight.data)
    ids = torch.randint(10, 1000, (1, 50))
    torch.onnx.export(
        model,
        (ids,),
        str(path),
        input_names=["ids"],
        output_names=["scores"],
        dynamic_axes={"ids": {0: "texts", 1: "pieces"}, "scores": {0: "texts", 1: "pieces"}},
        opset_version=18,
        dynamo=False,
    )


def squeeze(source: Path, target: Path, block: int) -> None:
    """Quantise the matrices in blocks."""
    model = onnx.load(source)
    names = [n.name for n in model.graph.node if n.op_type == "MatMul"]
    fine = [n for n in names if any(f"/{word}/" in n or f"/{word}2/" in n for word in FINE)]
    for width, size, left_out in ((8, 32, [n for n in names if n not in fine]), (4, block, fine)):
        setting = DefaultWeightOnlyQuantConfig(
            block_size=size, is_symmetric=True, accuracy_level=4, bits=width
        )
        quantiser = MatMulNBitsQuantizer(model, nodes_to_exclude=left_out, algo_config=setting)
        quantiser.process()
        model = quantiser.model.model
    onnx.save(model, target)


def main() -> None:
    """Export and quantise."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("weights", type=Path)
    ap.add_argument("words", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--block", type=int, default=32)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    full = args.weights.with_suffix(".onnx")
    as_onnx(trained(args.weights), full)
    squeeze(full, args.out / "tagger.onnx", args.block)
    shutil.copy(args.words / "tokenizer.json", args.out / "tokenizer.json")
    print(f"{(args.out / 'tagger.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
