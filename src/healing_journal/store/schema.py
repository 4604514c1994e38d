"""The tables: one that is the truth, and those made from it again at any time."""

from __future__ import annotations

VERSION = 2

# The content of photos: whole, and smaller for pages. The records tell of them, with the digest of the whole.
_PHOTO = """
CREATE TABLE IF NOT EXISTS photo (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content BLOB NOT NULL, shown BLOB NOT NULL) STRICT;
"""

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
{_PHOTO}"""

UPGRADES = {1: f"BEGIN IMMEDIATE; {_PHOTO} PRAGMA user_version = 2; COMMIT;"}
"""What makes the file of each earlier version one of the next."""

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

# What the passages of each entry mean, in numbers, and which records are choices: indexes too, and younger than the
# first journals, so they are made where they are missing. A sense goes with its entry, also where an older program
# erases that.
SENSES = """
CREATE TABLE IF NOT EXISTS sense (
  num INTEGER PRIMARY KEY AUTOINCREMENT,
  entry TEXT NOT NULL UNIQUE,
  revision TEXT NOT NULL,
  model TEXT NOT NULL,
  places BLOB NOT NULL,
  vectors BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS record_chose ON record (seq) WHERE kind = 'chose';
CREATE INDEX IF NOT EXISTS sense_present ON sense (entry, revision, model);
CREATE TRIGGER IF NOT EXISTS sense_gone AFTER DELETE ON entry BEGIN DELETE FROM sense WHERE entry = OLD.id; END;
"""
