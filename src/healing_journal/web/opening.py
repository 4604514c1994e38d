"""Opening the browser without the ticket being seen: through a file that only this person can read."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import webbrowser
from collections.abc import Callable
from html import escape
from pathlib import Path

_LOOK_EVERY = 0.25  # seconds
_PAGE = '<!doctype html><meta charset="utf-8"><title>Opening</title><meta http-equiv="refresh" content="0;url={}">'


class StartFile:
    """A page that leads to the address and lies on the disk for as long as the address is good.

    Handed to the browser directly, the address would stand in the list of running programs for all to read.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    async def show(self, is_good: Callable[[], bool]) -> None:
        """Have the browser open the file, and delete it once the address is used or too old."""
        folder = Path(tempfile.mkdtemp(prefix="open-", dir=os.environ.get("XDG_RUNTIME_DIR") or None))
        try:
            page = folder / "open.html"
            page.touch(mode=0o600)
            page.write_text(_PAGE.format(escape(self._address)), encoding="utf-8")
            await asyncio.to_thread(webbrowser.open, page.as_uri())
            while is_good():  # noqa: ASYNC110 - time runs out by itself, there is nothing to wait on
                await asyncio.sleep(_LOOK_EVERY)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
