"""The network's numbers on disk: matrices in 8 bits with a scale a column, all else in 16-bit floats."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # numpy is loaded with the network, not before
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32] | NDArray[np.int8] | NDArray[np.int32]

_SCALE, _ZERO = "/scale", "/zero"


def write(path: Path, numbers: Mapping[str, Numbers]) -> None:
    """Write named arrays into one file."""
    import numpy as np

    parts: dict[str, Any] = {
        name: np.ascontiguousarray(
            values.astype(np.float16) if values.dtype == np.float32 and not name.endswith(_SCALE) else values
        )
        for name, values in numbers.items()
    }
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **parts)


def read(content: bytes, *, narrow: bool = False) -> dict[str, Numbers]:
    """Return the arrays of such a file as the network takes them.

    `narrow` is for processors that add up 8-bit products in sixteen bits, which would overflow: there a matrix takes 7 bits.
    """
    import numpy as np

    with np.load(io.BytesIO(content)) as parts:
        numbers = {
            name: values.astype(np.float32) if values.dtype == np.float16 else values
            for name, values in parts.items()
        }
    for name in [name.removesuffix(_ZERO) for name in numbers if narrow and name.endswith(_ZERO)]:
        numbers[name] = np.rint(numbers[name] / np.float32(2)).astype(np.int8)
        numbers[name + _SCALE] = numbers[name + _SCALE] * np.float32(2)
    return numbers
