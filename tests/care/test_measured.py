"""The figures on the Help page are those of this very version of the reader."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.help import help_page
from healing_journal.care.measured import measured

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "risk.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """The measurement that `make bench` prints."""
    spec = importlib.util.spec_from_file_location("risk", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_figures_are_measured_with_this_reader(benchmark: ModuleType) -> None:
    """A change of the reader that changes them must write them anew: `python benchmarks/risk.py --keep`."""
    assert benchmark.figures(benchmark.counts()) == msgspec.structs.asdict(measured())


def test_the_whole_reader_misses_few_and_alarms_seldom() -> None:
    """With network and rules together, 19 of 20 signs are seen, and fewer than 4 in 100 harmless ones taken for one."""
    figures = measured()
    assert figures.found / figures.present >= 0.95
    assert figures.false / (figures.passages - figures.present) < 0.04


def test_the_help_page_states_them_in_plain_words() -> None:
    """How many it tried, how many signs it found, how many times it was wrong."""
    page = help_page(Circumstances(), None, date(2026, 11, 22), measured())
    figures = measured()
    words = next(words for words in page.cannot if str(figures.passages) in words)
    assert f"{figures.found} of {figures.present}" in words
    assert str(figures.false) in words
