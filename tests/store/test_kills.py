from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "kills.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="programs are forked to be killed")
def test_what_was_answered_survives_a_kill_at_any_moment() -> None:
    """Killed in the middle of saves, imports, new keys, backups or an emptied bin, a journal loses no answered thing.

    `python benchmarks/kills.py --kills 500` does so for as long as wanted.
    """
    killed = subprocess.run(
        [sys.executable, SCRIPT, "--kills", "25"], capture_output=True, text=True, check=False
    )
    assert killed.returncode == 0, killed.stdout + killed.stderr
    assert "none lost" in killed.stdout
