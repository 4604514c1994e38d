"""The tables: one that is the truth, and those made from it again at any time."""

from __future__ import annotations

VERSION = 1

TRUTH = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE record (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  entry TEXT NOT NULL,
  body TEXT NOT NULL,
  digest BLOB NOT NULL,
  chain BLOB NOT NULL
) STRICT;
CREATE INDEX record_by_entry ON record (entry, seq) WHERE entry <> '';
CREATE INDEX record_small ON record (seq) WHERE kind NOT IN ('written', 'revised');
CREATE TABLE draft (name TEXT PRIMARY KEY, text TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
"""

# What is made from the records. The search index holds no text of its own: it reads it through `page`.
DERIVED = """
CREATE TABLE entry (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  written_at TEXT NOT NULL,
  record INTEGER NOT NULL,
  revision TEXT NOT NULL,
  removed INTEGER NOT NULL,
  length INTEGER NOT NULL
) STRICT;
CREATE TABLE reading (
  num INTEGER PRIMARY KEY AUTOINCREMENT,
  entry TEXT NOT NULL UNIQUE,
  revision TEXT NOT NULL,
  reader TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE VIEW page AS
  SELECT entry.num AS num, entry.id AS id, json_extract(record.body, '$.text') AS text
  FROM entry JOIN record ON record.seq = entry.record WHERE NOT entry.removed;
CREATE VIRTUAL TABLE word USING fts5(
  text, content = 'page', content_rowid = 'num', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO word (word, rank) VALUES ('secure-delete', 1);
"""
