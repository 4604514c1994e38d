"""The encrypted file: statements in, rows out, refusals in plain words. One at a time, from any thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from healing_journal.store.errors import (
    BusyError,
    ClosedError,
    DamagedError,
    NoSpaceError,
    NotAJournalError,
    ReadOnlyError,
    StoreError,
)

Row: TypeAlias = tuple[Any, ...]
Value: TypeAlias = str | int | float | bytes | None

DATABASE_KEY_BYTES = 48  # 32 for the cipher, 16 for the salt that the file begins with
SALT_BYTES = 16
_PAGE_BYTES = 4096
WAIT_S = 30.0  # how long a save waits for another program
_CACHE_KIB = 64 * 1024  # pages kept decrypted: common words are found three times as fast as with 16 MB

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    f"PRAGMA cache_size = -{_CACHE_KIB}",
    "PRAGMA journal_size_limit = 16777216",
)
_REFUSALS: dict[int, type[StoreError]] = {
    dbapi2.SQLITE_BUSY: BusyError,
    dbapi2.SQLITE_LOCKED: BusyError,
    dbapi2.SQLITE_FULL: NoSpaceError,
    dbapi2.SQLITE_READONLY: ReadOnlyError,
    dbapi2.SQLITE_CANTOPEN: ReadOnlyError,
    dbapi2.SQLITE_PERM: ReadOnlyError,
    dbapi2.SQLITE_CORRUPT: DamagedError,
    dbapi2.SQLITE_NOTADB: NotAJournalError,
}
_UNREADABLE = {266, 522}  # SQLITE_IOERR_READ and _SHORT_READ, extended codes that the module does not name


_open_here: Counter[Path] = Counter()


def is_open_here(path: Path) -> bool:
    """Whether this program has the file open: to open and close it in another way would let go of SQLite's locks."""
    return _open_here[path.absolute()] > 0


class Database:
    """An open connection to the encrypted file.

    The key is given raw, so opening derives nothing; `path` must exist, if only as an empty file.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = bytearray(key)
        self._lock = RLock()
        self._settled = self._closed = False
        with self._plainly():
            self._connect()
        _open_here[path.absolute()] += 1

    def _connect(self) -> None:
        self._connection = dbapi2.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT_S,
        )  # fmt: skip
        # Left to itself the cipher writes its errors to standard error.
        self._connection.execute("PRAGMA cipher_log_level = NONE")
        self._connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")

    def settle(self) -> None:
        """Make the file safe and quick to work with; done once the file is known to be ours."""
        for setting in _SETTINGS:
            self.rows(setting)
        self._settled = True

    def rows(self, statement: str, *values: Value) -> list[Row]:
        """Return all rows that the statement answers with."""
        with self._lock, self._plainly():
            return list(self._connection.execute(statement, values))

    def one(self, statement: str, *values: Value) -> Row | None:
        """Return the first row, if there is one."""
        found = self.rows(statement, *values)
        return found[0] if found else None

    def number(self, statement: str, *values: Value) -> int:
        """Return the number that the statement answers with, 0 for none."""
        found = self.one(statement, *values)
        return int(found[0] or 0) if found else 0

    def run(self, statement: str, *values: Value) -> int:
        """Carry out a statement that changes something, and return how many rows it changed."""
        with self._lock, self._plainly():
            return int(self._connection.execute(statement, values).rowcount)

    def run_each(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Carry out a statement once for each row of values."""
        with self._lock, self._plainly():
            self._connection.executemany(statement, rows)

    def script(self, statements: str) -> None:
        """Carry out several statements."""
        with self._lock, self._plainly():
            self._connection.executescript(statements)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or none; once left without an error it is on the disk, whatever happens next."""
        with self._lock:
            self.rows("BEGIN IMMEDIATE")
            try:
                yield
                self.rows("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self.rows("ROLLBACK")

    def alike(self) -> bytes:
        """Return the key, for a second connection or a backup."""
        return bytes(self._key)

    def begins_right(self) -> bool:
        """Whether the file begins with the salt that belongs to its key; the cipher itself does not look."""
        with self.path.open("rb") as file:
            return file.read(SALT_BYTES) == self._key[-SALT_BYTES:]

    def cut_short(self) -> bool:
        """Whether the file ends within a page; SQLite itself sees only whole pages that are missing."""
        log = self.path.with_name(f"{self.path.name}-wal")
        if log.exists() and log.stat().st_size:
            return False  # a save that was broken off is mended from the log
        return self.path.stat().st_size % _PAGE_BYTES != 0

    def close(self) -> None:
        """Close the connection and overwrite the key, as far as Python lets one."""
        with self._lock, self._plainly():
            self._connection.close()
            _open_here[self.path.absolute()] -= not self._closed
            self._closed = True
            self._key[:] = bytes(len(self._key))

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn the database's refusals into sentences; the original may hold words of the person, so it goes."""
        try:
            yield
        except dbapi2.ProgrammingError as refused:
            if "closed" in str(refused):
                raise ClosedError(self.path) from None
            raise
        except dbapi2.DatabaseError as refused:
            said = self._in_words(refused)
            if isinstance(said, DamagedError) and self._settled:
                self.begin_anew()
            raise said from None

    def damaged(self) -> DamagedError:
        """Return what is to be raised where a text was not as it was written."""
        with self._lock:
            self.begin_anew()
        return DamagedError(self.path)

    def begin_anew(self) -> None:
        """Connect again: the cipher refuses everything to a connection that has met a damaged page once."""
        self._connection.close()
        self._connect()
        for setting in _SETTINGS:
            self._connection.execute(setting)

    def _in_words(self, refused: dbapi2.DatabaseError) -> StoreError:
        code = int(getattr(refused, "sqlite_errorcode", 0))
        if code & 0xFF == dbapi2.SQLITE_IOERR:
            return (DamagedError if code in _UNREADABLE else NoSpaceError)(self.path)
        if code & 0xFF == dbapi2.SQLITE_NOTADB and self.begins_right():
            return DamagedError(self.path)
        kind = _REFUSALS.get(code & 0xFF)
        name = getattr(refused, "sqlite_errorname", type(refused).__name__)
        return kind(self.path) if kind else StoreError(f"The journal {self.path} refused a step ({name}).")
