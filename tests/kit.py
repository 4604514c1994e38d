"""What the tests of the whole house share: a cheap lock, a clock that stands still, and the sentence of a refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from click.testing import Result

from healing_journal.model.refusal import Refusal
from healing_journal.store import Cost

CHEAP = Cost(memory=64, passes=1, lanes=1)
PASSPHRASE = "four words for tests"

Run = Callable[..., Result]


class Clock:
    """A clock that stands on the evening of 20 May 2024 until a test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 5, 20, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment at which the clock stands."""
        return self.moment

    def pass_days(self, days: int) -> None:
        """Move on by so many days, or back."""
        self.moment += timedelta(days=days)


def refusal_of(result: Result) -> str:
    """Return the sentence with which a command refused."""
    assert isinstance(result.exception, Refusal), result.exception
    return str(result.exception)
