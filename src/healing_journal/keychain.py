"""The system's keyring as a way in, where the person wishes it: whoever can log in to the computer can then open the journal.

What it keeps is a random secret of this journal, never the passphrase. Without a keyring, one sentence says so.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from types import ModuleType

from healing_journal.model.refusal import Refusal
from healing_journal.store import Store, StoreError, is_in_keyring

SERVICE = "healing-journal"
MEANING = (
    "Whoever can log in to this computer as you can then open the journal without the passphrase. Leave this off "
    "where somebody else knows your login."
)
_NONE = "This computer has no keyring that the journal can use, so nothing was changed. The passphrase opens it as before."


def keep_in_keyring(store: Store) -> None:
    """Let the system's keyring open the journal, from the next start on."""
    secret = store.new_keyring_secret()
    try:
        if not _kept(store.journal, secret):
            raise Refusal(_NONE)
    except BaseException:
        store.drop_keyring_secret()
        raise


def forget_in_keyring(store: Store) -> None:
    """Let the keyring open the journal no more."""
    store.drop_keyring_secret()
    with contextlib.suppress(Exception):  # what a keyring still keeps opens nothing any more
        _keyring().delete_password(SERVICE, store.journal)


def secret_in_keyring(path: Path) -> str | None:
    """Return the secret that opens this journal, where the person wished it and the keyring gives it."""
    with contextlib.suppress(StoreError):
        journal = is_in_keyring(path)
        if journal:
            with contextlib.suppress(Exception):  # a locked or broken keyring: the passphrase is asked for
                secret: str | None = _keyring().get_password(SERVICE, journal)
                return secret
    return None


def _kept(journal: str, secret: str) -> bool:
    """Have the keyring keep the secret; whether it gives the same one back."""
    try:
        ring = _keyring()
        ring.set_password(SERVICE, journal, secret)
        return bool(ring.get_password(SERVICE, journal) == secret)
    except Exception:  # noqa: BLE001 - each system's keyring has errors of its own
        return False


def _keyring() -> ModuleType:
    import keyring  # noqa: PLC0415 - it looks for every keyring there is, and few journals need one

    return keyring
