"""The hazard log keeps its word: every hazard is whole, and every test that it names is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("Cause", "Effect", "Done", "Held by", "Remains")

_TEXT = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
HAZARDS = {piece.split("\n")[0]: piece for piece in _TEXT.split("\n### ")[1:]}
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", _TEXT)))


def test_at_least_twenty_hazards_are_written_down() -> None:
    """Fewer would mean that nobody looked."""
    assert len(HAZARDS) >= 20


@pytest.mark.parametrize("name", HAZARDS)
def test_each_hazard_is_whole(name: str) -> None:
    """Cause, effect, what is done, what holds it and what remains: none is left out, none is empty."""
    parts = re.findall(r"- \*\*([\w ]+)\*\*: \S", HAZARDS[name])
    assert tuple(parts) == PARTS


@pytest.mark.parametrize(("path", "test"), NAMED)
def test_each_named_test_is_there(path: str, test: str) -> None:
    """A hazard held by a test that is gone is not held."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
