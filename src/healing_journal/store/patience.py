"""A growing wait after each wrong passphrase: it slows a person at this machine, Argon2id slows the rest."""

from __future__ import annotations

import contextlib
from pathlib import Path

from healing_journal.store.errors import StoreError
from healing_journal.store.files import write_whole

_WAITS_S = (0.0, 0.0, 0.0, 1.0, 2.0, 4.0, 8.0)
_LONGEST_WAIT_S = 15.0


def wrong_again(path: Path) -> float:
    """Note one more wrong try of this journal, and return how many seconds to wait before the answer."""
    tries = _tries(path)
    with contextlib.suppress(StoreError):  # where no note can be kept, Argon2id must do alone
        write_whole(_note(path), str(tries + 1).encode())
    return _WAITS_S[tries] if tries < len(_WAITS_S) else _LONGEST_WAIT_S


def right_at_last(path: Path) -> None:
    """Forget the wrong tries."""
    with contextlib.suppress(OSError):
        _note(path).unlink(missing_ok=True)


def _tries(path: Path) -> int:
    try:
        return max(0, int(_note(path).read_bytes()[:9]))
    except (OSError, ValueError):
        return 0


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.tries")
