"""The end of the cascade: what each run of words came to, as time expressions of the text."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from healing_journal.reading.times.almanac import Days, length, one
from healing_journal.reading.times.cascade import Run
from healing_journal.reading.times.chain import chained
from healing_journal.reading.times.tense import looks_ahead
from healing_journal.reading.times.values import Amount, Hop, Kind, Span, blurred
from healing_journal.reading.times.words import Token

DENIED = re.compile(
    r"(?:n['’]?t|\b(?:not|never|no|nothing|first time|without|zero|0|dont|havent|hasnt|didnt|hadnt|only))\b[^.!?\n]*$",
    re.IGNORECASE,
)

BRIEF = re.compile(
    r"\b(?:min(?:ute)?s?|hours?|hrs?|recently)\b", re.IGNORECASE
)  # nothing is counted from these
WEEK = 7  # days


class Timex(Struct, frozen=True):
    """One time expression: its words, and the days they mean.

    `first` and `last` are what the calendar says, `blurred` what people mean by such words; `past` and `ahead` are
    the two readings of what comes round ("Friday"), of which the clause chose one. `days` is a length told of.
    `loose` is a hop ("that night") with no time before it to count from, or counted on to days still to come.
    """

    quote: str
    start: int
    first: date
    last: date
    blurred: Days
    kind: Kind = "day"
    days: int | None = None
    direction: int = 0
    past: Days | None = None
    ahead: Days | None = None
    loose: bool = False

    @property
    def end(self) -> int:
        """Where its words end in the text."""
        return self.start + len(self.quote)


class Story:
    """The times found so far in one text, so that a hop can count from the one before it."""

    def __init__(self, text: str, written: date) -> None:
        """Begin with nothing told of."""
        self.text = text
        self.written = written
        self.before: Span | None = None
        self.day: Span | None = None  # the latest of them that names a day or a few

    def times(self, run: Run) -> Iterator[Timex]:
        """The time expressions of a run whose rules have all been applied."""
        for token in run.tokens:
            match token.value:
                case Span():
                    yield self._span(token, token.value)
                case Hop():
                    yield from self._hop(token, token.value)
                case Amount() if self._worth_telling(token, token.value):
                    yield from self._duration(token, token.value)

    def _span(self, token: Token, span: Span) -> Timex:
        if span.direction > 0 and self._denied(token):
            span = self._looking_back(span)
        doubtful = span.past != span.ahead
        forward = doubtful and looks_ahead(self.text, token.start, token.end)
        days = span.ahead if forward else span.past
        if span.kind != "repeated" and not BRIEF.search(self.text, token.start, token.end):
            self._remember(Span(days, days, span.grain, span.kind, None if doubtful else span.blur))
        return Timex(
            self.text[token.start : token.end],
            token.start,
            *days,
            days if doubtful or not span.blur else span.blur,
            span.kind,
            span.length,
            span.direction or (days[0] > self.written) - (days[1] < self.written),
            span.past if doubtful else None,
            span.ahead if doubtful else None,
        )

    def _remember(self, span: Span) -> None:
        self.before = span
        if length(span.past) <= WEEK:
            self.day = span

    def _denied(self, token: Token) -> bool:
        """Whether "in three days" stands in "haven't spoken in three days"."""
        before = self.text[max(0, token.start - 50) : token.start]
        return self.text[token.start : token.start + 3].lower() == "in " and bool(DENIED.search(before))

    def _looking_back(self, span: Span) -> Span:
        size = (span.ahead[0] - self.written).days
        days = (date.fromordinal(max(1, self.written.toordinal() - size)), self.written)
        return Span(days, days, "range", "duration", one(days[0]), -1, size)

    def _hop(self, token: Token, hop: Hop) -> Iterator[Timex]:
        base = self.before
        if base and self.day and hop.amount.length <= WEEK and length(base.past) > 2 * WEEK:
            base = self.day  # "that night" is counted from a day, not from the month named since
        span = chained(hop, base, self.written)
        if span:
            astray = span.past[0] > self.written and not looks_ahead(self.text, token.start, token.end)
            loose = base is None or astray
            found = self._span(token, span)
            yield Timex(
                found.quote,
                found.start,
                found.first,
                found.last,
                found.blurred,
                found.kind,
                None,
                found.direction,
                loose=loose,
            )

    def _duration(self, token: Token, amount: Amount) -> Iterator[Timex]:
        try:
            days = (amount.back(self.written), self.written)
        except (ValueError, OverflowError):
            return
        quote = self.text[token.start : token.end]
        around = blurred(self.written, amount, -1) or one(days[0])
        yield Timex(quote, token.start, *days, around, "duration", amount.length, -1)

    def _worth_telling(self, token: Token, amount: Amount) -> bool:
        """Whether a bare length says something: not "a day" by itself, one night or hours."""
        stated = self.text[token.start].isdigit() or self.text[: token.start].rstrip().endswith("been")
        return amount.length > 1 or (amount.length == 1 and stated)
