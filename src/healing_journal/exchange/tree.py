"""The files of what is brought in, read with limits: too many, too large or damaged ends in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from io import BufferedIOBase, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, TypeAlias, cast

from healing_journal.exchange.given import Given, shelf_of
from healing_journal.exchange.shelves import BROKEN, MOST_FILES, Shelf, is_safe, shelf_at
from healing_journal.exchange.values import ExchangeError, TooMuchError

LARGEST = 256 * 2**20
"""Bytes of the largest file that is read whole; XML and chats are streamed and may be larger."""

LARGEST_TEXT = 64 * 2**20
"""Bytes of the largest text that is cut into entries: some ten thousand pages, twenty times over."""

MOST_BYTES = 4 * 2**30
"""Bytes read from one tree before it is taken for a bomb."""

_START = 2**15
_PIECE = 2**20
_MOST_STARTS = 400
_LONGEST_LINE = 2**20
_ODD_SHARE = 0.05


Heard: TypeAlias = Callable[[int, int], None]


def _silent(_read: int, _of_all: int) -> None:
    return


class Tree:
    """The files of a folder, a container, or one file: their names, and reading them within limits."""

    def __init__(self, shelf: Shelf, name: str, heard: Heard = _silent) -> None:
        self.name = name
        self._heard = heard
        self.current = name
        self._shelf = shelf
        self._starts: dict[tuple[str, int], bytes] = {}
        self._read = 0
        self.hidden: set[str] = set()
        self.read_names: set[str] = set()
        self._days = self._list()
        self.names = tuple(sorted(self._days))
        self._lower = tuple(name.lower() for name in self.names)
        sizes = shelf.sizes()
        self.size = sum(sizes.get(name, 0) for name in self.names)

    def _list(self) -> dict[str, date | None]:
        days: dict[str, date | None] = {}
        try:
            for name, day in self._shelf.listed():
                if is_safe(name):
                    days[name] = day
                else:
                    self.hidden.update(part for part in name.split("/")[:-1] if part.startswith("."))
                if len(days) > MOST_FILES:
                    raise ExchangeError(
                        f"there are more than {MOST_FILES:,} files; bring in a part.", self.name
                    )
        except BROKEN:
            raise ExchangeError("this file is damaged; make or fetch it again.", self.name) from None
        return days

    def named(self, *endings: str) -> list[str]:
        """Return the names with one of these endings, in any case of letters."""
        return [name for name, lower in zip(self.names, self._lower, strict=True) if lower.endswith(endings)]

    def find(self, path: str) -> str | None:
        """Return the name of the file whose path is this or ends so, or else the one of this bare name."""
        wanted = path.replace("\\", "/").lstrip("./")
        for name in self.names:
            if name == wanted or name.endswith("/" + wanted):
                return name
        bare = PurePosixPath(wanted).name
        return next((name for name in self.names if PurePosixPath(name).name == bare), None)

    def changed(self, name: str) -> date | None:
        """Return the day on which the file was last changed, where that is known."""
        return self._days[name]

    def start(self, name: str, size: int = _START) -> bytes:
        """Return the first few kilobytes, enough to tell what it is; nothing where it cannot be read."""
        if (name, size) not in self._starts:
            if len(self._starts) > _MOST_STARTS:
                self._starts.clear()
            try:
                with self._opened(name) as opened:
                    self._starts[name, size] = opened.read(size)
            except TooMuchError:
                raise
            except ExchangeError:
                self._starts[name, size] = b""
        return self._starts[name, size]

    def read(self, name: str, limit: int = 0) -> bytes:
        """Return the whole file.

        Raises:
            ExchangeError: where it is larger than the limit, or damaged.
        """
        limit = limit or LARGEST
        content = bytearray()  # grown as the file is read: its size is not to be believed
        with self.open(name) as opened:
            while piece := opened.read(_PIECE):
                content += piece
                if len(content) > limit:
                    raise ExchangeError(
                        f"this file is larger than {limit // 2**20} MB; bring in a part of it.", name
                    )
        return bytes(content)

    def text(self, name: str) -> str:
        """Return the whole file as text, whatever its encoding and line ends.

        Raises:
            ExchangeError: where it is no text.
        """
        return as_text(self.read(name, min(LARGEST, LARGEST_TEXT)), name)

    def lines(self, name: str) -> Iterator[str]:
        """Give the lines of a text one by one, however many there are, without their ends."""
        encoding = _encoding(self.start(name))
        with self.open(name) as opened, TextIOWrapper(cast("IO[bytes]", opened), encoding, "replace") as text:
            while line := text.readline(_LONGEST_LINE):
                yield line.rstrip("\n").replace("\0", "")

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Open a file to be read piece by piece; damage in the container becomes one sentence."""
        self.current = name
        self.read_names.add(name)
        return self._opened(name)

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        try:
            with self._shelf.open(name) as opened:
                yield cast("BinaryIO", _Counted(opened, self))
        except BROKEN:
            raise ExchangeError("this file is damaged or locked; make or fetch it again.", name) from None

    def count(self, size: int) -> None:
        """Take these bytes into account, and stop at more than any real export holds."""
        self._read += size
        if self._read > MOST_BYTES:
            raise TooMuchError(f"this holds more than {MOST_BYTES // 2**30} GB; bring in a part.", self.name)
        self._heard(self._read, self.size)


class _Counted(BufferedIOBase):
    """A file whose bytes are counted as they are read."""

    def __init__(self, inner: BinaryIO, tree: Tree) -> None:
        self._inner = inner
        self._tree = tree

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        content = self._inner.read(-1 if size is None else size)
        self._tree.count(len(content))
        return content

    def read1(self, size: int = -1, /) -> bytes:
        return self.read(size if size >= 0 else _START)

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        content = self.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)


@contextmanager
def open_tree(place: Path | Given, heard: Heard = _silent) -> Iterator[Tree]:
    """Open what lies at this path, or in memory, and close it afterwards.

    `heard` is told how many bytes were read, and how many there are.
    """
    shelf = shelf_of(place) if isinstance(place, Given) else shelf_at(place)
    try:
        yield Tree(shelf, place.name, heard)
    finally:
        shelf.close()


def as_text(content: bytes, name: str) -> str:
    """Decode text: by its mark, as UTF-8, or else as the old Windows encoding, with one kind of line end."""
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    odd = sum(map(text[:_START].count, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\ufffd"))
    if odd > _ODD_SHARE * min(len(text), _START):
        raise ExchangeError("this file is not text; choose another file or name its format.", name)
    return text.replace("\0", "")


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if content[1:2] == b"\0":
        return "utf-16-le"
    return "utf-8-sig"
