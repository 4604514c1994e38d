"""Matrices of the network: four bits a number on disk, eight in memory, where processors multiply them fastest.

A packed matrix is cut into blocks of rows; each block of a column has a scale, and its numbers are -8 to 7 of it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:  # numpy is loaded with the network, not before
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Bytes = NDArray[np.int8]

_LOW = 0x0F
_MIDDLE = 8  # what is added so that -8 to 7 become 0 to 15
WIDE = 127
NARROW = 64  # for processors whose 8-bit sums would overflow with the whole width


class Packed(msgspec.Struct, frozen=True):
    """A matrix of `rows` by columns, two numbers a byte, one from each half of the rows; a scale a block.

    `columns` holds the furthest number of each column.
    """

    rows: int
    block: int
    pairs: NDArray[np.uint8]
    scales: NDArray[np.float16]
    columns: NDArray[np.float32]

    def unpacked(self) -> Matrix:
        """Return the matrix itself."""
        import numpy as np

        halves = np.concatenate([self.pairs & _LOW, self.pairs >> 4]).astype(np.float32) - _MIDDLE
        blocks = halves.reshape(-1, self.block, halves.shape[1])
        blocks *= self.scales.astype(np.float32)[:, None, :]
        matrix: Matrix = blocks.reshape(self.rows, -1)
        return matrix


def pack(matrix: Matrix, block: int) -> Packed:
    """Return the matrix in four bits; its rows must be a multiple of two blocks."""
    import numpy as np

    rows, columns = matrix.shape
    blocks = matrix.reshape(-1, block, columns)
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(1, keepdims=True), 1)[:, 0]
    scales = (furthest / -_MIDDLE).astype(
        np.float16
    )  # the furthest number of a block is exactly -8 of its scale
    steps = np.divide(
        blocks,
        scales.astype(np.float32)[:, None, :],
        where=scales[:, None, :] != 0,
        out=np.zeros_like(blocks),
    )
    numbers = (
        (np.clip(np.rint(steps), -_MIDDLE, _MIDDLE - 1) + _MIDDLE).astype(np.uint8).reshape(rows, columns)
    )
    columns = np.maximum(np.abs(matrix).max(0), np.finfo(np.float32).tiny)
    return Packed(
        rows, block, (numbers[: rows // 2] | numbers[rows // 2 :] << 4).astype(np.uint8), scales, columns
    )


def eight_bits(packed: Packed, widest: int) -> tuple[Bytes, Matrix]:
    """Return the matrix as whole numbers of at most `widest`, and the scale of each column."""
    import numpy as np

    scale = packed.columns / np.float32(widest)
    steps = packed.unpacked()
    steps /= scale
    np.rint(steps, out=steps)
    np.clip(steps, -widest, widest, out=steps)
    return steps.astype(np.int8), scale


def write(path: Path, matrices: Mapping[str, Packed]) -> None:
    """Write packed matrices into one file."""
    import numpy as np

    with path.open("wb") as file:
        parts: dict[str, NDArray[Any]] = {}
        for name, packed in matrices.items():
            parts[f"{name}/pairs"], parts[f"{name}/scales"] = packed.pairs, packed.scales
            parts[f"{name}/columns"] = packed.columns
            parts[f"{name}/shape"] = np.array([packed.rows, packed.block])
        np.savez(file, allow_pickle=False, **parts)


def read(content: bytes) -> dict[str, Packed]:
    """Return the packed matrices of such a file."""
    import numpy as np

    with np.load(io.BytesIO(content)) as parts:
        names = [name.removesuffix("/shape") for name in parts.files if name.endswith("/shape")]
        return {name: _one(parts, name) for name in names}


def _one(parts: Mapping[str, NDArray[Any]], name: str) -> Packed:
    rows, block = (int(number) for number in parts[f"{name}/shape"])
    return Packed(rows, block, parts[f"{name}/pairs"], parts[f"{name}/scales"], parts[f"{name}/columns"])
