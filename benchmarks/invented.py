"""Invented people with a known truth: how their longing goes from evening to evening, and when contact comes.

What they tell is the truth of a world that somebody made up. Real people are less simple.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]


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
