"""Two questions every fortnight, only for whoever chose them: about oneself, and about its being over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from healing_journal.care.circumstances import Circumstances
from healing_journal.care.saying import say
from healing_journal.model.record import CheckedIn

EVERY = timedelta(days=14)
CHOICE = "fortnight"  # the setting that holds whether the two are asked
SCALES = ("knowing", "accepting")


class Fortnight(msgspec.Struct, frozen=True):
    """What the check-in shows of the two questions.

    `chosen`: they are asked; `due`: it is time again; `before`: what was answered, with its day.
    """

    chosen: bool
    due: bool
    questions: tuple[tuple[str, str], ...]
    unfinished: str
    offer: str
    ask: str
    stop: str
    caution: str
    before: tuple[CheckedIn, ...]


def fortnight(
    choices: Mapping[str, str], kept: Iterable[CheckedIn], today: date, about: Circumstances
) -> Fortnight | None:
    """Return the two questions as they stand today; none for whoever is under 18."""
    if not about.offers("scales"):
        return None
    before = tuple(sorted((taps for taps in kept if _answered(taps)), key=lambda taps: taps.day))
    chosen = choices.get(CHOICE) == "on"
    return Fortnight(
        chosen=chosen,
        due=chosen and all(taps.day == today or today - taps.day >= EVERY for taps in before),
        questions=tuple((name, say(f"fortnight.{name}")) for name in SCALES),
        unfinished=say("fortnight.unfinished"),
        offer=say("fortnight.offer"),
        ask=say("fortnight.ask"),
        stop=say("fortnight.stop"),
        caution=say("fortnight.caution"),
        before=before,
    )


def _answered(taps: CheckedIn) -> bool:
    return taps.knowing is not None or taps.accepting is not None or taps.unfinished
