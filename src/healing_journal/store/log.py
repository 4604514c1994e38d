"""The write-ahead log that a killed program left: whether all is in it that had been answered as kept.

SQLite takes the first frame that is not as it was written for the end of the log, and what comes after it for the
remains of a save that was broken off. But how far the log had come stands in the index beside it, which outlives
the program.
"""

from __future__ import annotations

import struct
import time
from pathlib import Path
from typing import NamedTuple

_HEADER, _FRAME = 32, 24  # bytes, of the log and of each frame
_INDEX = struct.Struct("=IIIBBHII8s8s8s")  # SQLite's WalIndexHdr; it stands there twice
_COPIED_AT = 2 * _INDEX.size  # where the index says how many frames are in the database itself already
_MAGIC = 0x377F0682
_TRIES, _APART_S = 3, 0.05
_WORD = 0xFFFFFFFF


class _Index(NamedTuple):
    """How far the log had come: its last frame, how many are copied already, the salts it was written under."""

    last: int
    copied: int
    salts: bytes


def lacks_saves(path: Path) -> bool:
    """Whether saves that had been answered are missing from the log of this closed journal.

    Another program may be writing to it: what is half written is looked at again.
    """
    for tries in range(_TRIES):
        if not _lacks(path):
            return False
        time.sleep(_APART_S if tries < _TRIES - 1 else 0)
    return True


def _lacks(path: Path) -> bool:
    try:
        index = _index_of(path.with_name(f"{path.name}-shm").read_bytes())
        log = path.with_name(f"{path.name}-wal").read_bytes()
    except OSError:
        return False
    if index is None or index.last <= index.copied:
        return False
    if len(log) < _HEADER or not _begins_right(log):
        return True
    return log[16:24] == index.salts and _whole_frames(log, index.last) < index.last


def _index_of(content: bytes) -> _Index | None:
    size = _INDEX.size
    if len(content) < _COPIED_AT + 4 or content[:size] != content[size:_COPIED_AT]:
        return None
    _, _, _, ready, _, _, last, _, _, salts, _ = _INDEX.unpack_from(content)
    (copied,) = struct.unpack_from("=I", content, _COPIED_AT)
    return _Index(last, copied, salts) if ready else None


def _begins_right(log: bytes) -> bool:
    return struct.unpack_from(">2I", log, 24) == _sum(log[:24], (0, 0), _order(log))


def _order(log: bytes) -> str:
    (magic,) = struct.unpack_from(">I", log)
    return ">" if magic == _MAGIC + 1 else "<"


def _whole_frames(log: bytes, last: int) -> int:
    """Return how many frames, from the first one on, are as they were written."""
    order, salts = _order(log), log[16:24]
    (page,) = struct.unpack_from(">I", log, 8)
    sums = struct.unpack_from(">2I", log, 24)
    for number in range(last):
        at = _HEADER + number * (_FRAME + page)
        frame = log[at : at + _FRAME + page]
        if len(frame) < _FRAME + page or frame[8:16] != salts:
            return number
        sums = _sum(frame[:8] + frame[_FRAME:], sums, order)
        if struct.unpack_from(">2I", frame, 16) != sums:
            return number
    return last


def _sum(content: bytes, sums: tuple[int, ...], order: str) -> tuple[int, int]:
    """Return the sums with this content added, as SQLite's file format has them."""
    one, two = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & _WORD
        two = (two + second + one) & _WORD
    return one, two
