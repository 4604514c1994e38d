"""Invented people with a known truth, and what the page of patterns would tell them; prints the tables of docs/patterns.md.

How often it claims what is not there, what it finds by when, and what the simple comparison of averages would have said.
`--people` is how many are invented a case. The sums are the page's own, done for many people at once; a test holds
that both give the same numbers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from invented import FAIR, UNFAIR, Flags, Numbers, People, World, invent
from numpy.typing import NDArray
from scipy.stats import t as student

from healing_journal.story import patterns

DAYS = (30, 60, 90, 180)
LEAST_SHOWN = 200  # people with an answer, below which a share of them says nothing
BATCH = 2500
ENOUGH_TO_BE_SURE = 1 - (1 - patterns.CONFIDENCE) / 2


@dataclass(frozen=True)
class Fitted:
    """For each person: the estimate, both ends of its interval, and whether it can be told at all."""

    estimate: Numbers
    low: Numbers
    high: Numbers
    known: Flags


def fit(people: People, used: Flags) -> Fitted:
    """Do for all people what `patterns.difference` does for one; `used` marks the evenings that begin a pair."""
    days = people.longing.shape[1] - 1
    shape = people.longing[:, :-1].shape
    columns = [np.ones(shape), people.longing[:, :-1], np.tile(np.arange(days) / 30.0, (shape[0], 1))]
    rows = np.stack([*columns, people.contact[:, :-1].astype(float)], axis=-1) * used[..., None]
    after = people.longing[:, 1:] * used
    squared = np.einsum("ndk,ndl->nkl", rows, rows)
    inverse = np.linalg.pinv(squared, hermitian=True)
    found = np.einsum("nkl,ndl,nd->nk", inverse, rows, after, optimize=True)
    left = after - np.einsum("ndk,nk->nd", rows, found)
    lever = np.einsum("ndk,nkl,ndl->nd", rows, inverse, rows, optimize=True)
    weight = np.einsum("ndk,nk->nd", rows, inverse[:, -1])
    error = np.sqrt(np.sum((weight * left / np.maximum(1 - lever, 1e-9)) ** 2, axis=1))
    rank = np.linalg.matrix_rank(squared, hermitian=True)
    varied = (
        np.ptp(np.where(used, people.longing[:, :-1], people.longing[:, :-1].mean(1)[:, None]), axis=1) > 0
    )
    half = error * student.ppf(ENOUGH_TO_BE_SURE, np.maximum(used.sum(1) - rank, 1))
    estimate = found[:, -1]
    return Fitted(estimate, estimate - half, estimate + half, rank == np.where(varied, 4, 3))


def answers(people: People) -> NDArray[np.str_]:
    """Return what the page would tell each person."""
    used = people.kept[:, :-1] & people.kept[:, 1:]
    whole = fit(people, used)
    higher, lower = whole.low > patterns.SMALLEST, whole.high < -patterns.SMALLEST
    first = used & (np.cumsum(used, axis=1) <= used.sum(1)[:, None] // 2)
    one, other = fit(people, first), fit(people, used & ~first)
    both = _holds(people, first, patterns.LEAST_IN_HALF) & _holds(
        people, used & ~first, patterns.LEAST_IN_HALF
    )
    turned = both & one.known & other.known & ((one.estimate > 0) != (other.estimate > 0))
    enough = _holds(people, used, patterns.LEAST_EACH) & (used.sum(1) >= patterns.LEAST_PAIRS)
    plain = _averages(people, used)[0] * np.sign(whole.estimate)
    claims = whole.known & (higher | lower) & (plain > patterns.SMALLEST)
    kinds = [~enough, ~claims, turned, higher]
    return np.select(kinds, ["too early", "can't tell", "changed", "higher"], "lower")


def _holds(people: People, used: Flags, least: int) -> Flags:
    """Tell whether there are so many pairs of each sort."""
    happened = (used & people.contact[:, :-1]).sum(1)
    return np.asarray(np.minimum(happened, used.sum(1) - happened) >= least)


def simple(people: People) -> NDArray[np.str_]:
    """Return what the usual comparison would say: the average evening after contact beside the others, 90 in 100 sure."""
    gap, half = _averages(people, people.kept[:, :-1] & people.kept[:, 1:])
    return np.select([gap - half > 0, gap + half < 0], ["higher", "lower"], "can't tell")


def _averages(people: People, used: Flags) -> tuple[Numbers, Numbers]:
    """Return by how much the average evening after contact differs from the others, and half the width of its interval."""
    after = people.longing[:, 1:]
    means, spreads, counts = [], [], []
    for some in (used & people.contact[:, :-1], used & ~people.contact[:, :-1]):
        number = np.maximum(some.sum(1), 2)
        mean = (after * some).sum(1) / number
        means.append(mean)
        spreads.append((((after - mean[:, None]) * some) ** 2).sum(1) / (number - 1) / number)
        counts.append(number)
    half = np.sqrt(spreads[0] + spreads[1]) * student.ppf(ENOUGH_TO_BE_SURE, counts[0] + counts[1] - 2)
    return means[0] - means[1], half


@dataclass
class Shares:
    """Of how many people there was an answer, and in how many of a hundred of these each thing was said."""

    answered: float
    page: dict[str, float]
    usual: dict[str, float]

    @property
    def line(self) -> str:
        """The shares as cells of a table."""
        said = [shares[word] for shares in (self.page, self.usual) for word in ("higher", "lower")]
        return f"{self.answered:.0f} | {' | '.join(f'{one:.1f}' for one in said)}"


def measure(world: World, number: int, days: int, chance: np.random.Generator) -> Shares | None:
    """Invent people and ask both; None where too few were told anything."""
    told, usual = [], []
    for begin in range(0, number, BATCH):
        people = invent(world, min(BATCH, number - begin), days, chance)
        told.append(answers(people))
        usual.append(simple(people))
    page, plain = np.concatenate(told), np.concatenate(usual)
    enough = page != "too early"
    if enough.sum() < LEAST_SHOWN:
        return None
    words = ("higher", "lower")
    return Shares(
        100 * float(enough.mean()),
        {word: 100 * float((page[enough] == word).mean()) for word in words},
        {word: 100 * float((plain[enough] == word).mean()) for word in words},
    )


def table(worlds: dict[str, World], number: int, chance: np.random.Generator) -> Iterator[str]:
    """Give the lines of a table of what is claimed where contact changes nothing."""
    yield "| what their evenings are like | days | of 100, an answer | page: higher | page: lower | simple: higher | simple: lower |"
    yield "|---|---|---|---|---|---|---|"
    for name, world in worlds.items():
        for days in DAYS:
            found = measure(world, number, days, chance)
            if found is None:
                yield f"| {name} | {days} | – | | | | |"
                continue
            yield f"| {name} | {days} | {found.line} |"


def found_by_when(number: int, chance: np.random.Generator) -> Iterator[str]:
    """Give the lines of a table of what is found where contact does change the evening after."""
    yield "| truly | contact on | days | of 100, an answer | page: higher | page: lower | simple: higher | simple: lower |"
    yield "|---|---|---|---|---|---|---|---|"
    for effect in (0.35, 0.7, 1.0, 1.4, 2.0, -0.7, -1.4):
        for rate in (0.15, 0.3):
            for days in DAYS:
                found = measure(World(effect=effect, rate=rate), number, days, chance)
                if found is not None:
                    truly = f"{abs(effect):g} {'higher' if effect > 0 else 'lower'}"
                    yield f"| {truly} | {rate:.0%} of days | {days} | {found.line} |"


def looked_at_weekly(number: int, chance: np.random.Generator, days: int = 180) -> str:
    """Say how many are told of something at least once if they look every week for half a year."""
    people = invent(World(), number, days, chance)
    ever = np.zeros(number, bool)
    for end in range(patterns.LEAST_PAIRS + 1, days + 1, 7):
        sofar = replace(
            people,
            longing=people.longing[:, :end],
            contact=people.contact[:, :end],
            kept=people.kept[:, :end],
        )
        told = answers(sofar)
        ever |= (told == "higher") | (told == "lower")
    return f"Looked at every week of {days} days: {100 * ever.mean():.1f} of 100 are told something untrue at least once."


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    given = parser.parse_args()
    chance = np.random.default_rng(given.seed)
    print(f"{given.people:,} invented people a case.\n\nContact changes nothing:\n")
    for line in table(FAIR, given.people, chance):
        print(line, flush=True)
    print("\nContact changes nothing, and the page cannot know:\n")
    for line in table(UNFAIR, given.people, chance):
        print(line, flush=True)
    print("\nContact does change the evening after:\n")
    for line in found_by_when(given.people, chance):
        print(line, flush=True)
    print(f"\n{looked_at_weekly(min(given.people, 4000), chance)}")


if __name__ == "__main__":
    main()
