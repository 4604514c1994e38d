"""The store room: the one encrypted file, its keys, its search, its backups. It knows the disk; nobody else does.

`opening` makes and opens a journal; `store` is an open one. Below it, each with one concern: `keys` and `words`
(who may open it), `database` (the encrypted file), `schema`, `ledger` (the records, the only truth), `derived`,
`search`, `readings`, `drafts` and `photos` (all that is made from them or kept beside them), and what keeps it well: `inspection`,
`lookout`, `wastebin`, `copying` and `backup`.
"""

from healing_journal.store.backup import Backup, backups, make_backup, restore
from healing_journal.store.erasing import erase
from healing_journal.store.errors import (
    AlreadyThereError,
    BusyError,
    ClosedError,
    DamagedError,
    NewerJournalError,
    NoJournalError,
    NoKeysError,
    NoSpaceError,
    NotAJournalError,
    ReadOnlyError,
    StoreError,
    WrongKeyError,
)
from healing_journal.store.inspection import can_be_remade
from healing_journal.store.keyfile import is_in_keyring, keys_path
from healing_journal.store.keys import Cost
from healing_journal.store.lookout import (
    Look,
    damage_told,
    last_look,
    look,
    look_is_due,
    practice_is_due,
    practise,
    way_back,
)
from healing_journal.store.opening import create, open_store
from healing_journal.store.photos import Content, digest_of
from healing_journal.store.senses import Sense
from healing_journal.store.store import Store
from healing_journal.store.values import Draft, Head, Hit, Latest

__all__ = [
    "AlreadyThereError",
    "Backup",
    "BusyError",
    "ClosedError",
    "Content",
    "Cost",
    "DamagedError",
    "Draft",
    "Head",
    "Hit",
    "Latest",
    "Look",
    "NewerJournalError",
    "NoJournalError",
    "NoKeysError",
    "NoSpaceError",
    "NotAJournalError",
    "ReadOnlyError",
    "Sense",
    "Store",
    "StoreError",
    "WrongKeyError",
    "backups",
    "can_be_remade",
    "create",
    "damage_told",
    "digest_of",
    "erase",
    "is_in_keyring",
    "keys_path",
    "last_look",
    "look",
    "look_is_due",
    "make_backup",
    "open_store",
    "practice_is_due",
    "practise",
    "restore",
    "way_back",
]
