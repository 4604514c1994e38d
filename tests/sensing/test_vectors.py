from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.reading.meaning import WIDTH
from healing_journal.sensing import vectors
from healing_journal.sensing.vectors import Passages


def _rows(seed: int, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int8]]:
    return np.random.default_rng(seed).integers(-127, 128, (count, WIDTH), dtype=np.int8)


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.integers(0, 9))
def test_the_nearest_are_those_of_plain_arithmetic(counts: list[int], seed: int) -> None:
    """However passages are spread over blocks, they come in the order of their angles, each with its place."""
    found, whole = Passages(), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "_BLOCK", 7)
        patch.setattr(vectors, "_STRIDE", 3)
        for num, count in enumerate(counts, 1):
            rows = _rows(seed + num, count)
            places = np.array([(at * 10, at * 10 + 9) for at in range(count)], "<u4")
            found.add(num, places.tobytes(), rows.tobytes())
            whole += [(num, at * 10, row.astype(float)) for at, row in enumerate(rows)]
        asked = _rows(99, 1)[0]
        told = list(found.nearest(asked, [num for num in range(1, len(counts) + 1) if num % 2]))
    angles = {
        (num, start): row @ asked / np.linalg.norm(row) / np.linalg.norm(asked.astype(float))
        for num, start, row in whole
        if num % 2
    }
    assert [(num, start) for num, start, _, _ in told] == sorted(angles, key=lambda key: -angles[key])
    assert [near for *_, near in told] == pytest.approx(sorted(angles.values(), reverse=True), abs=1e-4)


def test_nothing_is_near_where_nothing_is_known() -> None:
    """No passages, or none that may be found, give nothing."""
    assert list(Passages().nearest(_rows(1, 1)[0], [1])) == []
    some = Passages()
    some.add(1, b"\0\0\0\0\1\0\0\0", _rows(2, 1).tobytes())
    assert list(some.nearest(_rows(1, 1)[0], [])) == []
