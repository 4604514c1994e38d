"""The network as the reader runs it, node by node: matrices in 8 bits, and no step more than it needs.

Built by hand because the usual export and its fusions take half as long again: some releases of the runtime take eight times as
long for LayerNormalization, others for it fused with the sum before it, as for InstanceNormalization, which does the same over
rows. All pieces of all texts stand in one row after another, but for the heads. No number stands in the graph; they lie in the
file of weights, by these names.
"""

from dataclasses import dataclass, field

import numpy as np
import torch
from encoder import HEAD, Layer, Tagger
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper
from torch import Tensor, nn

OWN = "com.microsoft"
TAMED = 0.5
FLOATS, WHOLE = TensorProto.FLOAT, TensorProto.INT8
Array = NDArray[np.generic]
Furthest = dict[nn.Module, Tensor]


def eight_bits(table: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A table in whole numbers from -127 to 127, and the scale of each of its columns or rows."""
    scale = np.maximum(np.abs(table).max(axis), np.finfo(np.float32).tiny) / np.float32(127)
    return np.clip(np.rint(table / np.expand_dims(scale, axis)), -127, 127).astype(np.int8), scale


@dataclass
class Graph:
    """Nodes and numbers, as they are put together."""

    nodes: list[NodeProto] = field(default_factory=list)
    numbers: dict[str, Array] = field(default_factory=dict)
    fixed: list[TensorProto] = field(default_factory=list)

    def node(self, kind: str, given: list[str], name: str, *, own: bool = False, **settings: object) -> str:
        """Add a node with one output, named like it."""
        domain = OWN if own else ""
        self.nodes.append(helper.make_node(kind, given, [name], name, domain=domain, **settings))
        return name

    def number(self, name: str, values: Tensor) -> str:
        """Add an array that the graph uses."""
        self.numbers[name] = values.detach().numpy().astype(np.float32)
        return name

    def constant(self, name: str, values: list[int]) -> str:
        """Add whole numbers that shape the graph."""
        self.fixed.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))
        return name

    def linear(self, x: str, name: str, weight: Tensor, bias: Tensor) -> str:
        """Multiply with a matrix of 8 bits a number, its input rounded as it comes."""
        made, scale = eight_bits(weight.detach().numpy().T, 0)
        self.numbers[name], self.numbers[f"{name}/scale"] = made, scale
        self.numbers[f"{name}/zero"] = np.zeros(len(scale), np.int8)
        given = [x, name, f"{name}/scale", f"{name}/zero", self.number(f"{name}/bias", bias)]
        return self.node("DynamicQuantizeMatMul", given, f"{name}/out", own=True)

    def norm(self, x: str, name: str, layer: nn.LayerNorm) -> str:
        """Bring each piece's vector to one size."""
        even = self.node("InstanceNormalization", [x, "ones", "zeros"], f"{name}/even", epsilon=layer.eps)
        wide = self.node("Mul", [even, self.number(f"{name}/weight", layer.weight)], f"{name}/wide")
        return self.node("Add", [wide, self.number(f"{name}/bias", layer.bias)], f"{name}/out")

    def tamed(self, x: str, name: str, weight: Tensor, furthest: Tensor) -> tuple[str, Tensor]:
        """Make the channels that reach far smaller and their weights larger, so that eight bits tell the others apart."""
        by = (furthest**TAMED / weight.abs().amax(0) ** (1 - TAMED)).clamp(min=1e-3).detach()
        return self.node("Mul", [x, self.number(f"{name}/tamed", 1 / by)], f"{name}/in"), weight * by

    def plain(self, x: str, name: str, weight: Tensor) -> str:
        """Multiply with a small matrix in full precision."""
        return self.node("MatMul", [x, self.number(name, weight.T)], f"{name}/out")


def words(graph: Graph, model: Tagger, longest: int) -> str:
    """The vectors of the pieces, by their words and their places."""
    made, scale = eight_bits(model.words.weight.detach().numpy(), 1)
    graph.numbers["words"], graph.numbers["words/scale"] = made, scale[:, None]
    vectors = graph.node(
        "Cast", [graph.node("Gather", ["words", "ids"], "words/rows")], "words/floats", to=FLOATS
    )
    sizes = graph.node("Gather", ["words/scale", "ids"], "words/sizes")
    graph.number("places", model.places.weight[:longest])
    graph.node("Slice", ["places", "nought", "length", "nought"], "places/used")
    vectors = graph.node("Mul", [vectors, sizes], "words/vectors")
    placed = graph.node("Add", [vectors, "places/used"], "words/placed")
    row = graph.node(
        "Reshape", [placed, graph.constant("rows", [1, -1, model.words.embedding_dim])], "words/row"
    )
    return graph.norm(row, "norm", model.norm)


def lengths(graph: Graph) -> None:
    """How many pieces a text has, the shape of all texts, and a one and a nought for each piece of them."""
    graph.constant("nought", [0])
    graph.node("Shape", ["ids"], "length", start=1, end=2)
    graph.node(
        "Concat", [graph.node("Shape", ["ids"], "texts"), graph.constant("any", [-1])], "blocks", axis=0
    )
    graph.node("ReduceProd", ["texts"], "pieces", keepdims=1)
    for name, value in (("ones", 1.0), ("zeros", 0.0)):
        filled = helper.make_tensor(f"{name}/value", FLOATS, [1], [value])
        graph.node("ConstantOfShape", ["pieces"], name, value=filled)


def distances(graph: Graph, model: Tagger, longest: int) -> None:
    """MPNet's bias by distance between two pieces, for every head."""
    at = np.arange(longest)
    reach = (len(model.buckets) - 1) // 2
    graph.numbers["buckets"] = model.buckets.numpy()[at[None, :] - at[:, None] + reach].astype(np.int32)
    graph.node("Concat", ["length", "length"], "square", axis=0)
    graph.node("Slice", ["buckets", graph.constant("corner", [0, 0]), "square"], "used")
    table = graph.number("relative", model.relative.weight.T[None])
    graph.node("Gather", [table, "used"], "bias", axis=2)


def layer(graph: Graph, x: str, name: str, part: Layer, furthest: Furthest) -> str:
    """One layer."""
    x = graph.norm(attention(graph, x, name, part, furthest[part.qkv]), f"{name}/norm1", part.norm1)
    given, weight = graph.tamed(x, f"{name}/up", part.up.weight, furthest[part.up])
    up = graph.linear(given, f"{name}/up", weight, part.up.bias)
    bent = graph.node("Gelu", [up], f"{name}/bent", own=True)
    down = graph.linear(bent, f"{name}/down", part.down.weight, part.down.bias)
    return graph.norm(graph.node("Add", [down, x], f"{name}/sum2"), f"{name}/norm2", part.norm2)


def attention(graph: Graph, x: str, name: str, part: Layer, furthest: Tensor) -> str:
    """What the pieces of a text tell each other, added to what they were."""
    given, weight = graph.tamed(x, f"{name}/qkv", part.qkv.weight, furthest)
    row = graph.linear(given, f"{name}/qkv", weight, part.qkv.bias)
    block = graph.node("Reshape", [row, "blocks"], f"{name}/block")
    thirds = [f"{name}/{letter}" for letter in "qkv"]
    graph.nodes.append(helper.make_node("Split", [block], thirds, axis=-1, num_outputs=3))
    kept = graph.constant(f"{name}/kept", part.kept.tolist())
    bias = graph.node("Gather", ["bias", kept], f"{name}/bias", axis=1)
    heads = len(part.kept)
    heard = graph.node(
        "MultiHeadAttention", [*thirds, "", "", bias], f"{name}/heard", own=True, num_heads=heads
    )
    back = graph.node(
        "Reshape", [heard, graph.constant(f"{name}/rows", [1, -1, HEAD * heads])], f"{name}/back"
    )
    out = graph.linear(back, f"{name}/gathered", part.out.weight, part.out.bias)
    return graph.node("Add", [out, x], f"{name}/sum1")


def judged(graph: Graph, x: str, model: Tagger) -> None:
    """The score columns."""
    hidden = graph.node(
        "Add",
        [graph.plain(x, "hidden", model.hidden.weight), graph.number("hidden/bias", model.hidden.bias)],
        "hidden/sum",
    )
    second = graph.plain(
        graph.node("Gelu", [hidden], "hidden/bent", own=True), "scores2", model.scores2.weight
    )
    first = graph.plain(x, "scores1", model.scores.weight)
    both = graph.node("Add", [first, second], "scores/both")
    row = graph.node("Add", [both, graph.number("scores1/bias", model.scores.bias)], "scores/row")
    graph.node("Reshape", [row, "blocks"], "scores")


def reach(model: Tagger, texts: list[Tensor]) -> Furthest:
    """How far each channel goes into the matrices that take a norm's output."""
    found: Furthest = {}

    def note(matrix: nn.Module, given: tuple[Tensor, ...]) -> None:
        now = given[0].abs().flatten(0, 1).amax(0)
        found[matrix] = torch.maximum(found.get(matrix, now), now)

    hooks = [m.register_forward_pre_hook(note) for part in model.layers for m in (part.qkv, part.up)]
    with torch.no_grad():
        for text in texts:
            model(text)
    for hook in hooks:
        hook.remove()
    return found


def built(model: Tagger, longest: int, texts: list[Tensor]) -> tuple[ModelProto, dict[str, Array]]:
    """The graph, and all numbers that it asks for by name; `texts` show how far its channels reach."""
    graph, furthest = Graph(), reach(model, texts)
    lengths(graph)
    distances(graph, model, longest)
    x = words(graph, model, longest)
    for number, part in enumerate(model.layers):
        x = layer(graph, x, f"layers/{number}", part, furthest)
    judged(graph, x, model)
    columns = len(model.scores.bias)
    outer = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "pieces"]),
        helper.make_tensor_value_info("scores", FLOATS, ["texts", "pieces", columns]),
    ]
    left_out = [elsewhere(name, values) for name, values in graph.numbers.items()]
    made = helper.make_graph(graph.nodes, "tagger", outer[:1], outer[1:], [*graph.fixed, *left_out])
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(OWN, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=9), graph.numbers


def elsewhere(name: str, values: Array) -> TensorProto:
    """The mention of an array that is given to the network when it is loaded."""
    tensor = TensorProto(
        name=name, dims=values.shape, data_type=helper.np_dtype_to_tensor_dtype(values.dtype)
    )
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", "tagger.weights"), ("offset", "0"), ("length", str(values.nbytes))):
        tensor.external_data.add(key=key, value=value)
    return tensor
