"""A cascade of rules: each rewrites a run of words into one piece of meaning, which later rules build on."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from healing_journal.reading.times.values import Amount, Count, Hop, Span, Value
from healing_journal.reading.times.words import Token

GRAINS = ("day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century", "range")
CLASSES = {"t": "<(?:" + "|".join(GRAINS) + ")>", "unit": r"<us?:\w+>", "plural": r"<us:\w+>"}


class Scene(Struct, frozen=True):
    """What a rule may know besides its words: the day of writing, and the order of day and month in figures."""

    written: date
    day_first: bool = False


class Hit:
    """One place where a rule's pattern fits, with the values of its parts."""

    def __init__(self, match: re.Match[str], run: "Run", scene: Scene) -> None:
        """Tie a match on the joined words to the tokens it covers."""
        self.match = match
        self.run = run
        self.scene = scene
        self.written = scene.written

    def word(self, part: str) -> str:
        """The words of a named part, empty if it is absent."""
        return self.match.groupdict().get(part) or ""

    def value(self, part: str) -> Value:
        """What the first token of a named part means."""
        return self.run.tokens[self.run.index(self.match.start(part))].value

    def span(self, part: str) -> Span:
        """The days that a named part means."""
        value = self.value(part)
        assert isinstance(value, Span)
        return value

    def amount(self, part: str) -> Amount:
        """The length that a named part means."""
        value = self.value(part)
        assert isinstance(value, Amount)
        return value

    def count(self, part: str) -> Count:
        """The number that a named part means."""
        value = self.value(part)
        return value if isinstance(value, Count) else Count.of(self.number(part))

    def number(self, part: str) -> int:
        """The whole number that a named part means."""
        value = self.value(part)
        if isinstance(value, Count):
            if value.size != int(value.size):
                raise ValueError(value)
            return int(value.size)
        assert isinstance(value, int)
        return value

    @property
    def preceding(self) -> str:
        """The word before the whole match, within its run."""
        at = self.run.index(self.match.start())
        return self.run.tokens[at - 1].text if at else ""

    @property
    def following(self) -> str:
        """The word after the whole match, in small letters; empty at a mark or an end."""
        return self.run.after(self.match.end())


class Run:
    """Neighbouring words that the grammar knows, as one line of text for the rules."""

    def __init__(self, tokens: Sequence[Token], after: str) -> None:
        """Join the words; `after` is the first word beyond them, if no mark parts it from them."""
        self.tokens = list(tokens)
        self.beyond = after
        self._join()

    def _join(self) -> None:
        self.line = " ".join(token.text for token in self.tokens)
        self.starts = []
        at = 0
        for token in self.tokens:
            self.starts.append(at)
            at += len(token.text) + 1

    def index(self, at: int) -> int:
        """The token at a place of the line."""
        return bisect_right(self.starts, at) - 1

    def after(self, at: int) -> str:
        """The word that begins after a place of the line, or the one beyond the run."""
        if at + 1 >= len(self.line):
            return self.beyond
        return self.tokens[self.index(at + 1)].text

    def rewrite(self, pieces: Sequence[tuple[int, int, Token]]) -> None:
        """Put one token in the place of several, for each (first, past the last, token)."""
        kept: list[Token] = []
        at = 0
        for first, end, token in pieces:
            kept += [*self.tokens[at:first], token]
            at = end
        self.tokens = kept + self.tokens[at:]
        self._join()


def _classes(pattern: str) -> str:
    """A pattern with its short names written out: "<unit>" is any unit, and "week" the unit of that name."""
    named = re.sub(
        r"(?<![<\w])(?<!<u:)(?<!s\?:)(?<!<us:)(day|night|weekend|week|month|quarter|year|decade|century)(?![>\w])",
        r"<us?:\1>",
        pattern,
    )
    return re.sub(r"(?<!\?P)<(t|unit|plural)>", lambda match: CLASSES[match.group(1)], named)


Build = Callable[[Hit], Value]


class Rule:
    """A pattern over words and classes, and what a place that fits it means."""

    def __init__(self, pattern: str, build: Build, name: str = "") -> None:
        """Compile the pattern; `name` is the class of the result where it is no days, length or hop."""
        pattern = _classes(pattern)
        self.words = frozenset(re.findall(r"[a-z]+", re.sub(r"\?P<\w+>|<[\w()?:|\\+]+>", "", pattern)))
        self.pattern = re.compile(r"(?<!\S)(?:" + pattern + r")(?!\S)")
        self.build = build
        self.name = name

    def apply(self, run: Run, scene: Scene) -> None:
        """Rewrite every place of a run that fits."""
        pieces = []
        match = self.pattern.search(run.line)
        while match:
            piece = self._piece(match, run, scene)
            if piece:
                pieces.append(piece)
            match = self.pattern.search(run.line, match.end() if piece else match.start() + 1)
        if pieces:
            run.rewrite(pieces)

    def _piece(self, match: re.Match[str], run: Run, scene: Scene) -> tuple[int, int, Token] | None:
        try:
            value = self.build(Hit(match, run, scene))
        except (ValueError, OverflowError):
            # No such day (30 February, the year 10000): the words stay words.
            return None
        if value is None:
            return None
        first, end = run.index(match.start()), run.index(match.end() - 1) + 1
        text = self.name or class_of(value)
        return first, end, Token(text, run.tokens[first].start, run.tokens[end - 1].end, value)


def class_of(value: Value) -> str:
    """The class under which later rules find a value."""
    if isinstance(value, Span):
        return f"<{value.grain}>"
    if isinstance(value, Amount):
        return "<amt>"
    return "<hop>" if isinstance(value, Hop) else "<n>"


def runs(words: Iterable[Token], known: frozenset[str]) -> Iterator[Run]:
    """The stretches of known words that hold at least one class (a number, a month ...) or a telling word."""
    current: list[Token] = []
    for token in words:
        if token.text in known or token.text[0] == "<":
            current.append(token)
            continue
        if current:
            yield Run(current, token.text if token.text[0].isalpha() else "")
        current = []
    if current:
        yield Run(current, "")
