from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from healing_journal.model.day import Days
from healing_journal.model.finding import Mark, Reading, Reminder
from healing_journal.model.record import Body, Corrected, Record, Removed, Revised
from healing_journal.store import Store, make_backup, open_store, wastebin

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LOG_HEAD, FRAME_HEAD = 32, 24
FIRST, SECOND, DRAFTED = "xylophone at dusk", "marzipan at dawn", "harpsichord at noon"


def _deciphered(path: Path, key: bytes) -> bytes:
    """Return all that the file holds, every page opened by hand, free and half-used ones included."""
    content = path.read_bytes()
    return b"".join(_page(content[at : at + PAGE], key, first=at == 0) for at in range(0, len(content), PAGE))


def _deciphered_log(path: Path, key: bytes) -> bytes:
    """Return all that the write-ahead log holds: after its head, pages, each with a head of its own."""
    content = path.read_bytes()[LOG_HEAD:]
    frames = [content[at : at + FRAME_HEAD + PAGE] for at in range(0, len(content), FRAME_HEAD + PAGE)]
    return b"".join(_page(frame[FRAME_HEAD:], key, first=frame[:4] == b"\0\0\0\1") for frame in frames)


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    body, iv = page[SALT if first else 0 : -RESERVED], page[-RESERVED : IV - RESERVED]
    opened = Cipher(algorithms.AES(key[:32]), modes.CBC(iv)).decryptor()
    return opened.update(body) + opened.finalize()


def _fill(store: Store, writes: Callable[..., Record], recorded: Callable[[Body], Record]) -> None:
    """Write an entry in two versions among others, read and correct it, and put it in the bin."""
    store.append([writes(f"e{n}", f"Page {n}, written between others. " * 9) for n in range(40)])
    store.append([writes("gone", f"The {FIRST}, and the rest. " * 300)])
    store.append([writes(f"f{n}", f"Page {n}, written after it. " * 9) for n in range(40)])
    store.append([recorded(Revised(entry="gone", days=Days.on(date(2026, 3, 1)), text=f"The {SECOND}."))])
    entry = store.entry("gone")
    assert entry is not None
    store.keep_reading("gone", entry.revision, Reading("r", (Reminder(quote=SECOND),)))
    mark = Mark("reminder", SECOND)
    store.append([recorded(Corrected(entry="gone", mark=mark, verdict="not_this"))])
    store.keep_draft("over gone", f"The {SECOND}, and more of it.")
    store.append([recorded(Removed(entry="gone"))])


def _holds(content: bytes) -> list[str]:
    words = [word for text in (FIRST, SECOND, DRAFTED) for word in (text, text.split()[0])]
    return [word for word in words if word.encode() in content]


def test_what_was_in_the_bin_is_gone_from_the_file(
    store: Store,
    writes: Callable[..., Record],
    recorded: Callable[[Body], Record],
    tmp_path: Path,
    passphrase: str,
) -> None:
    """After emptying, no version of the text, no word of it, no finding stands in any page, log or later backup."""
    _fill(store, writes, recorded)
    key, others = store._database.alike(), len(store.heads()) - 1
    log = store.path.with_name("my.journal-wal")
    assert set(_holds(_deciphered_log(log, key))) >= {FIRST, SECOND}
    assert store.empty_bin() == 1
    assert _holds(_deciphered_log(log, key)) == []
    assert (store.entry("gone"), store.versions("gone"), store.find("xylophone")) == (None, [], [])
    assert len(store.heads()) == others
    assert store.latest().emptied == 1
    assert store.drafts() == []
    assert all("gone" not in str(record) for record in store.records())
    assert store.check() == []
    backup = make_backup(store, tmp_path / "backups", datetime(2026, 3, 2, tzinfo=UTC))
    store.close()
    assert _holds(_deciphered(store.path, key)) == []
    assert _holds(_deciphered(backup.path, key)) == []
    again = open_store(store.path, passphrase)
    assert (len(again.heads()), again.check()) == (others, [])
    again.close()


def test_the_look_into_the_file_would_see_it(
    store: Store, writes: Callable[..., Record], recorded: Callable[[Body], Record]
) -> None:
    """Before emptying, the text does stand in the deciphered file: the test above can fail."""
    _fill(store, writes, recorded)
    key = store._database.alike()
    store.close()
    assert {"marzipan at dawn", "xylophone at dusk"} <= set(_holds(_deciphered(store.path, key)))


def test_a_dropped_draft_leaves_with_the_next_emptying(store: Store) -> None:
    """A draft that was let go is not in the file once it is written anew."""
    store.keep_draft("new", f"The {DRAFTED}. " * 200)
    store.drop_draft("new")
    key = store._database.alike()
    store.close()
    assert _holds(_deciphered(store.path, key)) == []


def test_emptying_an_empty_bin_does_nothing(store: Store, writes: Callable[..., Record]) -> None:
    """Where the bin is empty, nothing is erased."""
    store.append([writes("a", "Stays.")])
    assert store.empty_bin() == 0
    assert [head.id for head in store.heads()] == ["a"]


def test_emptying_that_was_broken_off_is_finished_on_opening(
    store: Store, writes: Callable[..., Record], recorded: Callable[[Body], Record], passphrase: str
) -> None:
    """Killed after erasing but before the file was written anew, the journal does that when it is opened next."""
    _fill(store, writes, recorded)
    key = store._database.alike()
    with store._database.transaction():
        store._ledger.erase("gone")
        store._database.run("DELETE FROM entry WHERE id = 'gone'")
        store._database.run("DELETE FROM draft")
        store._database.run("DELETE FROM reading WHERE entry = 'gone'")
        store._database.run(wastebin.UNSWEPT)
    store.close()
    open_store(store.path, passphrase).close()
    assert _holds(_deciphered(store.path, key)) == []
