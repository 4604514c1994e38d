"""A post-norm transformer encoder (BERT's or MPNet's weights) with one score column a token for each question."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN = 256  # width of the layer before the scores
HEAD = 64  # width of an attention head
HEADS = 12  # heads of a layer before any are taken out
REACH = 512  # the longest window, in tokens


class Layer(nn.Module):
    """One transformer layer, of all its heads or of some (`kept`, by their numbers before any were taken out)."""

    def __init__(self, width: int, kept: list[int], inner: int, eps: float) -> None:
        super().__init__()
        self.register_buffer("kept", torch.tensor(kept))
        self.qkv = nn.Linear(width, 3 * HEAD * len(kept))
        self.out = nn.Linear(HEAD * len(kept), width)
        self.norm1 = nn.LayerNorm(width, eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps)

    def forward(self, x: Tensor, bias: Tensor, keep: float) -> Tensor:
        """One step for all word pieces at once."""
        mixed = self.out(self.heard(x, bias))
        x = self.norm1(x + thin(mixed, keep))
        return self.norm2(x + thin(self.down(functional.gelu(self.up(x))), keep))

    def heard(self, x: Tensor, bias: Tensor) -> Tensor:
        """What the heads bring together for each word piece."""
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, len(self.kept), HEAD).permute(2, 0, 3, 1, 4)
        chosen = bias[:, self.kept] if bias.shape[1] > 1 else bias
        return attend(q, k, v, chosen).transpose(1, 2).reshape(rows, length, -1)


def attend(q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
    """Plain attention: on a CPU, backward and all, twice as fast as the fused one (measured)."""
    with torch.autocast("cpu", enabled=False):
        scores = (q @ k.transpose(-1, -2)) * q.shape[-1] ** -0.5 + bias.to(q.dtype)
        return scores.softmax(-1) @ v


def thin(x: Tensor, keep: float) -> Tensor:
    """Dropout of whole channels for a text: as good a regulariser, and far cheaper on a CPU than one a token."""
    if keep >= 1:
        return x
    mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype).bernoulli_(keep) / keep
    return x * mask


class Tagger(nn.Module):
    """Words in, one row of scores a word piece out."""

    def __init__(
        self, words: int, width: int, layers: list[tuple[list[int], int]], outputs: int, *, relative: bool
    ) -> None:
        """`layers` has, for each layer, the heads that it keeps and the width inside."""
        super().__init__()
        eps = 1e-5 if relative else 1e-12
        self.words = nn.Embedding(words, width)
        self.places = nn.Embedding(REACH, width)
        self.norm = nn.LayerNorm(width, eps)
        self.layers = nn.ModuleList([Layer(width, kept, inner, eps) for kept, inner in layers])
        self.relative = nn.Embedding(32, HEADS) if relative else None
        self.register_buffer("buckets", bucket_table(), persistent=False)
        self.hidden = nn.Linear(width, HIDDEN)
        self.scores = nn.Linear(width, outputs)
        self.scores2 = nn.Linear(HIDDEN, outputs, bias=False)
        self.keep = 0.9

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """The scores of each piece: texts x pieces x columns."""
        return self.judge(self.vectors(ids, mask))

    def vectors(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """The vector of each piece after all layers."""
        length = ids.shape[1]
        keep = self.keep if self.training else 1.0
        x = thin(self.begin(ids), keep)
        bias = self.distance_bias(length)
        if mask is not None:
            bias = bias + (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            x = layer(x, bias, keep)
        return thin(x, keep)

    def begin(self, ids: Tensor) -> Tensor:
        """The vectors of the pieces before any layer."""
        return self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1]))[None])

    def judge(self, x: Tensor) -> Tensor:
        """The score columns of the vectors after all layers."""
        return self.scores(x) + self.scores2(functional.gelu(self.hidden(x)))

    def distance_bias(self, length: int) -> Tensor:
        """MPNet's bias by distance between two words, or none for BERT."""
        if self.relative is None:
            return torch.zeros(1, 1, 1, length)
        at = torch.arange(length)
        table = self.relative(self.buckets)
        return table[at[None, :] - at[:, None] + REACH - 1].permute(2, 0, 1)[None]


def bucket_table() -> Tensor:
    """The bucket number of each distance from -(REACH-1) to REACH-1, after MPNet."""
    distance = -torch.arange(-(REACH - 1), REACH)
    ret = (distance < 0).long() * 16
    n = distance.abs()
    large = 8 + (torch.log(n.float().clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
    return ret + torch.where(n < 8, n, large.clamp(max=15))


class Coarse(nn.Module):
    """The matrix as it will be shipped, 4-bit in blocks, with gradients passed through as if it were not."""

    def __init__(self, block: int) -> None:
        super().__init__()
        self.block = block

    def forward(self, weight: Tensor) -> Tensor:
        """The matrix as shipped."""
        return weight + (coarse(weight.detach(), self.block) - weight).detach()


def coarse(weight: Tensor, block: int) -> Tensor:
    """Sixteen levels a block, the largest number of a block being the lowest level, as onnxruntime does."""
    parts = weight.view(-1, block)
    low, high = parts.amin(1, keepdim=True), parts.amax(1, keepdim=True)
    scale = torch.where(high > -low, high, low) / -8
    scale = torch.where(scale == 0, torch.ones_like(scale), scale)
    return ((parts / scale).round().clamp_(-8, 7) * scale).view_as(weight)


def load_pretrained(folder: Path, layers: int, outputs: int, kept_words: list[int]) -> Tagger:
    """A tagger over the first layers of a pretrained encoder, with the words in `kept_words` only."""
    raw = load_file(folder / "model.safetensors")
    raw = {k.removeprefix("bert.").removeprefix("mpnet."): v for k, v in raw.items()}
    words = raw["embeddings.word_embeddings.weight"]
    relative = "encoder.relative_attention_bias.weight" in raw
    width = words.shape[1]
    whole = [(list(range(HEADS)), 4 * width)] * layers
    model = Tagger(len(kept_words), width, whole, outputs, relative=relative)
    new = model.state_dict()
    new["words.weight"] = words[kept_words]
    places = raw["embeddings.position_embeddings.weight"]
    if relative:
        new["places.weight"] = places[2 : 2 + REACH]
        new["relative.weight"] = raw["encoder.relative_attention_bias.weight"]
    else:
        new["places.weight"] = places[:REACH] + raw["embeddings.token_type_embeddings.weight"][:1]
    for side in ("weight", "bias"):
        new[f"norm.{side}"] = raw[f"embeddings.LayerNorm.{side}"]
        for i in range(layers):
            new |= layer_weights(raw, i, side, relative=relative)
    model.load_state_dict(new)
    nn.init.normal_(model.scores.weight, std=0.02)
    nn.init.zeros_(model.scores2.weight)
    return model


def trained(path: Path, outputs: int) -> Tagger:
    """The tagger with the weights of a finished run, whatever its layers have kept."""
    weights = {k: v.float() if v.is_floating_point() else v for k, v in torch.load(path).items()}
    words, width = weights["words.weight"].shape
    shapes = []
    while f"layers.{len(shapes)}.up.weight" in weights:
        at = f"layers.{len(shapes)}"
        kept = weights.setdefault(f"{at}.kept", torch.arange(HEADS))
        shapes.append((kept.tolist(), len(weights[f"{at}.up.weight"])))
    model = Tagger(words, width, shapes, outputs, relative="relative.weight" in weights)
    model.load_state_dict(weights)
    return model.eval()


def layer_weights(raw: dict[str, Tensor], i: int, side: str, *, relative: bool) -> dict[str, Tensor]:
    """One layer's weights or biases under this module's names."""
    at = f"encoder.layer.{i}."
    if relative:
        q, k, v, out, norm = (
            f"{at}attention.{x}" for x in ("attn.q", "attn.k", "attn.v", "attn.o", "LayerNorm")
        )
    else:
        q, k, v = (f"{at}attention.self.{x}" for x in ("query", "key", "value"))
        out, norm = f"{at}attention.output.dense", f"{at}attention.output.LayerNorm"
    return {
        f"layers.{i}.qkv.{side}": torch.cat([raw[f"{x}.{side}"] for x in (q, k, v)]),
        f"layers.{i}.out.{side}": raw[f"{out}.{side}"],
        f"layers.{i}.norm1.{side}": raw[f"{norm}.{side}"],
        f"layers.{i}.up.{side}": raw[f"{at}intermediate.dense.{side}"],
        f"layers.{i}.down.{side}": raw[f"{at}output.dense.{side}"],
        f"layers.{i}.norm2.{side}": raw[f"{at}output.LayerNorm.{side}"],
    }
