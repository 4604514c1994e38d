"""What pieces of a time expression mean while it is being read."""

import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from healing_journal.reading.times.almanac import MONTH_DAYS, Days, shift

Kind = Literal["day", "range", "duration", "repeated"]


class Count(Struct, frozen=True):
    """A number, and the least and most it may stand for: "a few" is three, or two to five."""

    size: float
    least: float
    most: float
    word: bool = False

    @classmethod
    def of(cls, size: float) -> "Count":
        """A number that means just itself."""
        return cls(size, size, size)

    @property
    def exact(self) -> bool:
        """Whether it means one number only."""
        return self.least == self.most


class Amount(Struct, frozen=True):
    """A length of time: so many of a unit, kept as months and days."""

    months: Count
    days: Count
    unit: str
    rough: str = ""

    def back(self, day: date, size: str = "size") -> date:
        """The day so long before another."""
        return shift(day, -getattr(self.months, size), -getattr(self.days, size))

    def on(self, day: date, size: str = "size") -> date:
        """The day so long after another."""
        return shift(day, getattr(self.months, size), getattr(self.days, size))

    @property
    def length(self) -> int:
        """The length in days, a month being a twelfth of a year."""
        return round(self.months.size * MONTH_DAYS + self.days.size)

    @property
    def exact(self) -> bool:
        """Whether the number is one number, not "a few" or "two or three"."""
        return self.months.exact and self.days.exact


class Span(Struct, frozen=True):
    """Days on the calendar: as they are if they lie behind the writer, and if they lie ahead."""

    past: Days
    ahead: Days
    grain: str = "day"
    kind: Kind = "day"
    blur: Days | None = None
    direction: int = 0
    length: int | None = None
    yearless: bool = False

    @classmethod
    def at(cls, days: Days, grain: str = "day", **more: object) -> "Span":
        """Days that are the same whichever way the writer looks."""
        return cls(days, days, grain, "day" if days[0] == days[1] else "range", **more)  # type: ignore[arg-type]

    @classmethod
    def either(cls, both: tuple[Days, Days], grain: str = "day", *, yearless: bool = False) -> "Span":
        """Days that come round: the latest and the coming ones."""
        kind: Kind = "day" if both[0][0] == both[0][1] else "range"
        return cls(both[0], both[1], grain, kind, yearless=yearless)


class Hop(Struct, frozen=True):
    """Days counted from a time told of before: "two days later", "that night"."""

    amount: Amount
    sign: int
    grain: str = "day"


Value = Count | Amount | Span | Hop | re.Match[str] | str | int | None


def blurred(written: date, amount: Amount, sign: int) -> Days | None:
    """The days that "so long ago" may mean: a third of the distance, around it; from weeks up, or if said roughly."""
    move = amount.back if sign < 0 else amount.on
    distance = abs((move(written) - written).days)
    if not amount.exact:
        return tuple(sorted((move(written, "least"), move(written, "most"))))  # type: ignore[return-value]
    if distance < 2 or amount.rough == "exactly" or (amount.unit == "day" and not amount.rough):
        return None
    slack = timedelta(max(1, round(distance / 6)))
    middle = move(written)
    try:
        if amount.rough == "over":
            return tuple(sorted((middle, middle + sign * 2 * slack)))  # type: ignore[return-value]
        return middle - slack, middle + slack
    except OverflowError:  # the span would leave the calendar
        return None
