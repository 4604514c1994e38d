"""Time expressions of a text, resolved to days against the day it was written."""

from datetime import date

from healing_journal.reading.times.cascade import Rule, Scene, runs
from healing_journal.reading.times.counts import AMOUNTS, COUNTS, NUMBERS
from healing_journal.reading.times.dates import DATES, DAYS_OF_MONTHS, day_comes_first
from healing_journal.reading.times.distances import AGO, BESIDE, HOPS
from healing_journal.reading.times.habits import HABITS
from healing_journal.reading.times.parts import PARTS
from healing_journal.reading.times.periods import LONG_UNITS, PERIODS
from healing_journal.reading.times.ranges import RANGES
from healing_journal.reading.times.timex import Story, Timex
from healing_journal.reading.times.vocabulary import listed
from healing_journal.reading.times.weekdays import DAY_TIMES, WEEKS
from healing_journal.reading.times.words import tokens

__all__ = ["Timex", "find_times"]

STEPS: tuple[tuple[Rule, ...], ...] = (
    NUMBERS,  # twenty one -> 21
    COUNTS,  # a couple of -> 2
    HABITS,  # every Friday
    AMOUNTS,  # a month and a half
    DATES,  # May 3rd, 2024
    PERIODS,  # August, 2016, Christmas
    LONG_UNITS,  # next year
    DAYS_OF_MONTHS,  # the 14th
    DAY_TIMES,  # tomorrow
    PARTS,  # early May, the second Monday in June
    BESIDE,  # the day after Christmas
    WEEKS,  # last Friday, this weekend
    AGO,  # three weeks ago
    RANGES,  # from Monday to Friday
    HOPS,  # two days later
)


KNOWN = frozenset(word for step in STEPS for rule in step for word in rule.words) | frozenset(",-/~+&'½")
TELLING = frozenset(
    listed(
        "recently today tonight yesterday tomorrow overmorrow daily weekly monthly nightly morning mornings afternoon evening evenings"
    )
)


def find_times(text: str, written: date) -> tuple[Timex, ...]:
    """The time expressions of a text, in order, none overlapping another."""
    scene = Scene(written, day_comes_first(text))
    story = Story(text, written)
    found: list[Timex] = []
    for run in runs(tokens(text), KNOWN):
        if not TELLING.isdisjoint(run.line.split()) or "<" in run.line:
            for step in STEPS:
                for rule in step:
                    rule.apply(run, scene)
            found += story.times(run)
    return tuple(found)
