"""How far a long step is, on one line of the terminal, with how long it may still take."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

import click

Now: TypeAlias = Callable[[], float]
PATIENCE_S = 1.0  # what is done sooner is told when it is done
_EVERY_S = 0.2
_MINUTE_S = 60


class Far:
    """Told of each piece that is done, it says so now and then; nothing where it is done at once."""

    def __init__(self, doing: str, now: Now = time.monotonic) -> None:
        self._doing = doing
        self._now = now
        self._begun = self._told = now()
        self._open = False

    def __call__(self, done: int, of_all: int) -> None:
        """Take note that so much of all is done; a file that is read twice has more done than there is."""
        now = self._now()
        if now - self._begun < PATIENCE_S or now - self._told < _EVERY_S or of_all <= 0:
            return
        self._told, self._open = now, True
        share = min(done / of_all, 0.99)
        left = (now - self._begun) * (1 - share) / share if share else 0.0
        click.echo(f"\r{self._doing}: {share:.0%}{_spoken(left)}   ", nl=False, err=True)

    def end(self) -> None:
        """Leave the line, if anything was said on it."""
        if self._open:
            click.echo("", err=True)
            self._open = False


def _spoken(seconds: float) -> str:
    if seconds < 1:
        return ""
    if seconds < _MINUTE_S:
        return f", about {seconds:.0f} s left"
    return f", about {seconds / _MINUTE_S:.0f} min left"
