"""A keyring for tests: it keeps its secrets in the file that JOURNAL_TEST_RING names, as a system's own keeps them in its store."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class FileRing(KeyringBackend):
    """A keyring in a file."""

    priority = 0.5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept for this service and name."""
        return self._kept().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._keep({**self._kept(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        kept = self._kept()
        if kept.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError
        self._keep(kept)

    def _kept(self) -> dict[str, str]:
        place = Path(os.environ["JOURNAL_TEST_RING"])
        kept: dict[str, str] = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
        return kept

    def _keep(self, kept: dict[str, str]) -> None:
        Path(os.environ["JOURNAL_TEST_RING"]).write_text(json.dumps(kept), encoding="utf-8")
