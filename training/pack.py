"""Make the shipped network small on disk and quick to run: pack.py FULL.onnx OUT_FOLDER [--block 32].

Each large matrix is kept in 4 bits with a scale a block of rows; when the reader loads, it becomes 8 bits with a scale
a column, which processors multiply fastest (reading/packing.py). Writes tagger.onnx, whose large matrices are left
out, and tagger.weights, which holds them.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from healing_journal.reading.packing import Packed, pack, write

FINE = ("/scores", "/hidden")
LARGE = 100_000


def large_matrices(model: onnx.ModelProto) -> dict[str, str]:
    """The names of the constant matrices that are multiplied with, each with its node's name."""
    sizes = {t.name: int(np.prod(t.dims)) for t in model.graph.initializer}
    return {
        node.input[1]: node.name
        for node in model.graph.node
        if node.op_type == "MatMul"
        and sizes.get(node.input[1], 0) >= LARGE
        and not any(f in node.name for f in FINE)
    }


def in_four_bits(model: onnx.ModelProto, names: dict[str, str], block: int) -> dict[str, Packed]:
    """Pack the matrices, and leave in the model what unpacking them gives, so that its scales fit."""
    packed = {}
    for tensor in model.graph.initializer:
        if tensor.name in names:
            packed[tensor.name] = pack(numpy_helper.to_array(tensor), block)
            tensor.CopyFrom(numpy_helper.from_array(packed[tensor.name].unpacked(), tensor.name))
    return packed


def without_matrices(path: Path, packed: dict[str, Packed]) -> None:
    """Take the 8-bit matrices and their scales out of the quantised model: the reader makes them when it loads."""
    model = onnx.load(path)
    by_name = {t.name: t for t in model.graph.initializer}
    for name in packed:
        for part in (by_name[f"{name}_quantized"], by_name[f"{name}_scale"]):
            size = numpy_helper.to_array(part).nbytes
            part.ClearField("raw_data")
            part.ClearField("float_data")
            part.data_location = TensorProto.EXTERNAL
            for key, value in (("location", "tagger.weights"), ("offset", "0"), ("length", str(size))):
                entry = part.external_data.add()
                entry.key, entry.value = key, value
    onnx.save(model, path)


def main() -> None:
    """Quantise, pack and write."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("full", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--block", type=int, default=32)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = onnx.load(args.full)
    names = large_matrices(model)
    packed = in_four_bits(model, names, args.block)
    fine = [n.name for n in model.graph.node if n.op_type == "MatMul" and n.name not in names.values()]
    coarse, graph = args.out / "coarse.onnx", args.out / "tagger.onnx"
    onnx.save(model, coarse)
    quantize_dynamic(
        coarse, graph, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=fine,
    )  # fmt: skip
    coarse.unlink()
    without_matrices(graph, packed)
    write(args.out / "tagger.weights", packed)
    for path in (graph, args.out / "tagger.weights"):
        print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
