"""Damaged and hostile files: whatever is done to a file, its reader answers with what is left, or one sentence.

HEALING_JOURNAL_FUZZ=600 makes each format's run last so many seconds.
"""

import os
import random
import time
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from healing_journal.exchange import FORMATS, Asked, ExchangeError
from healing_journal.exchange.tree import Tree

SAMPLES = Path(__file__).parent / "samples"
SECONDS = float(os.environ.get("HEALING_JOURNAL_FUZZ", "0.2"))
ASKED = Asked(today=date(2026, 3, 1), me="Me Myself", them="Jo", words=True, zone="UTC")
SLOWEST = 5
PIECES = (
    b"", b"\0", b"\xff\xfe", b"\xc3", b"\n", b"\r\n", b'"', b"'", b"{", b"[" * 300, b"]", b"}", b"<", b">", b"<div>" * 50,
    b"&#55357;", b"&amp;", b"]]>", b"<!--", b"---\n", b"9" * 400, b"-1", b"1e999", b"null", b"true", b"[]", b"{}",
    b"0000-00-00", b"9999-12-31", b"2024-02-30", b"99/99/9999", b"\xe2\x80\x8e", b"\xed\xa0\xbd", b"..", b"/", b"\\",
    b"../../etc/passwd", b":", b",", b"|", b"=", b"%s%n", b"Europe/../../x", b"\xf0\x9f\x99\x82", b"a" * 5000,
)  # fmt: skip


class Shelf:
    """Files that are nowhere but in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def listed(self) -> Iterator[tuple[str, date | None]]:
        """Give each name."""
        yield from ((name, date(2024, 5, 20)) for name in self.files)

    def open(self, name: str) -> BinaryIO:
        """Open one."""
        return BytesIO(self.files[name])

    def sizes(self) -> Mapping[str, int]:
        """Return each size."""
        return {name: len(content) for name, content in self.files.items()}

    def close(self) -> None:
        """Nothing to close."""


def damaged(content: bytes, dice: random.Random) -> bytes:
    """Return the bytes after one to four small accidents."""
    for _ in range(dice.randint(1, 4)):
        at, until = sorted(dice.randint(0, len(content)) for _ in range(2))
        match dice.randint(0, 5):
            case 0:
                content = content[:at]
            case 1:
                content = content[:at] + content[min(until, at + 40) :]
            case 2:
                content = content[:at] + content[at:until] * dice.randint(2, 4) + content[until:]
            case 3:
                flipped = bytes(byte ^ (1 << dice.randint(0, 7)) for byte in content[at : at + 2])
                content = content[:at] + flipped + content[at + 2 :]
            case _:
                content = (
                    content[:at]
                    + dice.choice(PIECES)
                    + content[min(at + dice.choice((0, 0, 1, 8)), len(content)) :]
                )
        content = content[:200_000]
    return content


def try_to_read(files: dict[str, bytes], sample: str) -> None:
    """Let every format look at the files, and the sample's own read them."""
    tree = Tree(Shelf(files), sample)
    known = [one for one in FORMATS if _sniffs(one.sniff, tree)] or list(FORMATS[-1:])
    meant = [one for one in FORMATS if sample.startswith(one.name)]
    for one in {known[0].name: known[0], **{one.name: one for one in meant}}.values():
        try:
            for _ in one.load(tree, ASKED):
                pass
        except ExchangeError as error:
            assert str(error).endswith(".")  # noqa: PT017 - the point is that there may be none


def _sniffs(sniff: object, tree: Tree) -> bool:
    assert callable(sniff)
    try:
        return bool(sniff(tree))
    except ExchangeError:
        return False


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir()))
def test_no_accident_is_a_crash(sample: str) -> None:
    """However a file is damaged, reading it ends soon, with items or with one sentence, and nothing else."""
    folder = SAMPLES / sample
    whole = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    seed, end = 0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        dice = random.Random(f"{sample} {seed}")
        victim = dice.choice(sorted(whole))
        files = {**whole, victim: damaged(whole[victim], dice)}
        begun = time.monotonic()
        try:
            try_to_read(files, sample)
        except Exception as error:
            raise AssertionError(f"seed {seed} of {sample}, in {victim}: {files[victim]!r}") from error
        assert time.monotonic() - begun < SLOWEST, f"seed {seed} of {sample} took too long"
        seed += 1
    assert seed > 1
