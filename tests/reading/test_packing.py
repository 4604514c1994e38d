"""The network's numbers come back from their file as they were put in, and narrower where a processor needs it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.reading import packing


def _numbers(seed: int) -> dict[str, packing.Numbers]:
    random = np.random.default_rng(seed)
    return {
        "wide": random.integers(-127, 128, (16, 5)).astype(np.int8),
        "wide/scale": random.uniform(1e-4, 1e-2, 5).astype(np.float32),
        "wide/zero": np.zeros(5, np.int8),
        "table": random.integers(-127, 128, (7, 4)).astype(np.int8),
        "norm/weight": random.normal(size=8).astype(np.float32),
        "buckets": random.integers(0, 32, (3, 3)).astype(np.int32),
    }


def _read(numbers: dict[str, packing.Numbers], folder: Path, *, narrow: bool) -> dict[str, packing.Numbers]:
    packing.write(folder / "weights", numbers)
    return packing.read((folder / "weights").read_bytes(), narrow=narrow)


def test_numbers_come_back_from_their_file(tmp_path: Path) -> None:
    """Whole numbers and scales are the same again; other numbers to within a thousandth, in the kind the network takes."""
    given_ = _numbers(1)
    back = _read(given_, tmp_path, narrow=False)
    assert back.keys() == given_.keys()
    for name, values in given_.items():
        assert back[name].dtype == values.dtype
        assert np.allclose(back[name], values, rtol=1e-3)
    assert (back["wide"] == given_["wide"]).all()


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_a_narrow_matrix_fits_seven_bits_and_stays_nearly_the_same(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """For processors whose sums would overflow, no number passes 64, and none moves by more than its column's step."""
    given_ = _numbers(seed)
    back = _read(given_, tmp_path_factory.mktemp("weights"), narrow=True)
    assert np.abs(back["wide"]).max() <= 64
    before, after = given_["wide"] * given_["wide/scale"], back["wide"] * back["wide/scale"]
    assert (np.abs(before - after) <= given_["wide/scale"] * 1.001).all()
    assert (back["table"] == given_["table"]).all()


def test_arrays_lie_row_by_row_whatever_their_order_was(tmp_path: Path) -> None:
    """The network takes them without a copy, which asks for rows."""
    turned: dict[str, packing.Numbers] = {"table": np.asfortranarray(np.eye(4, 3, dtype=np.int8))}
    assert _read(turned, tmp_path, narrow=False)["table"].flags.c_contiguous
