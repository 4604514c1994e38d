"""The records as rows: added at the end, each chained to the one before, read again in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b

import msgspec

from healing_journal.model.record import Body, Record, entry_of, kind_of_record
from healing_journal.store.database import Database, Row
from healing_journal.store.errors import NewerJournalError

DIGEST_BYTES = 16
_ALL = "SELECT seq, id, at, body FROM record WHERE seq > ? AND kind <> 'erased' ORDER BY seq LIMIT 1000"
_SMALL = """
SELECT seq, id, at, body FROM record INDEXED BY record_small
WHERE seq > ? AND kind NOT IN ('written', 'revised') AND kind <> 'erased' ORDER BY seq LIMIT 1000
"""

_encode = msgspec.json.Encoder().encode
_decode_body = msgspec.json.Decoder(Body).decode
_CHECK = "SELECT * FROM record WHERE seq > ? ORDER BY seq LIMIT 1000"
_ERASE = "UPDATE record SET id = 'erased-' || seq, at = '', kind = 'erased', entry = '', body = '' WHERE "
_CHOICE = """
SELECT json_extract(body, '$.value') FROM record WHERE kind = 'chose' AND json_extract(body, '$.setting') = ?
ORDER BY seq DESC LIMIT 1
"""
_OF_PHOTO = "kind LIKE 'photo%' AND json_extract(body, '$.photo') = ?"


class Ledger:
    """The rows of the table `record`; `key` is that of the chain, known only with the journal's own."""

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = key

    def add(self, records: Sequence[Record]) -> int:
        """Add the records within an open transaction, and return the place of the first in the order."""
        last, chain = self.head()
        rows = []
        for seq, record in enumerate(records, last + 1):
            fields = fields_of(record)
            digest = self.digest(fields)
            chain = self.link(chain, digest)
            rows.append((seq, *fields, digest, chain))
        self._database.run_each("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._database.run("REPLACE INTO about VALUES ('head', ?)", f"{last + len(rows)}:{chain.hex()}")
        return last + 1

    def head(self) -> tuple[int, bytes]:
        """Return the place of the last record and the chain up to it, as noted apart from the records."""
        noted = self._database.one("SELECT value FROM about WHERE name = 'head'")
        seq, _, chain = str(noted[0] if noted else "0:").partition(":")
        return int(seq), bytes.fromhex(chain)

    def records(self, *, about_entries: bool = True, since: int = 0) -> Iterator[Record]:
        """Yield the records after `since` in their order, without the large ones if so asked."""
        query = _ALL if about_entries else _SMALL
        while rows := self._database.rows(query, since):
            yield from map(self._record, rows)
            since = rows[-1][0]

    def numbered(self) -> Iterator[tuple[int, Record]]:
        """Yield all records in their order, each with its place in it."""
        since = 0
        while rows := self._database.rows(_ALL, since):
            yield from ((row[0], self._record(row)) for row in rows)
            since = rows[-1][0]

    def of_entry(self, entry: str) -> list[Record]:
        """Return all records about one entry, in their order."""
        rows = self._database.rows(
            "SELECT seq, id, at, body FROM record WHERE entry = ? AND entry <> '' ORDER BY seq", entry
        )
        return [self._record(row) for row in rows]

    def choice(self, setting: str) -> str:
        """Return what was last chosen for this setting, "" for nothing, without looking at all that was ever done."""
        found = self._database.one(_CHOICE, setting)
        return str(found[0]) if found else ""

    def erase(self, entry: str) -> None:
        """Take out all that was recorded about the entry; each record's place and mark stay, so the chain holds."""
        self._database.run(f"{_ERASE} entry = ?", entry)

    def erase_photo(self, photo: str) -> None:
        """Take out all that was recorded about the photo; places and marks stay."""
        self._database.run(_ERASE + _OF_PHOTO, photo)

    def whole(self) -> bool:
        """Whether every record is as it was written and none is missing, up to the last one noted."""
        seq, chain = 0, b""
        while rows := self._database.rows(_CHECK, seq):
            for at, *fields, digest, link in rows:
                chain = self.link(chain, digest)
                erased = fields[2] == "erased"
                if at != seq + 1 or link != chain or not (erased or self.digest(tuple(fields)) == digest):
                    return False
                seq = at
        return (seq, chain) == self.head()

    def digest(self, fields: tuple[str, ...]) -> bytes:
        """Return the mark that only this content has, and that only this journal's key can make."""
        return blake2b(_encode(fields), key=self._key, digest_size=DIGEST_BYTES).digest()

    def link(self, chain: bytes, digest: bytes) -> bytes:
        """Return the chain with one more record hung on it."""
        return blake2b(chain + digest, key=self._key, digest_size=DIGEST_BYTES).digest()

    def _record(self, row: Row) -> Record:
        """Return the record of a row. Where the cipher finds a long text damaged, it may give zeros in its place."""
        _, key, at, body = row
        try:
            return Record(key, datetime.fromisoformat(at), _decode_body(body))
        except msgspec.ValidationError:
            raise NewerJournalError(self._database.path) from None
        except ValueError:
            raise self._database.damaged() from None


def fields_of(record: Record) -> tuple[str, str, str, str, str]:
    """Return the record as its row holds it: id, time, kind, entry, body."""
    body = _encode(record.body).decode()
    at = record.at.astimezone(UTC).isoformat()
    return record.id, at, kind_of_record(record.body), entry_of(record.body), body
