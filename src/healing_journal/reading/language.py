"""The trained encoder: the one module that loads model files, and only when something is read.

`load()` gives an `Encoder`; `Encoder.scores(text)` gives, for each word piece of a text, where it stands and one
row of scores: the columns that `models/tagger.json` names. A text is read in windows that overlap, so the time grows
with its length and not faster.
"""

import functools
import importlib
import itertools
import json
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

import msgspec

from healing_journal.reading import packing
from healing_journal.reading.runtime import runtime

if TYPE_CHECKING:  # numpy is loaded with the model, not before
    import numpy as np
    from numpy.typing import NDArray

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
WINDOW = 158
"""Word pieces that the network sees at once. Longer windows take more time and find no more (training/README.md)."""

_OVERLAP = 16
_AT_ONCE = 8  # windows, so that memory has a bound
_CHUNK = 20_000  # characters given to the tokenizer at once, so that memory does not grow with the text


class Scores(msgspec.Struct, frozen=True):
    """What the encoder says of a text: the characters of each word piece, and its row of scores."""

    offsets: "NDArray[np.int64]"  # pieces x 2: first character, and the one after the last
    rows: "NDArray[np.float32]"  # pieces x columns, as log-odds

    def mean(self, first: int, last: int) -> list[float]:
        """Return the mean of the rows from `first` to `last`, a number a column."""
        part = self.rows[first : last + 1]
        means: list[float] = (part.sum(0) / len(part)).tolist()
        return means


class Encoder:
    """The trained network with its word list; one thread, no state between texts."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        onnxruntime = runtime()
        folder = resources.files(__package__) / "models"
        self.settings: dict[str, Any] = json.loads((folder / "tagger.json").read_bytes())
        self.columns: dict[str, int] = {name: i for i, name in enumerate(self.settings["columns"])}
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.graph_optimization_level = (
            onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        )  # built as it runs best
        numbers = packing.read((folder / "tagger.weights").read_bytes(), narrow=not _exact())
        self._numbers = {
            name: onnxruntime.OrtValue.ortvalue_from_numpy(made) for name, made in numbers.items()
        }
        options.add_external_initializers(list(self._numbers), list(self._numbers.values()))  # not copied
        graph = (folder / "tagger.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(graph, options, ["CPUExecutionProvider"])

    def scores(self, text: str) -> Scores:
        """Read a text of any length."""
        import numpy as np

        ids, offsets = self._pieces(_LONE_SURROGATE.sub("\ufffd", text))
        rows = np.zeros((len(ids), len(self.columns)), np.float32)
        parts = windows(len(ids))
        for some in (parts[i : i + _AT_ONCE] for i in range(0, len(parts), _AT_ONCE)):
            got = self._run([ids[first:last] for first, last, _, _ in some])
            for part, (first, _, keep_first, keep_last) in zip(got, some, strict=True):
                rows[keep_first:keep_last] = part[keep_first - first : keep_last - first]
        return Scores(np.array(offsets, np.int64).reshape(-1, 2), rows)

    def emotions(self, sentences: list[str]) -> "NDArray[np.float32]":
        """Score sentences for the 28 labels of GoEmotions: probabilities, a row a sentence."""
        import numpy as np

        columns = slice(self.columns["emotion/0"], self.columns["emotion/27"] + 1)
        out = np.zeros((len(sentences), 28), np.float32)
        for i, sentence in enumerate(sentences):
            ids, _ = self._pieces(_LONE_SURROGATE.sub("\ufffd", sentence)[:2000])
            rows = self._run([ids[:WINDOW]], with_ends=True)[0]
            out[i] = 1 / (1 + np.exp(-rows[:, columns].mean(0)))
        return out

    def _pieces(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        ids: list[int] = []
        offsets: list[tuple[int, int]] = []
        for start, part in chunks(text, _CHUNK):
            encoded = self._tokenizer.encode(part, add_special_tokens=False)
            ids += encoded.ids
            offsets += [(a + start, b + start) for a, b in encoded.offsets]
        return ids, offsets

    def _run(self, texts: list[list[int]], *, with_ends: bool = False) -> "NDArray[np.float32]":
        import numpy as np

        opening, closing = self.settings["ends"]
        ids = np.array([[opening, *pieces, closing] for pieces in texts], np.int64)
        rows: NDArray[np.float32] = self._session.run(None, {"ids": ids})[0]
        return rows if with_ends else rows[:, 1:-1]


def _exact() -> bool:
    """Whether this processor adds up 8-bit products without overflow."""
    features: dict[str, bool] = vars(importlib.import_module("numpy._core._multiarray_umath"))[
        "__cpu_features__"
    ]
    return any(features.get(name) for name in ("AVX512_CLX", "AVX512_ICL", "AVX512_SPR", "ASIMDDP"))


@functools.cache
def load() -> Encoder:
    """The encoder, loaded once."""
    return Encoder()


def windows(length: int) -> list[tuple[int, int, int, int]]:
    """Cut `length` pieces into even windows that overlap: (first, last, and the stretch of it whose scores are kept)."""
    if not length:
        return []
    many = max(1, -(-(length - _OVERLAP) // (WINDOW - _OVERLAP)))
    size = -(-(length + (many - 1) * _OVERLAP) // many)
    starts = [round(n * (length - size) / max(1, many - 1)) for n in range(many)]
    seams = [0, *((start + before + size) // 2 for before, start in itertools.pairwise(starts)), length]
    return [
        (start, start + size, *kept) for start, kept in zip(starts, itertools.pairwise(seams), strict=True)
    ]


def chunks(text: str, size: int) -> list[tuple[int, str]]:
    """Cut a text into parts of about `size` characters, between words where there is a space."""
    out = []
    start = 0
    while start < len(text):
        end = start + size
        if end < len(text):
            space = max(text.rfind(" ", start + size // 2, end), text.rfind("\n", start + size // 2, end))
            end = space if space > start else end
        out.append((start, text[start:end]))
        start = end
    return out
