"""The trained encoder: the one module that loads model files, and only when something is read.

`load()` gives an `Encoder`; `Encoder.scores(text)` gives, for each word piece of a text, where it stands and one
row of scores: the columns that `models/tagger.json` names. A long text is read in windows that overlap, so the
time grows with its length and not faster.
"""

import functools
import importlib
import io
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
        options.enable_cpu_mem_arena = False
        names, values = [], []
        for name, packed in packing.read((folder / "tagger.weights").read_bytes()).items():
            for part, made in zip(("quantized", "scale"), packing.eight_bits(packed, _widest()), strict=True):
                names.append(f"{name}_{part}")
                values.append(onnxruntime.OrtValue.ortvalue_from_numpy(made))
        options.add_external_initializers(names, values)
        columns = _columns((folder / "columns.npz").read_bytes())
        for name, made in columns.items():
            options.add_initializer(name, made)
        self._matrices = [*values, *columns.values()]  # the session does not copy them
        graph = (folder / "tagger.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(graph, options, ["CPUExecutionProvider"])

    def scores(self, text: str) -> Scores:
        """Read a text of any length."""
        import numpy as np

        ids, offsets = self._pieces(_LONE_SURROGATE.sub("\ufffd", text))
        rows = np.zeros((len(ids), len(self.columns)), np.float32)
        for window in windows(len(ids), self.settings["window"], self.settings["stride"]):
            first, last, keep_first, keep_last = window
            got = self._run([ids[first:last]])[0]
            rows[keep_first:keep_last] = got[keep_first - first : keep_last - first]
        return Scores(np.array(offsets, np.int64).reshape(-1, 2), rows)

    def emotions(self, sentences: list[str]) -> "NDArray[np.float32]":
        """Score sentences for the 28 labels of GoEmotions: probabilities, a row a sentence."""
        import numpy as np

        columns = slice(self.columns["emotion/0"], self.columns["emotion/27"] + 1)
        out = np.zeros((len(sentences), 28), np.float32)
        for i, sentence in enumerate(sentences):
            ids, _ = self._pieces(_LONE_SURROGATE.sub("\ufffd", sentence)[:2000])
            rows = self._run([ids[: self.settings["window"]]], with_ends=True)[0]
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


def _widest() -> int:
    """Return how wide 8-bit weights may be: those of older processors add up in sixteen bits, which overflow."""
    features: dict[str, bool] = vars(importlib.import_module("numpy._core._multiarray_umath"))[
        "__cpu_features__"
    ]
    exact = ("AVX512_CLX", "AVX512_ICL", "AVX512_SPR", "ASIMDDP")
    return packing.WIDE if any(features.get(name) for name in exact) else packing.NARROW


def _columns(content: bytes) -> dict[str, Any]:
    """Return the score columns, by name, as they were fitted after the network (training/emotions.py)."""
    import numpy as np

    onnxruntime = runtime()
    with np.load(io.BytesIO(content)) as arrays:
        single = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return {name: onnxruntime.OrtValue.ortvalue_from_numpy(values) for name, values in single.items()}


@functools.cache
def load() -> Encoder:
    """The encoder, loaded once."""
    return Encoder()


def windows(length: int, size: int, stride: int) -> list[tuple[int, int, int, int]]:
    """Cut `length` pieces into windows: (first, last, and the stretch of it whose scores are kept)."""
    starts = [0, *range(stride, length - (size - stride), stride)] if length > size else [0]
    seam = (size - stride) // 2
    out = []
    for start in starts if length else []:
        end = min(length, start + size) if start != starts[-1] else length
        keep_first = start + seam if start else 0
        keep_last = end if start == starts[-1] else end - (size - stride - seam)
        out.append((start, end, keep_first, keep_last))
    return out


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
