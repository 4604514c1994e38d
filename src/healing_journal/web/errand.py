"""Something that takes a while, done beside the pages: how far it is, how long it may still take, and stopping it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from healing_journal.model.refusal import Refusal

PATIENCE_S = 1.5  # what is done sooner is answered at once
Heard: TypeAlias = Callable[[int, int], None]
Work: TypeAlias = Callable[[Heard], Any]
Answer: TypeAlias = Callable[[Request, Any], Response]
_MINUTE_S = 60


class StoppedError(Refusal):
    """The person stopped it."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class Errand:
    """One such thing; `answer` says what became of it, with its result or with the refusal it ended in."""

    def __init__(self, doing: str, work: Work, answer: Answer) -> None:
        self.doing = doing
        self._answer = answer
        self._begun = time.monotonic()
        self._share = 0.0
        self._stopped = False
        self._task = asyncio.create_task(asyncio.to_thread(work, self._heard))

    @property
    def done(self) -> bool:
        """Whether it has come to its end."""
        return self._task.done()

    async def wait(self) -> None:
        """Wait for it a moment."""
        await asyncio.wait({self._task}, timeout=PATIENCE_S)

    def stop(self) -> None:
        """Let it end at the next step."""
        self._stopped = True

    def line(self) -> str:
        """Say how far it is, and how long it may still take."""
        if not self._share:
            return f"{self.doing} …"
        left = (time.monotonic() - self._begun) * (1 - self._share) / self._share
        if left < 1:
            return f"{self.doing}: nearly done."
        unit, number = ("minute", left / _MINUTE_S) if left > _MINUTE_S else ("second", left)
        count = max(1, round(number))
        return f"{self.doing}: {self._share:.0%}, about {count} {unit}{'' if count == 1 else 's'} left."

    def answer(self, request: Request) -> Response:
        """Say what became of it."""
        try:
            result = self._task.result()
        except Refusal as no:
            return self._answer(request, no)
        return self._answer(request, result)

    def _heard(self, done: int, of_all: int) -> None:
        if self._stopped:
            raise StoppedError
        self._share = min(done / of_all, 0.99) if of_all > 0 else 0.0
