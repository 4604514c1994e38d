"""Looking for words where none may be: in every file of a folder, as text in both widths that programs write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def forms_of(words: tuple[str, ...]) -> list[bytes]:
    """Return each word as it stands in a file: in one byte a letter, and in two."""
    return [form for word in words for form in (word.encode(), word.encode("utf-16-le"))]


def holding(folder: Path, *words: str) -> Iterator[str]:
    """Name every file in a folder in which one of the words can be read."""
    forms = forms_of(words)
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink() and any(form in file.read_bytes() for form in forms):
            yield str(file.relative_to(folder))


def shown_by(pid: int) -> list[bytes]:
    """Return what the list of programs tells of one, as far as it may be looked at."""
    shown = []
    for name in ("cmdline", "environ"):
        with suppress(PermissionError):
            shown.append(Path(f"/proc/{pid}/{name}").read_bytes())
    return shown
