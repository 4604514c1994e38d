"""What runs the networks tells no one that it ran, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "healing_journal"
READ = "from datetime import date; from healing_journal.reading import read; read('He called me.', date(2024, 5, 12))"


def test_reading_leaves_no_file_behind(tmp_path: Path) -> None:
    """A process that has read an entry, with a home of its own, has written nothing into it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    subprocess.run(
        [sys.executable, "-c", READ], env={**kept, "HOME": str(tmp_path)}, check=True, cwd=tmp_path
    )
    assert [*tmp_path.rglob("*")] == []


def test_the_runtime_is_imported_in_one_place() -> None:
    """Only the module that silences it imports it."""
    importing = re.compile(r"^\s*(?:import|from) onnxruntime", re.MULTILINE)
    found = [path.name for path in SOURCE.rglob("*.py") if importing.search(path.read_text(encoding="utf-8"))]
    assert found == ["runtime.py"]


def test_the_runtime_holds_no_uploader() -> None:
    """The library that is installed was built without the client that reports to its maker."""
    binaries = [
        file.locate() for file in files("onnxruntime") or () if ".so" in file.name or ".dylib" in file.name
    ]
    content = [Path(str(binary)).read_bytes() for binary in binaries]
    assert not any(b"OneDsTelemetry" in one or b"telemetry_1ds" in one for one in content)
