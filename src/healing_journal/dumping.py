"""A crash must not write this program's memory, with words and keys in it, to the disk."""

from __future__ import annotations

import contextlib
import sys

_PR_SET_DUMPABLE = 4


def dump_no_core() -> None:
    """Allow no core dump."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every platform

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def keep_memory_to_oneself() -> None:
    """On Linux, hand nothing to the system's own crash reporter either, nor to other programs of the same user."""
    dump_no_core()
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes  # noqa: PLC0415 - too slow for every command of the shell

            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
