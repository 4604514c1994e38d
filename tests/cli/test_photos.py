from __future__ import annotations

from pathlib import Path

from healing_journal.journal import Journal
from kit import Run
from test_pictures import drawn


def test_photos_come_with_an_entry_from_the_shell(run: Run, journal: Journal, tmp_path: Path) -> None:
    """An entry is kept with its photos; one that is none is told of, and the words stand."""
    (tmp_path / "lake.jpg").write_bytes(drawn("JPEG"))
    (tmp_path / "notes.txt").write_text("words")
    journal.close()
    told = run(
        "add",
        "--photo",
        str(tmp_path / "lake.jpg"),
        "--photo",
        str(tmp_path / "notes.txt"),
        given="At the lake.",
    )
    assert "notes.txt is damaged, or no picture." in told.output
    entry = told.output.split()[-1]
    assert "At the lake.\n\nPhoto: lake.jpg" in run("show", entry).output
