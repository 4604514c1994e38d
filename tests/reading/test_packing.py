from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.reading import packing


def _matrix(seed: int, rows: int = 64, columns: int = 5) -> packing.Matrix:
    matrix: packing.Matrix = np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)
    return matrix


@settings(deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([8, 16, 32]))
def test_unpacking_is_off_by_a_step_of_its_block_at_most(seed: int, block: int) -> None:
    """Each number comes back to within one step of four bits, the largest of its block exactly."""
    matrix = _matrix(seed)
    packed = packing.pack(matrix, block)
    step = np.repeat(np.abs(packed.scales.astype(np.float32)), block, axis=0)
    assert (np.abs(packed.unpacked() - matrix) <= step * 1.02 + 1e-6).all()


def test_eight_bits_are_the_matrix_in_steps_of_each_column() -> None:
    """In memory, a column times its scale is the unpacked column to within half a step."""
    packed = packing.pack(_matrix(1), 32)
    for widest in (packing.WIDE, packing.NARROW):
        made, scale = packing.eight_bits(packed, widest)
        assert made.dtype == np.int8
        assert np.abs(made).max() <= widest
        assert np.abs(made * scale - packed.unpacked()).max() <= scale.max()


def test_matrices_come_back_from_their_file(tmp_path: Path) -> None:
    """What was written is read again, byte for byte."""
    given_ = {"one/weight": packing.pack(_matrix(2), 32), "two": packing.pack(_matrix(3), 16)}
    packing.write(tmp_path / "weights", given_)
    back = packing.read((tmp_path / "weights").read_bytes())
    assert back.keys() == given_.keys()
    for name, packed in given_.items():
        assert (back[name].unpacked() == packed.unpacked()).all()


def test_a_matrix_of_zeros_is_packed_too() -> None:
    """Nothing is divided by a scale of zero."""
    packed = packing.pack(np.zeros((64, 3), np.float32), 32)
    assert not packed.unpacked().any()


@pytest.mark.parametrize("columns", [1, 7])
def test_half_the_bytes_of_eight_bits_are_kept(columns: int) -> None:
    """Two numbers share a byte."""
    assert packing.pack(_matrix(4, columns=columns), 32).pairs.nbytes == 32 * columns
