"""Invented people with a known truth, and what the page of patterns would tell them; prints the tables of docs/patterns.md.

How often it claims what is not there, what it finds by when, and what the simple comparison of averages would have said.
`--people` is how many are invented a case. The sums are the page's own, done for many people at once; a test holds
that both give the same numbers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from healing_journal.story import patterns

Numbers: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

DAYS = (30, 60, 90, 180)
LEAST_SHOWN = 200  # people with an answer, below which a share of them says nothing
BATCH = 2500
ENOUGH_TO_BE_SURE = 1 - (1 - patterns.CONFIDENCE) / 2


@dataclass(frozen=True)
class World:
    """How an invented person's longing goes, from evening to evening, and when contact comes.

    `effect` is what contact does to the evening after, in points: the truth that is asked for. `same` is what it does
    to the same evening, which goes on into the next where it is `lasting`. `pull` is how much likelier contact is on
    an evening of high longing, `swing` how far evenings lie apart, `jitter` how uneven the tapping is.
    """

    effect: float = 0.0
    rate: float = 0.3
    carry: float = 0.45
    swing: float = 1.5
    pull: float = 0.5
    rarer: float = 1.0
    runs: float = 0.0
    same: float = 0.0
    lasting: bool = True
    jitter: float = 0.0
    friday: float = 0.0
    wild: Literal["", "tails", "at first"] = ""
    course: Literal["slow", "fast", "wander", "waves", "move", "hardly any"] = "slow"
    taps: Literal["all", "few"] = "all"
    gaps: Literal["", "chance", "weeks", "high", "low", "contact", "high after contact"] = ""


FAIR = {
    "carried over, fading slowly, contact likelier on high evenings": World(),
    "the same, contact on one day in seven": World(rate=0.15),
    "nothing carried over from evening to evening": World(carry=0.0),
    "nearly all carried over": World(carry=0.9),
    "contact far likelier on high evenings": World(pull=1.2),
    "contact in runs of days": World(runs=2.0),
    "contact lifts its own evening, and that goes on": World(same=1.0),
    "longing fades fast, then slowly": World(course="fast"),
    "longing wanders up and down for weeks": World(course="wander"),
    "longing in waves of six weeks": World(course="waves"),
    "a move halfway: less longing, far less contact": World(course="move"),
    "hardly any longing, often 0": World(course="hardly any"),
    "a few very wild evenings": World(wild="tails"),
    "wild at first, calmer later": World(wild="at first"),
    "uneven tapping, by about a point": World(jitter=1.0),
    "only 0, 2, 5, 8 and 10 are ever tapped": World(taps="few"),
    "three evenings in ten left out": World(gaps="chance"),
    "whole stretches left out": World(gaps="weeks"),
    "high evenings left out": World(gaps="high"),
    "low evenings left out": World(gaps="low"),
    "evenings of contact left out": World(gaps="contact"),
    "uneven, fast, wild at first, high ones left out": World(
        jitter=0.7, course="fast", wild="at first", gaps="high"
    ),
}
UNFAIR = {
    "Fridays bring contact, and Saturdays are hard anyway": World(friday=1.0),
    "contact lifts its own evening, and that is gone by the next": World(same=1.0, lasting=False),
    "high evenings left out, but only after contact": World(gaps="high after contact"),
    "very uneven tapping, contact far likelier on high evenings": World(jitter=1.2, carry=0.8, pull=1.0),
}


@dataclass(frozen=True)
class People:
    """Many invented people: a row each, a column for each day; `kept` tells which evenings were tapped."""

    longing: Numbers
    contact: Flags
    kept: Flags


def invent(world: World, number: int, days: int, chance: np.random.Generator) -> People:
    """Let so many people live so many days in a world."""
    level = _course(world, number, days, chance)
    longing, contact = np.zeros((number, days)), np.zeros((number, days), bool)
    state, before = chance.normal(0, world.swing, number), np.zeros(number, bool)
    for day in range(days):
        state = world.carry * state + _shock(world, number, day / days, chance) + world.effect * before
        tone = (state + level[:, day] - level.mean(1)) / world.swing
        odds = np.log(world.rate / (1 - world.rate)) + world.pull * tone + world.rarer * (0.5 - day / days)
        odds = odds + world.runs * (before - world.rate) + world.friday * (day % 7 == 4)
        if world.course == "move":
            odds = odds + (0.7 if day < days // 2 else -1.0)
        contact[:, day] = before = chance.random(number) < _share(odds)
        longing[:, day] = level[:, day] + state + world.same * before + world.friday * (day % 7 == 5)
        state = state + world.same * before * world.lasting
    tapped = np.clip(np.rint(longing + chance.normal(0, 1, longing.shape) * world.jitter), 0, 10)
    if world.taps == "few":
        tapped = np.array([0, 2, 2, 2, 5, 5, 5, 8, 8, 10, 10], float)[tapped.astype(int)]
    return People(tapped, contact, _kept(world, tapped, contact, chance))


def _share(odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-odds)), float)


def _course(world: World, number: int, days: int, chance: np.random.Generator) -> Numbers:
    """Return the level around which each person's evenings lie."""
    day = np.arange(days, dtype=float)
    match world.course:
        case "slow":
            level = 6 - day / 60
        case "fast":
            level = 3 + 5 * np.exp(-day / 25)
        case "move":
            level = np.where(day < days // 2, 7.0, 4.0)
        case "hardly any":
            level = 2 - day / 60
        case "wander":
            return np.asarray(5 + np.cumsum(chance.normal(0, 0.25, (number, days)), axis=1))
        case "waves":
            return np.asarray(5 + 1.5 * np.sin(2 * np.pi * (day / 45 + chance.random((number, 1)))))
    return np.tile(level, (number, 1))


def _shock(world: World, number: int, gone: float, chance: np.random.Generator) -> Numbers:
    """Return what is new in one evening."""
    size = world.swing * np.sqrt(1 - world.carry**2)
    if world.wild == "tails":
        return np.asarray(chance.standard_t(3, number) * size / np.sqrt(3))
    return chance.normal(0, size * (1.8 - 1.3 * gone if world.wild == "at first" else 1), number)


def _kept(world: World, longing: Numbers, contact: Flags, chance: np.random.Generator) -> Flags:
    """Return on which evenings each person tapped."""
    after = np.concatenate([np.zeros((len(contact), 1), bool), contact[:, :-1]], axis=1)
    likely: Numbers | float = 1.0
    match world.gaps:
        case "chance":
            likely = 0.7
        case "high":
            likely = _share(1.2 - 0.5 * (longing - 5))
        case "low":
            likely = _share(1.2 + 0.5 * (longing - 5))
        case "contact":
            likely = np.where(contact, 0.5, 0.85)
        case "high after contact":
            likely = _share(1.2 - 0.5 * (longing - 5) * after)
        case "weeks":
            return _stretches(longing.shape, chance)
    return np.asarray(chance.random(longing.shape) < likely)


def _stretches(shape: tuple[int, ...], chance: np.random.Generator) -> Flags:
    """Return evenings kept and left out in stretches: about twelve on, about five off."""
    kept, on = np.zeros(shape, bool), np.ones(shape[0], bool)
    for day in range(shape[1]):
        on = chance.random(shape[0]) < np.where(on, 0.92, 0.2)
        kept[:, day] = on
    return kept


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


Told: TypeAlias = Literal["too early", "higher", "lower", "changed", "can't tell"]


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
    words = ("higher", "lower", "changed")
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
            page, usual = found.page, found.usual
            claims = (page["higher"], page["lower"], usual["higher"], usual["lower"])
            yield f"| {name} | {days} | {found.answered:.0f} | {' | '.join(f'{one:.1f}' for one in claims)} |"


def found_by_when(number: int, chance: np.random.Generator) -> Iterator[str]:
    """Give the lines of a table of what is found where contact does change the evening after."""
    yield "| truly higher by | contact on | days | of 100, an answer | page: higher | page: lower | page: changed | simple: higher |"
    yield "|---|---|---|---|---|---|---|---|"
    for effect in (0.35, 0.7, 1.0, 1.4, 2.0):
        for rate in (0.15, 0.3):
            for days in DAYS:
                found = measure(World(effect=effect, rate=rate), number, days, chance)
                if found is not None:
                    said = (
                        *(found.page[word] for word in ("higher", "lower", "changed")),
                        found.usual["higher"],
                    )
                    numbers = " | ".join(f"{one:.1f}" for one in said)
                    yield f"| {effect:g} | {rate:.0%} of days | {days} | {found.answered:.0f} | {numbers} |"


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
